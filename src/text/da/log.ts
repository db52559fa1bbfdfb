export const log = {
  title: 'Loggen, der kun vokser',
  lead: 'Her kan enhver efterprøve, at noget fandtes før et bestemt tidspunkt, og at det ikke er ændret siden.',
  what: 'Hvad står her?',
  whatSays: [
    'Et tal for hvert punkt i familiernes logbøger, for hver forseglet pakke, og for hvor optegnelsen over, hvem der har set en sag, er nået til.',
    'Tallet er regnet ud af indholdet og noget tilfældigt. Det siger ikke, hvad det handler om, hvem der skrev det, eller hvor det kom fra.',
    'Der kan kun lægges til. Bliver noget ændret eller fjernet, passer loggen ikke længere med de kontrolpunkter, som andre har gemt.',
  ],
  proves: 'Hvad beviser det?',
  provesSays: [
    'At indholdet fandtes, før kontrolpunktet blev stemplet, og at det er det samme nu som da.',
    'Ikke hvem der lavede det, ikke hvornår et skærmbillede blev taget, og ikke om det er sandt.',
  ],
  size: (count: number) => (count === 1 ? 'Ét tal står i loggen.' : `${count} tal står i loggen.`),
  time: 'Hvem siger, hvad klokken er?',
  stamped: (count: number, at: string) =>
    `En tjeneste uden for huset har stemplet loggen med dens ${count === 1 ? 'første tal' : `første ${count} tal`}: ${at}. Tjenesten får kun et aftryk af hele loggen og ved ikke, hvem der har skrevet noget.`,
  until: (date: string) => `Stemplets certifikater gælder til ${date}.`,
  notStamped:
    'Ingen tjeneste uden for huset har stemplet loggen endnu. Så længe hviler tiden på den, der driver siden, og på dem, der har gemt et kontrolpunkt.',
  limits:
    'Den, der driver siden, kan vente med at lægge noget ind, men kan ikke give noget en tid, der ligger før et stempel, som allerede er sat. Har ingen gemt et kontrolpunkt, er der ikke noget at holde en ny log op imod.',
  check: 'Efterprøv det selv',
  checkSays: 'Gem kontrolpunktet og nøglen et andet sted. Så kan du senere se, om loggen stadig er den samme.',
  checkpoint: 'Kontrolpunktet',
  key: 'Loggens nøgle',
  pem: 'Nøglen som PEM, til openssl',
  proof: 'Et bevis hentes for et tal i loggen, og efterprøves uden net:',
}
