import type { Basis } from '#core/case/deletion.ts'

const bases: Readonly<Record<Basis, string>> = {
  'retention-over': 'Fristen for at gemme sagen er udløbet',
  archived: 'Sagen er journaliseret eller afleveret til arkivet',
  erasure: 'En person har ret til at få den slettet',
  'opened-by-mistake': 'Sagen blev åbnet ved en fejl',
}

/** *Sletning*: by two, of a closed case. */
export const deletion = {
  title: 'Slet sagen',
  lead: 'En lukket sag slettes for altid, når to er enige: en leder, der beder om det, og en anden leder eller kommunens databeskyttelsesrådgiver.',
  archive:
    'Kommunens arkivregler afgør, hvad der må slettes hvornår. Vær sikker på, at det, der skal gemmes, er journaliseret eller afleveret først.',
  gone: 'Alt, hvad der står i sagen, forsvinder, og nøglen til den ødelægges. Det kan ikke fortrydes.',
  stays:
    'Tilbage står kun sagens nummer, hvem de to var, hvornår og på hvilket grundlag, og en liste uden navne over, at sagen er set.',
  backups:
    'Sikkerhedskopier, der allerede er taget, rummer sagen, til de er for gamle og slettes. Bliver en af dem lagt ind igen, slettes sagen igen, når programmet starter.',
  openFirst: 'Sagen er åben. Den skal lukkes, før den kan slettes.',
  basis: 'På hvilket grundlag?',
  bases,
  reason: 'Hvorfor?',
  reasonHint: 'Det læses af den, der skal sige ja. Skriv ingen navne.',
  ask: 'Bed om, at sagen slettes',
  asked: (who: string, when: string) => `${who} bad ${when} om, at sagen slettes.`,
  yours: 'En anden leder eller databeskyttelsesrådgiveren skal sige ja.',
  confirm: 'Slet sagen for altid',
  keep: 'Behold sagen',
  link: 'Slet sagen',
  deletedTitle: 'Slettede sager',
  deletedLead: 'Det er alt, hvad der er tilbage af dem.',
  deletedNone: 'Ingen sager er slettet.',
  deletedLine: (when: string, one: string, other: string): string =>
    `Slettet ${when}: ${one} bad om det, ${other} sagde ja.`,
  head: (entries: number, head: string): string => `Set ${entries} gange. Listens sidste mærke: ${head}`,
  waiting: 'Sletning, der venter på et ja',
  basisMissing: 'Vælg et grundlag.',
}
