const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
const files = (number: number) => count(number, 'fil', 'filer')
const number = new Intl.NumberFormat('da-DK')
const moment = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
})
const day = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' })
const time = (at: string) => `${moment.format(new Date(at))} (dansk tid)`

/** The page /kontrol and the command `actioncard verify`. */
export const check = {
  title: 'Kontrollér en pakke',
  lead: 'Se, om en pakke fra en logbog er hel, eller om noget er ændret, fjernet eller lagt til.',
  nothingSent:
    'Pakken bliver på denne enhed. Intet af den bliver sendt. Siden virker også uden net, når den har været åbnet før.',
  needsScript:
    'Kontrollen sker i browseren og kræver JavaScript. Uden det kan du bruge kommandoen actioncard verify eller sha256sum. Det står i LAESMIG.txt i pakken.',
  warning: 'En pakke til politiet kan rumme krænkende filer. Siden viser dem ikke.',
  staff: 'Arbejder du på en skole? Tag ikke imod pakken. Den er til politiet.',
  chooseFile: 'Vælg pakken (en zip-fil)',
  chooseFolder: 'Eller vælg mappen, hvis pakken er pakket ud',
  seal: 'Pakkens segl, hvis du har det på papir',
  sealHint: '64 tegn. Kun med det kan du være sikker på, at det er den samme pakke som dengang.',
  passphrase: 'Pakken er låst. Skriv dens adgangskode',
  wrongPassphrase: 'Adgangskoden passer ikke til pakken.',
  unlock: 'Lås op og kontrollér',
  start: 'Kontrollér',
  again: 'Kontrollér en anden',
  stop: 'Stop',
  stopped: 'Kontrollen er stoppet. Den siger intet om pakken.',
  choose: 'Vælg en pakke først.',
  badSeal: 'Et segl er 64 tegn: tallene 0–9 og bogstaverne a–f.',
  progress: (percent: number) => `Læser pakken: ${percent} %`,
  whole: 'Pakken er hel.',
  notWhole: 'Pakken er ikke hel.',
  unreadable: 'Pakken kan ikke læses.',
  counted: (fileCount: number, bytes: number) => `${files(fileCount)}, ${number.format(bytes)} bytes`,
  ours: 'Pakken følger formen for en pakke fra Actioncard. Det kan enhver efterligne.',
  notOurs: 'Det er en BagIt-pakke, men den er ikke lavet af Actioncard.',
  found: (findings: number) => count(findings, 'ting er galt', 'ting er galt'),
  warned: 'Værd at vide',
  sealIs: (seal: string) => `Pakkens segl: ${seal}`,
  sealAgrees: 'Det er det segl, du skrev.',
  compareSeal:
    'Sammenlign seglet med det, der blev skrevet ned, da pakken blev lavet. Ellers kan hele pakken være lavet om.',
  shows: 'Hvad det viser, og hvad det ikke viser',
  showsWhole:
    'Alle filer er de samme, byte for byte, som dem pakkens lister nævner. Ingen mangler, og ingen er lagt til.',
  showsNotWhole:
    'En ændring kan være en fejl under kopiering. Prøv igen med den første kopi, før I slutter noget af det.',
  showsNot: 'Det viser ikke, hvem der har lavet et billede, hvornår det blev taget, eller at det er sandt.',
  more: (left: number) => `… og ${left} til`,
  finding: {
    changed: (path: string) => `Ændret: ${path}`,
    missing: (path: string) => `Mangler: ${path}`,
    added: (path: string) => `Lagt til, uden at stå på listen: ${path}`,
    misnamed: (path: string, listed: string) => `Forkert navn: ${path} er den fil, der skulle hedde ${listed}`,
    notInEveryList: (path: string, list: string) => `Står ikke på alle lister: ${path} mangler i ${list}`,
    listedTwice: (path: string, list: string) => `Står to gange i ${list}: ${path}`,
    unsafeName: (path: string) => `Farligt navn, der peger ud af pakken eller skjuler noget: ${path}`,
    link: (path: string) => `En henvisning til en anden fil, som ikke hører til i en pakke: ${path}`,
    faultyLine: (list: string, line: number) => `Linje ${line} i ${list} kan ikke forstås`,
    faultyEncoding: (list: string) => `${list} er ikke skrevet med de tegn, som pakken siger`,
    faultyDeclaration: 'bagit.txt er ikke, som den skal være',
    unknownVersion: (version: string) => `Pakken siger, at den er BagIt ${version}. Den form kendes ikke`,
    noDeclaration: 'Mangler: bagit.txt',
    noList: 'Der er ingen liste med fingeraftryk (manifest)',
    noPayload: 'Mangler: mappen data',
    wrongCount: (said: string, found: string) => `Pakken siger ${said} (bytes.filer), men der er ${found}`,
    notSealed: (path: string) => `Ikke dækket af seglet: ${path}`,
    otherSeal: 'Seglet er et andet end det, du skrev. Det er ikke den samme pakke',
    falseReceipt: (path: string) => `Falsk kvittering: ${path} gælder ikke denne pakke`,
    falseEntryReceipt: (path: string, entry: number) =>
      `Falsk kvittering: ${path} gælder ikke punkt ${entry}, som det står i pakken`,
    entryDiffers: (entry: number) => `Punkt ${entry} i data/logbog.json er ikke det, der blev forseglet i logbogen`,
    falseStamp: (path: string, why: string) => `Falsk tidsstempel: ${path}. ${why}`,
    tooLarge: (path: string) => `Alt for stor til at være en liste: ${path}`,
    sameName: (path: string) => `To filer hedder det samme: ${path}`,
    contradictsItself: (path: string) =>
      path === '' ? 'Zip-filen modsiger sig selv' : `Zip-filen siger to forskellige ting om ${path}`,
    hiddenBytes: 'Zip-filen rummer noget, der ikke hører til nogen fil',
  },
  warningOf: {
    writtenDifferently: (path: string) => `Navnet kan skrives på flere måder: ${path}`,
    sameButCase: (path: string) => `Navnet adskiller sig kun fra et andet ved store og små bogstaver: ${path}`,
    decoratedList: (list: string) => `${list} har tegn foran navnene, som de fleste programmer læser`,
    weakSums: 'Fingeraftrykkene er af en ældre slags (MD5 eller SHA-1). De kan efterlignes',
    unknownSums: (list: string) => `${list} er af en slags, som ikke kendes. Den er ikke kontrolleret`,
    oldVersion: (version: string) => `Pakken har en ældre form, BagIt ${version}`,
    noSeal: 'Pakken har intet segl (tagmanifest). Papirerne om den kan være ændret',
    fetchList: 'Pakken har en liste over filer andre steder (fetch.txt). Intet bliver hentet',
    ofASystem: (path: string) => `Lagt der af en computer, ikke af nogen: ${path}`,
    unusualName: (path: string) => `Usædvanligt navn: ${path}`,
  },
  unreadableWhy: {
    notAZip: 'Det er ikke en zip-fil.',
    cutOff: 'Filen er ikke hele filen. Noget af den mangler. Prøv at kopiere den igen.',
    tooLarge: 'Filens indholdsfortegnelse er større, end en pakke kan have.',
    encrypted: 'Zip-filen er låst med zip’s egen kode. Sådan laver Actioncard den ikke.',
    unsupported: (path: string) => `Zip-filen er pakket på en måde, der ikke kan læses her. ${path}`.trim(),
    bomb: 'Filen folder sig ud til meget mere, end en pakke kan være. Den er ikke læst.',
    locked: 'Pakken er låst med en adgangskode. Lås den op først, for eksempel med: age --decrypt',
    empty: 'Der er intet i den.',
    noPackage: 'Det er ikke en pakke: der er ingen lister med fingeraftryk i den.',
    severalPackages: 'Der er flere pakker i den. Kontrollér én ad gangen.',
    gone: 'Filen kan ikke åbnes, eller den blev ændret imens.',
  },
  receipt: {
    none: 'Pakken har ingen kvittering. Den viser ikke, hvornår den blev lavet.',
    noKey: 'Pakken har en kvittering, men nøglen til at læse den mangler.',
    inLog: (log: string, index: number, size: number) =>
      `Pakken står som nummer ${index + 1} i loggen ${log}, senest da loggen havde ${size} linjer. Den fandtes altså før det.`,
    trusted: 'Kvitteringen er underskrevet med den nøgle, som loggen har offentliggjort.',
    ownKey:
      'Nøglen ligger i pakken selv. Sammenlign den med den, som loggen har offentliggjort. Ellers kan begge være lavet bagefter.',
    false: 'Kvitteringen gælder ikke denne pakke.',
  },
  entries: 'Punkterne hver for sig',
  entriesMean:
    'Et punkt, der har en kvittering, er ordret det, der blev forseglet i logbogen dengang. Det er data/logbog.json, der er kontrolleret.',
  entry: {
    named: (entry: number, says: string) => `Punkt ${entry}: ${says}`,
    inLog: (log: string, index: number, size: number) =>
      `Det står som nummer ${index + 1} i loggen ${log}, senest da loggen havde ${size} linjer.`,
    ownKey: 'Loggens nøgle ligger i pakken selv.',
    noKey: 'Der er en kvittering, men nøglen til at læse den mangler.',
    noContent: 'Der er en kvittering, men det forseglede punkt er ikke i pakken. Den kan ikke kontrolleres.',
    false: 'Kvitteringen gælder ikke punktet.',
  },
  stamp: {
    none: 'Der er intet tidsstempel. Hvornår det var, ved kun den, der fører loggen.',
    trusted: (at: string, authority: string, until: string) =>
      `Tidsstempel: det fandtes før ${time(at)}. Stemplet er fra ${authority}, som det certifikat, der blev givet, står inde for. Dets certifikater gælder til ${day.format(new Date(until))}.`,
    nobody: (at: string, authority: string) =>
      `Tidsstemplet siger ${time(at)}. Det er helt i sig selv, men hvem der har lavet det, er ikke kontrolleret. Det kalder sig ${authority}.`,
    another: (at: string, authority: string) =>
      `Tidsstemplet siger ${time(at)}. Det er helt i sig selv, men det er ikke fra den, der stempler loggen her. Hvem der har lavet det, er ikke kontrolleret. Det kalder sig ${authority}.`,
    unknown: 'Tidsstemplet er underskrevet på en måde, som ikke kan kontrolleres her.',
    false: 'Tidsstemplet gælder ikke.',
    shows:
      'Et tidsstempel viser, at noget fandtes før et tidspunkt. Det viser ikke, hvem der har lavet det, eller hvornår et skærmbillede blev taget.',
    bring: 'Giv certifikatet for den, der stempler, for at få det kontrolleret.',
  },
  stampFault: {
    unreadable: 'Det er ikke et svar fra en, der stempler',
    'not-granted': 'Den, der stempler, har sagt nej',
    'other-data': 'Det er sat på noget andet end denne kvittering',
    'other-nonce': 'Det svarer på et andet spørgsmål',
    'other-policy': 'Det er lavet efter andre regler',
    'no-certificate': 'Det certifikat, det er underskrevet med, mangler',
    'not-for-stamping': 'Certifikatet er ikke til tidsstempler alene',
    'wrong-signature': 'Underskriften passer ikke',
    'unknown-signature': 'Det er underskrevet på en måde, som ikke kan kontrolleres her',
    'not-trusted': 'Dets certifikater fører ikke til det, der blev givet',
    'not-valid-then': 'Et certifikat gjaldt ikke på det tidspunkt, det siger',
    'other-time': 'Det siger et andet tidspunkt, end da det blev bestilt',
  },
  authority: 'Certifikatet for den, der stempler, hvis du har det (en PEM-fil)',
  authorityHint: 'Uden det bruges det, som denne Actioncard stoler på, hvis der er et.',
  badAuthority: 'Der er ikke noget certifikat i filen. Vælg en PEM-fil.',
}
