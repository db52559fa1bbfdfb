/** Få det fjernet: each place where something lies, how it stands there, and the ways on. */
export const logbookRemoval = {
  titleOf: (place: string) => `Få det fjernet: ${place}`,
  lead: 'Ét sted ad gangen. Det, I svarer, bliver i logbogen. Så ser I vejene i den rækkefølge, de skal tages.',
  evidenceFirst:
    'Gem beviserne først. Det, der er fjernet, kan ingen vise bagefter. Er det groft, eller er nogen under 18, så tal med politiet på 114, før I beder nogen slette.',
  address: 'Adresse på nettet (link)',
  addressHint: 'Kopiér linket til selve opslaget eller profilen, hvis I kan.',
  profile: 'Profil eller gruppe',
  placeMissing: 'Vælg et sted, eller skriv en adresse eller en profil.',
  status: 'Hvordan står det til?',
  statusMissing: 'Vælg, hvordan det står til.',
  way: 'Hvilken vej har I taget?',
  wayNone: 'Ingen endnu',
  note: 'Hvad gjorde I, og hvad svarede de?',
  noteHint: 'Skriv sagens nummer, hvis I har fået et.',
  save: 'Gem, og vis vejene',
  saved: (place: string) => `Gemt: ${place}.`,
  waysAt: (place: string) => `Det er skrevet i logbogen. Her er vejene for ${place}, som I har svaret.`,
  links: 'Følger I et link, låser logbogen. I kan åbne den igen med koden.',
  toList: 'Tilbage til logbogen',
}
