import type { exclusion as da } from '../da/exclusion.ts'

export const exclusion: typeof da = {
  ask: 'Is the suspect somebody who works here and has access?',
  hint: 'Choose the person. The case is then shut to them before anything is saved: they see neither the case nor that there is one.',
  onlySuspect: 'Only for a suspect.',
  no: 'No, or I do not know',
  title: 'Access to the case',
  shut: 'Shut the case to this person',
  isOut: (name: string, when: string) => `${name} has had no access since ${when} and cannot see that the case exists.`,
  tellNobody:
    'Do not tell the person. Talk to the leadership of the school or the municipality about what is to happen.',
  again: 'Let the person in again',
  againWhy: 'Why?',
  againHint: 'For example: we chose somebody else of the same name.',
  out: 'May not know of the case',
  noLeader: 'No leader here may know of the case.',
  addLeader: 'Add a leader of another institution of the municipality',
  leaderElsewhere: (name: string) => `${name}, leader of another institution`,
}
