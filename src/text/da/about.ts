export const about = {
  title: 'Om Actioncard',
  lead: 'Kommunens kort for digitale krænkelser, gjort til noget, man kan arbejde med.',
  what: 'Hvad det er',
  whatSays: [
    'Når en elev er blevet krænket digitalt, har skolen timer til at gøre de rigtige ting i den rigtige rækkefølge. Kortet stiller de konkrete spørgsmål. Det siger, hvad der skal gøres nu og hvorfor, hvem der skal med, hvad man skal lade være med, og hvilke frister der løber.',
    'Mennesker beslutter. Kortet regner ingen risiko ud og giver ingen karakter. Hvert trin siger, hvilke svar og hvilken regel det bygger på.',
    'Indholdet er vejledning. Loven gælder. Hvor noget ikke er efterprøvet, står det der.',
  ],
  privacy: 'Privatliv',
  privacySays: [
    'Forsiden, kortet og guiden kræver ingen konto. De sætter ingen cookies, måler ikke og henter intet fra andre websteder.',
    'Guiden regner planen ud i din egen browser. Svarene sendes ikke og gemmes ikke. Uden JavaScript sendes de med formularen, bruges til at vise siden og glemmes igen.',
    'Siderne kan læses uden net, når du har besøgt dem én gang. Browseren gemmer da selve siderne, aldrig dine svar.',
    'Actioncard tager aldrig imod billeder, video eller andre filer.',
  ],
  accessibility: 'Tilgængelighed',
  accessibilitySays: [
    'Siderne er bygget til at opfylde WCAG 2.2 på niveau AA. De kan bruges med tastatur, skærmlæser, forstørrelse, høj kontrast og uden JavaScript, og de kan udskrives.',
    'Hver side prøves automatisk, før den kommer i brug. Den er endnu ikke prøvet af mennesker med skærmlæser til daglig.',
    'Finder du noget, der ikke virker for dig, så sig det til den kommune eller skole, der har givet dig adressen. De skal svare og finde en anden vej.',
  ],
  licence: 'Licens',
  licenceSays:
    'Programmet er fri software under EUPL 1.2. Udseendet bygger på Det Fælles Designsystem (MIT) og skrifttypen IBM Plex Sans (OFL 1.1).',
}
