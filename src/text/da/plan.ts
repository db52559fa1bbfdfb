import type { Advice, Counting, Duty, RouteName, Status } from '#core/card/plan.ts'

const status: Record<Status, string> = {
  do: 'Gør nu',
  wait: 'Vent',
  ask: 'Afklar først',
  done: 'Gjort',
  skipped: 'Sprunget over',
  'not-relevant': 'Ikke relevant',
}
const duty: Record<Duty, string> = { must: 'Skal', should: 'Bør', may: 'Kan' }
const counting: Record<Counting, string> = {
  'same-day': 'samme dag',
  'weekdays-mon-sat': 'hverdage, mandag til lørdag',
  'working-days': 'arbejdsdage',
  'calendar-days': 'kalenderdage',
  'calendar-months': 'måneder',
}
const routes: Record<RouteName, string> = {
  police: 'Politi',
  referral: 'Underretning',
  pedagogical: 'Pædagogisk håndtering',
  emergencyPlan: 'Beredskabsplan',
}
const advice: Record<Advice, string> = {
  yes: 'Ja',
  support: 'Støt og anbefal',
  possible: 'Måske',
  no: 'Nej, intet peger på det',
  unknown: 'Kan ikke siges endnu',
}

export const plan = {
  why: 'Hvorfor?',
  doNow: 'Gør nu',
  nothingNow: 'Intet lige nu.',
  after: 'Derefter',
  waitsFor: (what: string) => `Vent, til det er gjort: ${what}`,
  waitsForPolice: 'Vent, til politiet siger, at I må.',
  stop: 'Lad være',
  moreStops: (count: number) => (count === 1 ? 'Se 1 stopskilt til' : `Se ${count} stopskilte til`),
  noStops: 'Ingen stopskilte endnu.',
  clocks: 'Frister',
  noClocks: 'Ingen frister løber.',
  callThem: 'Ring:',
  call: 'Ring og spørg',
  decide: 'Beslut hver for sig',
  decideLead: 'De udelukker ikke hinanden. Et nej skal også begrundes.',
  phases: 'De fem faser',
  status,
  duty,
  counting,
  routes,
  advice,
  concerns: (names: string) => `Gælder ${names}`,
  how: 'Sådan gør I',
  say: 'Sig eller spørg',
  avoid: 'Lad være med',
  contacts: 'Hjælp at få',
  law: 'Hvad det bygger på',
  rule: (number: number) => `Kortets regel ${number}`,
  answered: 'Det bygger på jeres svar',
  notAnswered: 'ikke besvaret',
  missing: 'Det mangler I at finde ud af',
  notRelevant: (count: number) => (count === 1 ? '1 trin er ikke relevant her' : `${count} trin er ikke relevante her`),
  unverified: 'ikke efterprøvet',
  checked: (month: string) => `tjekket ${month}`,
  source: 'Kilde',
  from: 'Fra',
  dayOne: (day: string) => `Dag 1 er ${day}.`,
  weekendDays: (count: number, both: boolean): string =>
    both
      ? `${count} lørdage og søndage er sprunget over.`
      : count === 1
        ? '1 søndag er sprunget over.'
        : `${count} søndage er sprunget over.`,
  holidays: (days: string) => `Helligdage sprunget over: ${days}.`,
  steps: (count: number) => (count === 1 ? '1 trin' : count === 0 ? 'ingen trin' : `${count} trin`),
  progress: (done: number, all: number) => `${done} af ${all} gjort`,
  nothingInPhase: 'intet endnu',
  more: (count: number) => (count === 1 ? '1 trin til' : `${count} trin til`),
}
