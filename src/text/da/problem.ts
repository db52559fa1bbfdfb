export const problem = {
  home: 'Gå til forsiden',
  card: 'Se kortet',
  call: 'Haster det, så ring. Numrene står nederst på siden.',
  400: { title: 'Det kunne vi ikke læse', says: 'Gå tilbage og prøv igen. Intet er ændret.' },
  403: { title: 'Det har du ikke adgang til', says: 'Spørg din leder, hvis du mener, det er en fejl.' },
  404: { title: 'Den side findes ikke', says: 'Adressen kan være skrevet forkert, eller siden er flyttet.' },
  413: { title: 'Det var for meget på én gang', says: 'Skriv det kortere. Intet er ændret.' },
  415: { title: 'Filer kan ikke sendes hertil', says: 'Actioncard tager aldrig imod billeder eller andre filer.' },
  500: { title: 'Noget gik galt hos os', says: 'Det er ikke din skyld. Prøv igen om lidt.' },
  503: {
    title: 'Vi er lige straks tilbage',
    says: 'Sagerne kan ikke nås lige nu. Kortet og guiden virker stadig. Prøv igen om lidt.',
  },
}
