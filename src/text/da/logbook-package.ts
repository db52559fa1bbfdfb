/** Pakke til politiet: what the family chooses, what it is told, and what it is to write down. */
export const logbookPackage = {
  title: 'Pakke til politiet',
  lead: 'Vælg, hvad politiet skal have. Pakken bliver lavet her på enheden og sendt til ingen. I afleverer den selv, på print eller USB.',
  empty: 'Der er ikke noget i logbogen endnu.',
  entries: 'Hvilke punkter skal med?',
  entriesHint: 'Rettelser følger med det, de retter.',
  entriesMissing: 'Vælg mindst ét punkt.',
  all: 'Vælg alle',
  none: 'Vælg ingen',
  entry: (seq: number, kind: string, what: string) => `Punkt ${seq}, ${kind}: ${what}`,
  event: 'hændelse',
  level: 'Skal filerne selv med?',
  levels: {
    without: 'Uden materiale: punkterne, og filernes navne og fingeraftryk',
    with: 'Med materiale: også filerne selv. Kun når politiet har bedt om det',
  },
  lock: 'Lås pakken med en adgangskode',
  lockHint: 'Så kan kun den, der har koden, åbne den. Politiet skal have koden for sig: på papir, ikke i samme kuvert.',
  next: 'Videre',
  make: 'Lav pakken',
  warnTitle: 'Før I lægger filerne i pakken',
  warn: [
    'Pakken kommer til at indeholde filerne selv. De kan vise en krænkelse, også af en person under 18 år.',
    'Spørg politiet først, på 114, eller SSP: vil de have filerne, og hvordan? Tit vil de hellere se dem på telefonen.',
    'Giv kun pakken til politiet. Ikke til skolen, ikke i en mail, ikke i en sky. At dele seksuelt materiale af en person under 18 år kan være strafbart, også når man vil hjælpe.',
    'Behold telefonen, som den er. Den er stadig den første kilde.',
  ],
  asked: 'Politiet har bedt om filerne',
  askedMissing: 'Ring til politiet på 114 først, eller gå tilbage, og lav pakken uden materiale.',
  files: 'Vælg filerne igen',
  filesHint: (names: string) => `Browseren husker ikke, hvor de ligger. Vælg: ${names}`,
  filesMissing: 'Vælg mindst én af filerne.',
  unknown: (names: string) =>
    `Ikke registreret blandt de valgte punkter: ${names}. Tag dem ud, eller tilføj dem som bevis først.`,
  noEvidence:
    'Der er ingen beviser blandt de valgte punkter. Gå tilbage, og vælg dem, eller lav pakken uden materiale.',
  professional:
    'Du er logget ind som medarbejder i denne browser. Medarbejdere må ikke tage imod filer som disse. Pakken kan kun laves uden materiale her.',
  codeTitle: 'Skriv adgangskoden ned nu',
  code: 'Uden den kan ingen åbne pakken, heller ikke I selv. Den bliver ikke gemt nogen steder.',
  written: 'Jeg har skrevet den ned. Lav pakken',
  making: 'Pakken bliver lavet',
  madeTitle: 'Pakken er lavet',
  made: (name: string) => `Den er gemt som ${name}. Se efter, at den ligger, hvor I valgte.`,
  seal: 'Skriv pakkens segl ned på papir, og gem papiret for sig:',
  sealWhy: 'Seglet viser senere, at det er den samme pakke. Den, der laver pakken om, får et andet segl.',
  without: (count: number) =>
    count === 1
      ? '1 bevis er med i ord og fingeraftryk, uden filen.'
      : `${count} beviser er med i ord og fingeraftryk, uden filerne.`,
  differing: (names: string) =>
    `OBS: ${names} er ikke længere den fil, der blev registreret. Den er med, og pakken siger, at den er en anden.`,
  stamped:
    'At pakken fandtes, står nu i den fælles log. Det viser, at den fandtes før et tidspunkt, ikke hvem der har lavet den.',
  notStamped: 'Der kunne ikke hentes en kvittering fra den fælles log. Pakken er hel alligevel.',
  check: 'Kontrollér pakken',
  handIn: 'Sådan afleverer I til politiet',
  printSeal: 'Udskriv seglet',
  done: 'Færdig',
  noted: (id: string) => `Pakke ${id} og dens segl er skrevet i logbogen.`,
  paper: {
    writtenBy: (name: string, when: string) => `Skrevet af ${name} ${when}`,
    corrected: (seq: number, when: string, name: string, why: string) =>
      `Rettet i punkt ${seq}, ${when}, af ${name}, fordi: ${why}`,
    first: 'Sådan stod der først',
    zone: 'dansk tid',
    what: 'Hvad',
    status: 'Status',
    note: 'Note',
    evidence: 'Bevis, se listen over filer',
    removal: 'Forsøg på at få noget fjernet',
  },
}
