export const front = {
  title: 'Når en elev er blevet krænket digitalt',
  lead: 'Få at vide, hvad I skal gøre nu, i hvilken rækkefølge, og hvorfor.',
  professional: 'Jeg er fagperson: hvad gør jeg nu?',
  professionalHint:
    'Svar på spørgsmål om det, der er sket. Det tager tre-fire minutter, og planen kan ses undervejs. Intet gemmes.',
  family: 'Jeg er ung eller forælder',
  familyHint: 'Hvad der sker nu, og hvem I kan tale med.',
  signIn: 'Log ind på en sag',
  signInHint: 'For ansatte i skolen, ledelsen og SSP.',
  cases: 'Til dine sager',
  casesHint: 'Du er logget ind.',
  exercise: 'Prøv med øvelsessager',
  exerciseHint: 'Opdigtede sager. Ingen konto, ét klik.',
  wholeCard: 'Se hele kortet',
  fivePhases: 'De fem faser',
  alwaysTrue: 'Gælder altid',
  call: 'Ring og spørg',
}
