import type { Status } from '#core/card/plan.ts'
import type { EventType } from '#core/case/events.ts'

/** What an entry says; the name of who did it comes before. */
type Told = {
  readonly who: string
  readonly what: string
  readonly from: string
  readonly day: string
}

const says: Record<EventType, (told: Told) => string> = {
  'case-opened': () => 'åbnede sagen',
  'professional-joined': ({ who }) => `satte ${who} på sagen`,
  'sparring-asked': ({ who }) => `spurgte ${who} om sparring`,
  'glass-broken': ({ what }) => `tog nødadgang til sagen: ${what}`,
  'glass-acknowledged': () => 'så, at der var taget nødadgang',
  'colleague-excluded': ({ who }) => `lukkede sagen for ${who}, som er mistænkt og har adgang her`,
  'colleague-readmitted': ({ who }) => `gav igen ${who} mulighed for at se sagen`,
  'sparring-answered': () => 'svarede på spørgsmålet',
  'person-added': ({ who, what }) => `tilføjede ${who}: ${what}`,
  'person-changed': ({ who, what, from }) => `rettede ${from || who}: ${what}`,
  'item-added': ({ what }) => `beskrev materiale: ${what}`,
  'posting-added': ({ what }) => `tilføjede et sted: ${what}`,
  'thing-described': ({ from, what }) => `beskrev ${from}: ${what}`,
  'answer-recorded': ({ what }) => `svarede: ${what}`,
  'account-given': () => 'skrev ned, hvad der er fortalt',
  'decision-proposed': ({ what }) => `foreslog: ${what}`,
  'decision-confirmed': ({ what }) => `bekræftede: ${what}`,
  'decision-sent-back': ({ what }) => `sendte tilbage: ${what}`,
  'step-done': ({ what, day }) => `tog trinnet: ${what} (${day})`,
  'step-skipped': ({ what }) => `sprang over: ${what}`,
  'step-reopened': ({ what }) => `åbnede igen: ${what}`,
  'note-written': () => 'skrev et notat',
  'note-withheld': () => 'skrev et notat',
  'note-corrected': () => 'rettede et notat',
  'follow-up-set': ({ day }) => `satte en dag til opfølgning: ${day}`,
  'clock-met': ({ what, day }) => `skrev, at fristen er overholdt: ${what} (${day})`,
  'clock-stopped': ({ what }) => `stoppede fristen: ${what}`,
  'clock-restarted': ({ what, day }) => `regnede fristen fra en anden dag: ${what}, senest ${day}`,
  'exception-reviewed': ({ who, what }) => `tog beslutningen om forældrene til ${who} op igen: ${what}`,
  'contact-logged': ({ who, what, day }) => `var i kontakt med ${who}: ${what} (${day})`,
  'task-set': ({ who, what, day }) => `gav ${who} en opgave: ${what}, senest ${day}`,
  'task-done': ({ what }) => `løste opgaven: ${what}`,
  'task-given': ({ who, what }) => `gav opgaven videre til ${who}: ${what}`,
  'case-handed-over': ({ from, who }) => `lod ${who} overtage sagen efter ${from}`,
  'case-closed': () => 'lukkede sagen',
  'case-reopened': () => 'genåbnede sagen',
}

const became: Record<Status | 'gone', string> = {
  do: 'kan tages nu',
  wait: 'skal vente',
  ask: 'skal afklares først',
  done: 'er gjort',
  skipped: 'er sprunget over',
  'not-relevant': 'er ikke relevant længere',
  gone: 'er ikke i planen længere',
}

export const chronicle = {
  says,
  named: (who: string, name: string) => `skrev navnet på ${who}: ${name}`,
  joinedSelf: 'kom selv på sagen',
  reason: 'Begrundelse',
  despite: 'Gjort, selv om planen sagde noget andet',
  who: 'Hvem',
  where: 'Hvor',
  when: 'Hvornår',
  before: (answer: string) => `før: ${answer}`,
  left: 'Ikke taget',
  until: (day: string) => `tages op ${day}`,
  urgent: 'Haster: gælder allerede',
  basis: 'Bygger på',
  scope: 'Omfang',
  whom: 'Til',
  told: 'De får at vide',
  purpose: 'Formål',
  consent: 'Samtykke',
  alone: 'En leder alene',
  born: (day: string) => `født ${day}`,
  noteForLeadership: 'skrev et notat, kun for ledelsen',
  noteFor: (who: string) => `skrev et notat, kun for ${who}`,
  superseded: 'Rollen er ændret senere',
  stays: (day: string) => `den gælder stadig, og den tages op igen ${day}`,
  ends: 'den gælder ikke længere, og forældrene inddrages',
  newRole: (role: string) => `er nu ${role}`,
  newName: (name: string) => `hedder ${name}`,
  aged: (age: number) => `${age} år`,
  became,
  raised: (sign: string) => `Nyt stopskilt: ${sign}`,
  lifted: (sign: string) => `Stopskiltet er væk: ${sign}`,
  clockStarted: (clock: string, due: string) => `Ny frist: ${clock}, ${due}`,
  clockStopped: (clock: string) => `Fristen løber ikke længere: ${clock}`,
  clockMoved: (clock: string, due: string) => `Fristen er flyttet: ${clock}, ${due}`,
  adviceChanged: (route: string, advice: string) => `Kortets råd om ${route}: ${advice}`,
  because: 'Fordi',
}
