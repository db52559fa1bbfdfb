import type { logbookPackage as da } from '../da/logbook-package.ts'

export const logbookPackage: typeof da = {
  title: 'Package for the police',
  lead: 'Choose what the police are to have. The package is made here on the device and sent to nobody. You hand it in yourselves, on print or USB.',
  empty: 'There is nothing in the logbook yet.',
  entries: 'Which entries?',
  entriesHint: 'Corrections go along with what they correct.',
  entriesMissing: 'Choose at least one entry.',
  all: 'Choose all',
  none: 'Choose none',
  entry: (seq, kind, what) => `Entry ${seq}, ${kind}: ${what}`,
  event: 'what happened',
  level: 'Are the files themselves to be in it?',
  levels: {
    without: 'Without material: the entries, and the names and fingerprints of the files',
    with: 'With material: the files themselves too. Only when the police have asked for it',
  },
  lock: 'Lock the package with a passphrase',
  lockHint:
    'Then only somebody who has it can open the package. Give it to the police apart: on paper, not in the same envelope.',
  next: 'Next',
  make: 'Make the package',
  warnTitle: 'Before you put the files into the package',
  warn: [
    'The package will hold the files themselves. They may show an abuse, of a person under 18 too.',
    'Ask the police first, on 114, or SSP: do they want the files, and how? Often they would rather see them on the telephone.',
    'Give the package to the police alone. Not to the school, not by mail, not in a cloud. Sharing sexual material of a person under 18 can be a crime, even for somebody who wants to help.',
    'Keep the telephone as it is. It is still the first source.',
  ],
  asked: 'The police have asked for the files',
  askedMissing: 'Call the police on 114 first, or go back, and make the package without material.',
  files: 'Choose the files again',
  filesHint: (names) => `The browser does not remember where they are. Choose: ${names}`,
  filesMissing: 'Choose at least one of the files.',
  unknown: (names) =>
    `Not registered among the chosen entries: ${names}. Take them out, or add them as evidence first.`,
  noEvidence:
    'There is no evidence among the chosen entries. Go back and choose it, or make the package without material.',
  professional:
    'You are signed in as a member of staff in this browser. Staff must not take in files like these. The package can only be made without material here.',
  codeTitle: 'Write the passphrase down now',
  code: 'Without it nobody can open the package, you neither. It is kept nowhere.',
  written: 'I have written it down. Make the package',
  making: 'The package is being made',
  madeTitle: 'The package is made',
  made: (name) => `It is saved as ${name}. Look whether it is where you chose.`,
  seal: 'Write the seal of the package down on paper, and keep the paper apart:',
  sealWhy: 'The seal shows later that it is the same package. Whoever changes the package gets another seal.',
  without: (count) =>
    count === 1
      ? '1 piece of evidence is in it in words and fingerprint, without the file.'
      : `${count} pieces of evidence are in it in words and fingerprint, without the files.`,
  differing: (names) =>
    `Note: ${names} is no longer the file that was registered. It is in the package, which says that it is another.`,
  stamped:
    'That the package existed now stands in the common log. That shows that it existed before a time, not who made it.',
  notStamped: 'No receipt could be got from the common log. The package is whole all the same.',
  check: 'Check the package',
  handIn: 'How to hand in to the police',
  printSeal: 'Print the seal',
  done: 'Done',
  noted: (id) => `Package ${id} and its seal are written in the logbook.`,
  paper: {
    writtenBy: (name, when) => `Written by ${name} ${when}`,
    corrected: (seq, when, name, why) => `Corrected in entry ${seq}, ${when}, by ${name}, because: ${why}`,
    first: 'As it stood first',
    zone: 'Danish time',
    what: 'What',
    status: 'Status',
    note: 'Note',
    evidence: 'Evidence, see the list of files',
    removal: 'Trying to get something removed',
  },
}
