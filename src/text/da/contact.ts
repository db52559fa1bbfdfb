import type { Channel, ContactOutcome, Custody, Party } from '#core/case/events.ts'

const parties: Record<Party, string> = {
  police: 'Politiet',
  municipality: 'Kommunen',
  ssp: 'SSP',
  platform: 'Appen eller siden',
  other: 'En anden',
}
const channels: Record<Channel, string> = {
  phone: 'Telefon',
  meeting: 'Møde',
  message: 'Besked eller mail',
  letter: 'Brev',
}
const outcomes: Record<ContactOutcome, string> = {
  reached: 'Vi fik fat i dem',
  'left-word': 'Vi lagde en besked',
  'no-answer': 'Intet svar',
}
const custody: Record<Custody, string> = {
  yes: 'har forældremyndighed',
  no: 'har ikke forældremyndighed',
  unknown: 'forældremyndighed ikke afklaret',
}

export const contact = {
  title: 'Skriv en kontakt ned',
  lead: 'Vælg hvem, og gem. Resten kan stå, som det er.',
  with: 'Hvem var I i kontakt med?',
  channel: 'Hvordan?',
  outcome: 'Hvordan gik det?',
  on: 'Hvornår',
  note: 'Hvad blev sagt eller aftalt?',
  save: 'Gem kontakten',
  parties,
  channels,
  outcomes,
  custody,
  livesApart: 'bor for sig',
  signs: 'Før I kontakter en forælder',
  protectedTitle: (name: string) => `${name} har beskyttet adresse.`,
  protectedWhy: 'Skriv og sig aldrig, hvor forælderen eller barnet bor. Heller ikke til den anden forælder.',
  heldOutTitle: (name: string) => `Fortæl ikke ${name} noget om sagen.`,
  heldOutWhy: (day: string) => `Ledelsen har besluttet det. Der ses på det igen ${day}.`,
  noCustodyTitle: (name: string) => `${name} har ikke forældremyndighed.`,
  noCustodyWhy: 'Inddrag den forælder, der har. Den anden kan bede om en orientering, men aldrig om den første.',
}
