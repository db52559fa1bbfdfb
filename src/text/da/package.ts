type Facts = { readonly id: string; readonly made: string; readonly withMaterial: boolean }
type Piece = {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly modified: string
  readonly sha256?: string | undefined
  readonly path?: string | undefined
  readonly readNow?: string | undefined
  readonly words: {
    readonly what: string
    readonly whereFound: string
    readonly takenBy: string
    readonly form: 'original' | 'screenshot' | 'screen-recording' | 'forwarded'
    readonly whereKept: string
  }
}

/** As a person reads a moment that carries its offset. */
const time = (moment: string) => `${moment.slice(0, 10)} kl. ${moment.slice(11, 19)} (${moment.slice(-6)} fra UTC)`

const FORMS = {
  original: 'originalen',
  screenshot: 'et skærmbillede',
  'screen-recording': 'en skærmoptagelse',
  forwarded: 'sendt videre fra en anden',
}

const file = (piece: Piece, index: number): string =>
  [
    `Bilag ${index + 1}: ${piece.words.what}`,
    `  fundet: ${piece.words.whereFound}`,
    `  er ${FORMS[piece.words.form]}, taget af: ${piece.words.takenBy}`,
    `  filen ligger hos familien: ${piece.words.whereKept}`,
    `  navn: ${piece.name} (${piece.size} bytes${piece.type ? `, ${piece.type}` : ''})`,
    `  sidst ændret ifølge filen: ${time(piece.modified)}`,
    piece.sha256 ? `  fingeraftryk (SHA-256): ${piece.sha256}` : '  uden fingeraftryk: filen kunne ikke læses',
    piece.path ? `  i pakken: ${piece.path}` : '  filen er ikke med i pakken',
    ...(piece.readNow
      ? [
          `  OBS: filen i pakken er en anden end den, der blev skrevet i logbogen. Dens fingeraftryk er ${piece.readNow}`,
        ]
      : []),
    '',
  ].join('\n')

/** The papers inside a sealed package. They are read by the police, years from now, perhaps without us. */
export const packageWords = {
  description: ({ withMaterial }: Facts): string =>
    withMaterial
      ? 'Punkter fra en families logbog, med de filer som familien har valgt'
      : 'Punkter fra en families logbog og filernes fingeraftryk; filerne selv er ikke med',
  logbook: ({ id, made }: Facts, entries: string, evidence: readonly Piece[]) =>
    `LOGBOG
Pakke ${id}, lavet ${time(made)}

Det er familien, der har valgt, hvilke punkter der er med. Logbogen kan rumme flere.

${entries.trim() === '' ? 'Ingen punkter er valgt.' : entries.trim()}

FILER

${evidence.length === 0 ? 'Ingen filer.\n' : evidence.map(file).join('\n')}`,
  readme: ({ id, made, withMaterial }: Facts) =>
    `EN PAKKE FRA EN FAMILIES LOGBOG

Pakke ${id}
Lavet ${time(made)} på familiens egen enhed, med programmet Actioncard.
${
  withMaterial
    ? `
PAS PÅ: Pakken indeholder filer. De kan vise en krænkelse, også af en person under 18 år.
Den er til politiet. Åbn den ikke af nysgerrighed, og giv den ikke videre: at have og at
dele seksuelt materiale af en person under 18 år kan være strafbart. Er du i tvivl, så
ring 114 til politiet.
`
    : `
Filerne selv er ikke med. Pakken rummer beskrivelsen af dem og deres fingeraftryk.
Familien har filerne. Et fingeraftryk viser senere, om det er de samme filer.
`
}
HVAD DER ER HVOR

  data/logbog.txt         de valgte punkter og listen over filer, til at læse
  data/logbog.json        det samme som data, med filernes egne navne og tider, og hvert
                          punkt, som det blev forseglet, med nøglen til netop det punkt
${withMaterial ? '  data/bilag/             filerne, byte for byte som de blev læst\n' : ''}  manifest-sha256.txt     fingeraftryk af alt i data
  tagmanifest-sha256.txt  fingeraftryk af resten; dets eget fingeraftryk er pakkens segl
  kvitteringer/           beviser for, at noget fandtes før et tidspunkt (når der er nogen)
  bagit.txt, bag-info.txt pakkens form: BagIt 1.0 (RFC 8493)

SÅDAN KONTROLLERES DEN

I en browser, uden at noget sendes: siden /kontrol på den Actioncard, familien bruger.
Linux, i pakkens mappe:     sha256sum -c manifest-sha256.txt
                            sha256sum -c tagmanifest-sha256.txt
                            sha256sum tagmanifest-sha256.txt    (pakkens segl)
macOS, i pakkens mappe:     shasum -a 256 -c manifest-sha256.txt
Windows, i PowerShell:      Get-FileHash -Algorithm SHA256 FILNAVN
Windows, i kommandoprompt:  certutil -hashfile FILNAVN SHA256
og sammenlign med linjen i manifest-sha256.txt.
Med Actioncards eget program: actioncard verify PAKKE
Et tidsstempel, med certifikatet for den, der har stemplet (TAL som i filens navn):
  openssl ts -verify -data kvitteringer/stempel-TAL.txt -in kvitteringer/stempel-TAL.tsr \\
    -CAfile CERTIFIKAT

HVAD DET VISER, OG HVAD DET IKKE VISER

Passer tallene, er filerne de samme, byte for byte, som da pakken blev lavet. Det er kun
sikkert, hvis seglet er det, som familien skrev ned eller gav politiet dengang: den, der
laver hele pakken om, laver også et nyt segl.
En kvittering viser, at noget stod i en fælles log. Et tidsstempel over den viser, at det
fandtes før et tidspunkt.
Intet af det viser, hvem der har lavet et billede, hvornår et skærmbillede blev taget,
eller at det, det viser, er sandt. Telefonen selv er stadig den første kilde.
Klokkeslæt i zip-filen har ingen tidszone. De rigtige tider står i data/logbog.json.
`,
}
