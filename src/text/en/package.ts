import type { packageWords as da } from '../da/package.ts'

const time = (moment: string) => `${moment.slice(0, 10)} at ${moment.slice(11, 19)} (${moment.slice(-6)} from UTC)`

const FORMS = {
  original: 'the original',
  screenshot: 'a screenshot',
  'screen-recording': 'a screen recording',
  forwarded: 'forwarded by somebody',
}

type Piece = Parameters<typeof da.logbook>[2][number]

const file = (piece: Piece, index: number): string =>
  [
    `Item ${index + 1}: ${piece.words.what}`,
    `  found: ${piece.words.whereFound}`,
    `  is ${FORMS[piece.words.form]}, taken by: ${piece.words.takenBy}`,
    `  the family keeps the file: ${piece.words.whereKept}`,
    `  name: ${piece.name} (${piece.size} bytes${piece.type ? `, ${piece.type}` : ''})`,
    `  last changed, as the file says: ${time(piece.modified)}`,
    piece.sha256 ? `  fingerprint (SHA-256): ${piece.sha256}` : '  without a fingerprint: the file could not be read',
    piece.path ? `  in the package: ${piece.path}` : '  the file is not in the package',
    ...(piece.readNow
      ? [`  NOTE: the file in the package is not the one written in the logbook. Its fingerprint is ${piece.readNow}`]
      : []),
    '',
  ].join('\n')

export const packageWords: typeof da = {
  description: ({ withMaterial }) =>
    withMaterial
      ? 'Entries from a family’s logbook, with the files that the family has chosen'
      : 'Entries from a family’s logbook and the fingerprints of files; the files themselves are not in it',
  logbook: ({ id, made }, entries, evidence) =>
    `LOGBOOK
Package ${id}, made ${time(made)}

The family has chosen which entries are in it. The logbook may hold more.

${entries.trim() === '' ? 'No entries are chosen.' : entries.trim()}

FILES

${evidence.length === 0 ? 'No files.\n' : evidence.map(file).join('\n')}`,
  readme: ({ id, made, withMaterial }) =>
    `A PACKAGE FROM A FAMILY’S LOGBOOK

Package ${id}
Made ${time(made)} on a device of the family’s own, by the program Actioncard.
${
  withMaterial
    ? `
TAKE CARE: The package holds files. They may show a violation, also of a person under 18.
It is for the police. Do not open it out of curiosity, and do not pass it on: having and
sharing sexual material of a person under 18 can be a crime. In doubt, call the Danish
police on 114.
`
    : `
The files themselves are not in it. The package holds what they are, and their fingerprints.
The family has the files. A fingerprint shows later whether they are the same files.
`
}
WHAT IS WHERE

  data/logbog.txt         the chosen entries and the list of files, to be read
  data/logbog.json        the same as data, with the files’ own names and times, and each
                          entry as it was sealed, with the key of that one entry
${withMaterial ? '  data/bilag/             the files, byte for byte as they were read\n' : ''}  manifest-sha256.txt     fingerprints of everything in data
  tagmanifest-sha256.txt  fingerprints of the rest; its own fingerprint is the package’s seal
  kvitteringer/           proofs that something existed before a certain time (when there are any)
  bagit.txt, bag-info.txt the package’s form: BagIt 1.0 (RFC 8493)

HOW TO CHECK IT

In a browser, with nothing sent: the page /kontrol of the Actioncard that the family uses.
Linux, in the package’s folder: sha256sum -c manifest-sha256.txt
                                sha256sum -c tagmanifest-sha256.txt
                                sha256sum tagmanifest-sha256.txt    (the package’s seal)
macOS, in the package’s folder: shasum -a 256 -c manifest-sha256.txt
Windows, in PowerShell:         Get-FileHash -Algorithm SHA256 FILENAME
Windows, at a command prompt:   certutil -hashfile FILENAME SHA256
and compare with the line in manifest-sha256.txt.
By Actioncard’s own program:    actioncard verify PACKAGE --lang en
A time stamp, by the certificate of whoever stamped (NUMBER as in the file’s name):
  openssl ts -verify -data kvitteringer/stempel-NUMBER.txt -in kvitteringer/stempel-NUMBER.tsr \\
    -CAfile CERTIFICATE

WHAT THIS SHOWS, AND WHAT IT DOES NOT

If the numbers agree, the files are the same, byte for byte, as when the package was made.
That is certain only if the seal is the one that the family wrote down or gave the police
then: whoever makes the whole package anew makes a new seal too.
A receipt shows that something stood in a common log. A time stamp over it shows that it
existed before a certain time.
None of it shows who made a picture, when a screenshot was taken, or that what it shows is
true. The phone itself is still the first source.
Times in the zip file carry no time zone. The right times stand in data/logbog.json.
`,
}
