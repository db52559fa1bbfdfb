export const help = {
  title: 'Til dig, der er ung eller forælder',
  lead: 'Det er ikke jeres skyld. I behøver ikke at klare det alene.',
  answering: (clock: string) => `De svarer nu, klokken ${clock}`,
  tonight: 'Hvad I gør nu',
  unsure: 'Ring, og hør, om de har åbent',
  unsureSays: 'Vi kender ikke åbningstiderne sikkert.',
  closed: 'De har lukket nu',
  young: 'Du er ung',
  youngSteps: (danger: string, police: string) => [
    { title: `Er du i fare, så ring ${danger}.`, says: 'Også hvis du tænker på at gøre skade på dig selv.' },
    {
      title: 'Sig det til en voksen, du stoler på.',
      says: 'En forælder, en lærer, en træner. Eller ring til en af linjerne her på siden.',
    },
    { title: 'Slet ikke noget endnu.', says: 'Heller ikke det, du selv har skrevet. Du har ikke gjort noget forkert.' },
    { title: 'Få hjælp til at få det væk.', says: 'SletDet hjælper gratis. De hjælper også med at anmelde.' },
    { title: `Du kan ringe ${police} og bare spørge.`, says: 'Du behøver ikke at have bestemt dig for at anmelde.' },
  ],
  parent: 'Du er forælder',
  parentSteps: (danger: string) => [
    {
      title: 'Hold roen, og lyt.',
      says: 'Sig: Godt, du fortalte det. Det er ikke din skyld. Spørg, hvad barnet er mest bange for.',
    },
    {
      title: 'Lad ikke barnet være alene, hvis du er bange for det.',
      says: `Ring ${danger}, hvis du tror, at barnet vil gøre skade på sig selv.`,
    },
    {
      title: 'Se ikke billederne igennem.',
      says: 'Lad barnet fortælle med ord. Er nogen under 18, må I ikke kopiere eller sende dem.',
    },
    {
      title: 'Kontakt ikke den anden familie i nat.',
      says: 'Beviser kan forsvinde, og politiet kan have brug for ro. Tal med skolen eller politiet først.',
    },
    { title: 'Gem beviserne sammen med barnet.', says: 'Det tager lidt tid, og det kan haste. Siden viser hvordan.' },
    {
      title: 'Skriv til skolen i morgen tidlig.',
      says: 'Skriv kun, at der er sket noget på nettet, og bed dem ringe. Send ingen billeder.',
    },
  ],
  doEvidence: 'Gem beviser',
  doEvidenceHint: 'For jeres app og telefon, trin for trin.',
  doRemoval: 'Få det fjernet',
  doRemovalHint: 'Hvem der kan hjælpe, og i hvilken rækkefølge.',
  stop: 'Lad være',
  municipality: 'Kommunen',
  school: 'Hvad skolen gør',
  schoolLead:
    'Skolen følger et kort med fem faser. Du kan læse det hele. Spørg skolen, hvad der sker nu, og hvem der får noget at vide.',
  schoolCard: 'Se kortet',
  logbook: 'Skriv ned, hvad der sker',
  logbookSays:
    'Skriv hvem, hvad, hvor og hvornår, mens I husker det. Logbogen er låst med en kode, som kun I har. Papir er også godt.',
  toLogbook: 'Åbn eller start en logbog',
  traces: 'Vil du ikke have, at andre kan se, at du har været her?',
  tracesSays:
    'Tryk på Forlad siden øverst. Browseren kan stadig huske, at siden har været åben. Slet den i browserens historik.',
}
