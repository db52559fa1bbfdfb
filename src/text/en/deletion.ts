import type { deletion as da } from '../da/deletion.ts'

export const deletion: typeof da = {
  title: 'Delete the case',
  lead: 'A closed case is deleted for good when two agree: a leader who asks for it, and another leader or the data protection officer of the municipality.',
  archive:
    'The archive rules of the municipality decide what may be deleted when. Be certain that what has to be kept has been filed or handed over first.',
  gone: 'Everything in the case disappears, and its key is destroyed. It cannot be undone.',
  stays:
    'What stays is the number of the case, who the two were, when and on what basis, and a list without names of that the case was seen.',
  backups:
    'Backups that have been taken already hold the case until they are too old and deleted. If one of them is restored, the case is deleted again when the program starts.',
  openFirst: 'The case is open. It has to be closed before it can be deleted.',
  basis: 'On what basis?',
  bases: {
    'retention-over': 'The time for keeping the case is over',
    archived: 'The case has been filed or handed over to the archive',
    erasure: 'A person has the right to have it deleted',
    'opened-by-mistake': 'The case was opened by mistake',
  },
  reason: 'Why?',
  reasonHint: 'It is read by whoever is to agree. Write no names.',
  ask: 'Ask for the case to be deleted',
  asked: (who: string, when: string) => `${who} asked ${when} for the case to be deleted.`,
  yours: 'Another leader or the data protection officer has to agree.',
  confirm: 'Delete the case for good',
  keep: 'Keep the case',
  link: 'Delete the case',
  deletedTitle: 'Deleted cases',
  deletedLead: 'This is all that is left of them.',
  deletedNone: 'No cases have been deleted.',
  deletedLine: (when: string, one: string, other: string) => `Deleted ${when}: ${one} asked for it, ${other} agreed.`,
  head: (entries: number, head: string) => `Seen ${entries} times. The last mark of the list: ${head}`,
  waiting: 'Deletions that wait for somebody to agree',
  basisMissing: 'Choose a basis.',
}
