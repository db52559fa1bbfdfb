import type { glass as da } from '../da/glass.ts'

export const glass: typeof da = {
  title: 'Emergency access to a case',
  lead: (hours: number) =>
    `You can read a case that you are not on for ${hours} hours. The leader and the data protection officer are told at once. Everything you see is recorded.`,
  only: 'Use it only when it cannot wait and nobody can put you on the case.',
  institution: 'Where does the case belong?',
  number: 'The number of the case',
  numberHint: 'For example 2026-4817. Whoever asks you for help knows it.',
  purpose: 'What is the ground?',
  purposes: {
    'child-at-risk': 'A child may be in danger, and nobody on the case can be reached',
    'stand-in': 'I stand in for somebody who is on the case',
    inquiry: 'Access to documents, a complaint or a question from an authority',
    supervision: 'Supervision or leadership by the municipality',
  },
  reason: 'Why is it necessary now?',
  reasonHint: 'It is read by those on the case and by the leader.',
  take: 'Take emergency access',
  none: 'There is no case of that number that you can be given emergency access to.',
  link: 'Emergency access to a case you are not on',
  yours: (until: string) => `You read this case by emergency access until ${until}. You cannot write in it.`,
  notice: (count: number) =>
    count === 1 ? 'Somebody has taken emergency access to the case' : 'Several have taken emergency access to the case',
  look: 'See who and why',
  listed: 'Emergency access that you have not seen yet',
  listLine: (number: string, who: string, when: string) => `Case ${number}: ${who}, ${when}`,
  pageTitle: 'Emergency access',
  pageLead: 'They have read the case without being on it.',
  nobody: 'Nobody has taken emergency access to the case.',
  told: (when: string, until: string) => `${when}, access until ${until}`,
  seenBy: (who: string, when: string) => `Seen by ${who} ${when}.`,
  notSeen: 'Not seen by the leader yet',
  acknowledge: 'I have seen it',
  overseen: 'Emergency access',
  seen: 'seen by the leader',
}
