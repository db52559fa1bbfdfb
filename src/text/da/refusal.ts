import type { Field, Refusal } from '#core/case/refusal.ts'
import type { LocalDate } from '#core/time.ts'
import { exactDate } from '../format.ts'

type Says = { readonly [T in Refusal['type']]: (refusal: Extract<Refusal, { type: T }>) => string }

const field: Readonly<Record<Field, string>> = {
  name: 'Navnet',
  age: 'Alderen',
  role: 'Rollen',
  of: 'Barnet',
  description: 'Beskrivelsen',
  question: 'Spørgsmålet',
  answer: 'Svaret',
  what: 'Hvad der er sket',
  who: 'Hvem',
  where: 'Hvor',
  when: 'Hvornår',
  outcome: 'Svaret',
  reason: 'Begrundelsen',
  until: 'Datoen',
  on: 'Datoen',
  starts: 'Datoen',
  next: 'Datoen',
  note: 'Noten',
  despite: 'Begrundelsen',
  text: 'Teksten',
  followUp: 'Begrundelsen',
  left: 'Begrundelsen',
}
const missing: Readonly<Record<Field, string>> = {
  name: 'Skriv et navn.',
  age: 'Skriv alderen.',
  role: 'Vælg en rolle.',
  of: 'Vælg, hvis forælder det er.',
  description: 'Beskriv det med ord.',
  question: 'Skriv, hvad I vil spørge om.',
  answer: 'Vælg et svar, eller vælg Ved ikke.',
  what: 'Skriv, hvad der skal siges.',
  who: 'Skriv hvem.',
  where: 'Skriv hvor.',
  when: 'Skriv hvornår.',
  outcome: 'Vælg et svar.',
  reason: 'Skriv hvorfor.',
  until: 'Skriv datoen.',
  on: 'Skriv datoen.',
  starts: 'Skriv, hvilken dag der skal regnes fra.',
  next: 'Skriv, hvilken dag der ses på det igen.',
  note: 'Skriv en note.',
  despite: 'Skriv hvorfor.',
  text: 'Skriv noget først.',
  followUp: 'Skriv, hvornår I følger op, eller hvorfor I ikke gør det.',
  left: 'Skriv, hvorfor trinnene bliver liggende.',
}
const things = { persons: 'personer', items: 'stykker materiale', postings: 'steder', answers: 'svar' } as const
const day = (date: LocalDate) => exactDate(date, '0000-01-01' as LocalDate, 'da')

const says: Says = {
  'not-permitted': () => 'Det kan du ikke gøre på denne sag. Spørg en, der er på sagen.',
  'no-such-case': () => 'Sagen findes ikke, eller du er ikke på den.',
  'case-closed': () => 'Sagen er lukket. Genåbn den først.',
  'case-open': () => 'Sagen er allerede åben.',
  missing: (refusal) => missing[refusal.field],
  'too-long': ({ field: name, limit, length }) =>
    `${field[name]} er for lang: ${length} tegn. Der er plads til ${limit}.`,
  'too-few-words': ({ field: name, least }) => `${field[name]} skal være på mindst ${least} ord.`,
  'too-many': ({ of, limit }) => `Der er ikke plads til flere ${things[of]}. Højst ${limit}.`,
  'out-of-range': ({ field: name, least, most }) => `${field[name]} skal være et helt tal fra ${least} til ${most}.`,
  'date-in-future': () => 'Datoen ligger ude i fremtiden. Skriv en dag til og med i dag.',
  'date-too-early': ({ earliest }) => `Datoen ligger for tidligt. Den tidligste er ${day(earliest)}.`,
  'date-too-far': ({ latest }) => `Datoen ligger for langt ude. Den seneste er ${day(latest)}.`,
  'no-such-fact': () => 'Det spørgsmål findes ikke på kortet.',
  'not-an-answer': () => 'Det er ikke et svar på spørgsmålet. Vælg et svar, eller vælg Ved ikke.',
  'not-answered-but-decided': () => 'Det er en beslutning. Den tages under Beslutninger.',
  'no-such-subject': () => 'Den person eller ting er ikke på sagen. Hent siden igen.',
  'not-that-role': () => 'Den rolle passer ikke her.',
  'nothing-changed': () => 'Der er ikke ændret noget.',
  'already-member': () => 'Kollegaen er allerede på sagen.',
  'no-such-account': () => 'Vælg en af kollegerne på listen.',
  'not-an-outcome': () => 'Vælg et af svarene.',
  'not-urgent': () => 'Denne beslutning kan ikke gælde, før en anden har bekræftet den.',
  'no-such-proposal': () => 'Forslaget er allerede bekræftet, sendt tilbage eller afløst af et nyt.',
  'own-proposal': () => 'Du har selv foreslået det. En anden skal se på det.',
  'leader-needed': () => 'En fra ledelsen skal være den ene af de to.',
  'no-such-step': () => 'Det trin findes ikke på kortet.',
  'needs-subject': () => 'Trinnet gælder én person eller ting. Vælg hvilken i planen.',
  'needs-decision': () => 'Trinnet er gjort, når beslutningen er taget. Gå til Beslutninger.',
  'already-marked': ({ mark }) =>
    mark === 'done' ? 'Trinnet er allerede markeret som gjort.' : 'Trinnet er allerede sprunget over.',
  'not-marked': () => 'Trinnet er åbent i forvejen.',
  'must-wait': () => 'Planen siger vent. Er det gjort alligevel, så skriv hvorfor.',
  'not-relevant': () => 'Planen siger, at trinnet ikke er relevant. Er det gjort alligevel, så skriv hvorfor.',
  'never-contact-suspect-yet': () =>
    'Stop: Den formodede krænker og forældrene må ikke kontaktes endnu. Ring 114, hvis det er sket.',
  'no-such-clock': () => 'Den frist løber ikke i denne sag. Hent siden igen.',
  'clock-settled': () => 'Fristen er allerede overholdt eller stoppet.',
  'needs-step': () => 'Fristen er overholdt, når trinnet er gjort. Marker trinnet.',
  'needs-review': () => 'Skriv i stedet, hvad ledelsen nåede frem til, da I så på beslutningen igen.',
  'no-exception': () => 'Der er ingen undtagelse om forældrene at se på.',
  'no-such-note': () => 'Den note findes ikke på sagen.',
  'steps-left': ({ steps }) =>
    steps.length === 1
      ? 'Der er 1 trin, I skal tage, som ikke er taget. Skriv hvorfor.'
      : `Der er ${steps.length} trin, I skal tage, som ikke er taget. Skriv hvorfor.`,
}

export const refusal = {
  says,
  notAge: 'Skriv alderen som et helt tal fra 0 til 120, eller vælg Ved ikke.',
  notDay: 'Skriv datoen som dag, måned og år: 23-11-2026.',
}
