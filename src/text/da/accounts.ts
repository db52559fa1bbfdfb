import type { AccountRole } from '#core/case/permit.ts'
import { signIn } from './sign-in.ts'

const { roles } = signIn

/** What can be done to an account, as its owner is told it. */
const says = {
  reset: 'Dit login blev nulstillet, og du blev logget ud alle steder',
  renewed: 'Du valgte forfra, hvordan du logger ind',
  'signed-out': 'Du blev logget ud alle steder',
  closed: 'Kontoen blev lukket',
  reopened: 'Kontoen blev åbnet igen',
  place: 'Du fik et arbejdssted mere',
  password: 'Adgangskoden blev skiftet',
  second: 'Kodeapp, adgangsnøgle eller nødkoder blev ændret',
}

export const accounts = {
  title: 'Brugere',
  lead: 'Hvem der har adgang hos jer, og hvordan de logger ind. Hvilke sager de er på, kan du ikke se.',
  caption: 'Konti, efter navn',
  name: 'Navn',
  role: 'Rolle',
  at: 'Hvor',
  how: 'Logger ind med',
  state: 'Tilstand',
  open: 'Åben',
  closed: (when: string) => `Lukket ${when}`,
  whole: 'Hele kommunen',
  signsIn: { here: 'Adgangskode', elsewhere: 'Jeres egen login-løsning', nothing: 'Intet endnu' },
  app: 'kodeapp',
  passkeys: (count: number) => (count === 1 ? '1 adgangsnøgle' : `${count} adgangsnøgler`),
  noSecond: 'venter på et nyt valg',
  roles,
  toInvite: 'Invitér en til',
  back: 'Alle brugere',
  yourself: 'Det er din egen konto. Den ændrer du under Din konto.',
  isAt: (role: AccountRole, place: string) => `${roles[role]}, ${place}`,
  done: {
    'log-ud': 'Personen er logget ud alle steder.',
    genaabnet: 'Kontoen er åben igen. Det gamle login virker.',
    sted: 'Personen vælger nu mellem stederne efter login.',
  },
  reset: {
    title: 'Telefonen er væk, eller adgangskoden er glemt',
    says: 'Personen bliver logget ud alle steder. Den gamle kodeapp, adgangsnøglerne og nødkoderne virker ikke mere. Du får et link til personen, som virker i et døgn. Du får aldrig adgangskoden at se.',
    sure: 'Jeg har sikret mig, at det er personen selv, der beder om det',
    sureHint: 'Se personen, eller ring på et nummer, du selv har fundet. En mail er ikke nok.',
    sureMissing: 'Sig, at du har sikret dig, hvem det er.',
    button: 'Nulstil login',
    elsewhere: 'Personen logger ind med jeres egen login-løsning. Nulstil det dér.',
    notHere: 'Personen logger ind med en konto et andet sted, som du ikke administrerer. Bed kommunens administrator.',
    made: (name: string) =>
      `Linket er til ${name} og ingen andre. Giv det i hånden eller på en sikker måde. Det vises kun nu.`,
    madeTitle: 'Giv linket videre',
    link: 'Link',
  },
  signOut: {
    title: 'En telefon eller maskine er glemt et sted',
    says: 'Personen bliver logget ud alle steder og kan logge ind igen.',
    button: 'Log personen ud',
  },
  close: {
    title: 'Personen er stoppet',
    says: 'Adgangen slutter med det samme. Det, personen har skrevet, bliver i sagerne med navn.',
    sure: 'Ja, luk kontoen her',
    sureMissing: 'Sæt hak, hvis kontoen skal lukkes.',
    button: 'Luk kontoen',
    doneTitle: 'Kontoen er lukket',
    done: (name: string) => `${name} har ikke adgang længere.`,
    next: 'Er personen på sager, skal en anden tage over. Du kan ikke se hvilke. Sig det til lederen: hun finder det under Sager, Overdrag.',
    other: 'Personen arbejder også et andet sted og har stadig adgang dér.',
  },
  reopen: {
    title: 'Personen er tilbage, eller det var en fejl',
    button: 'Åbn kontoen igen',
  },
  place: {
    title: 'Personen arbejder også et andet sted',
    says: 'Samme login, og en rolle for hvert sted. Sagerne holdes adskilt.',
    at: 'Hvor',
    role: 'Rolle dér',
    add: 'Tilføj stedet',
    taken: 'Der arbejder personen allerede.',
    notThere: 'Den rolle findes ikke dér. Fagprofessionelle og ledere hører til en skole, SSP til hele kommunen.',
    choose: 'Hvor arbejder du nu?',
    chooseLead: 'Du ser kun sagerne fra ét sted ad gangen.',
    here: 'her er du nu',
    change: 'Skift arbejdssted',
  },
  notes: {
    title: 'Hvad der er sket med din konto',
    hint: 'Kender du ikke til det, så sig det til din administrator med det samme.',
    says,
    self: 'af dig selv',
    by: (name: string) => `af ${name}`,
  },
}
