export const help = {
  title: 'Til dig, der er ung eller forælder',
  lead: 'Det er ikke din skyld. Du behøver ikke at klare det alene.',
  now: 'Gør nu',
  steps: (danger: string, police: string) => [
    { title: `Er nogen i fare, så ring ${danger}.`, says: 'Også hvis du tænker på at gøre skade på dig selv.' },
    {
      title: 'Sig det til en voksen, du stoler på.',
      says: 'En forælder, en lærer, en træner. Eller ring til en af linjerne herunder.',
    },
    {
      title: 'Gem beviserne, før noget bliver slettet.',
      says: 'Beskeder, navne, links og tidspunkter. Herunder kan du se hvordan, app for app.',
    },
    { title: 'Få hjælp til at få det væk.', says: 'SletDet hjælper gratis. De hjælper også med at anmelde.' },
    { title: 'Tal med politiet, hvis noget er ulovligt.', says: `Du kan ringe ${police} og bare spørge.` },
  ],
  stop: 'Lad være',
  call: 'Tal med nogen',
  platforms: 'Gem beviser og rapportér, app for app',
  school: 'Hvad skolen gør',
  schoolLead:
    'Skolen følger et kort med fem faser. Du kan læse det hele. Spørg skolen, hvad der sker nu, og hvem der får noget at vide.',
  schoolCard: 'Se kortet',
  logbook: 'Skriv ned, hvad der sker',
  logbookSays:
    'En logbog, som kun I selv kan læse, er på vej her på siden. Den er her ikke endnu. Skriv så længe på papir: hvem, hvad, hvor og hvornår.',
  traces: 'Vil du ikke have, at andre kan se, at du har været her?',
  tracesSays:
    'Tryk på Forlad siden øverst. Browseren kan stadig huske, at siden har været åben. Slet den i browserens historik.',
}
