import type { GlassPurpose } from '#core/case/events.ts'

const purposes: Readonly<Record<GlassPurpose, string>> = {
  'child-at-risk': 'Et barn kan være i fare, og ingen på sagen kan nås',
  'stand-in': 'Jeg træder i stedet for en, der er på sagen',
  inquiry: 'Aktindsigt, klage eller spørgsmål fra en myndighed',
  supervision: 'Kommunens tilsyn eller ledelse',
}

/** *Nødadgang*: for somebody who has nothing to do with the case, and must read it now. */
export const glass = {
  title: 'Nødadgang til en sag',
  lead: (hours: number) =>
    `Du kan læse en sag, du ikke er på, i ${hours} timer. Lederen og databeskyttelsesrådgiveren får det at vide med det samme. Alt, du ser, bliver skrevet ned.`,
  only: 'Brug det kun, når det ikke kan vente, og ingen kan sætte dig på sagen.',
  institution: 'Hvor hører sagen til?',
  number: 'Sagens nummer',
  numberHint: 'For eksempel 2026-4817. Den, der beder dig om hjælp, kender det.',
  purpose: 'Hvad er grunden?',
  purposes,
  reason: 'Hvorfor er det nødvendigt nu?',
  reasonHint: 'Det læses af dem, der er på sagen, og af lederen.',
  take: 'Tag nødadgang',
  none: 'Der er ingen sag med det nummer, som du kan få nødadgang til.',
  link: 'Nødadgang til en sag, du ikke er på',
  yours: (until: string) => `Du læser sagen med nødadgang til ${until}. Du kan ikke skrive i den.`,
  notice: (count: number): string =>
    count === 1 ? 'Nogen har taget nødadgang til sagen' : 'Flere har taget nødadgang til sagen',
  look: 'Se hvem og hvorfor',
  listed: 'Nødadgang, du ikke har set endnu',
  listLine: (number: string, who: string, when: string) => `Sag ${number}: ${who}, ${when}`,
  pageTitle: 'Nødadgang',
  pageLead: 'De har læst sagen uden at være på den.',
  nobody: 'Ingen har taget nødadgang til sagen.',
  told: (when: string, until: string) => `${when}, adgang til ${until}`,
  seenBy: (who: string, when: string) => `Set af ${who} ${when}.`,
  notSeen: 'Ikke set af lederen endnu',
  acknowledge: 'Jeg har set det',
  overseen: 'Nødadgang',
  seen: 'set af lederen',
}
