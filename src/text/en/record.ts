import type { record as da } from '../da/record.ts'

export const record: typeof da = {
  correctTitle: 'Correct a note',
  correctLead: 'The old text stays. The correction stands beside it.',
  wrote: (who, when) => `${who} wrote ${when}:`,
  text: 'What it should say',
  reason: 'Why is it corrected?',
  save: 'Save the correction',

  closeTitle: 'Close the case',
  closeLead:
    'One proposes, another confirms, and then the case is closed. It can be reopened. Everything written stays.',
  closeProposed: 'There is a proposal to close the case already.',
  closeAlone: 'Are you alone with it? Write why, and the case is closed now',
  closeAloneHint:
    'Only when nobody else can look at it. It stands in the chronology, and somebody else must confirm it after.',
  outcome: 'How did it end?',
  outcomeMissing: 'Write how it ended.',
  outcomeHint: 'What has stopped, who is safe, what has been agreed.',
  followUp: 'When do you follow up?',
  followUpHint: 'Violations online often come back. Ask the pupil in some weeks.',
  followUpWhat: 'What do you follow up on?',
  followUpNone: 'Or: why is there no follow-up?',
  left: 'What you had to do and have not done',
  leftLead: 'Each step needs a reason. Write one for all of them, or go back and take them.',
  leftReason: 'Why are they left?',
  pending: (count) =>
    count === 1
      ? 'There is 1 decision that nobody has confirmed.'
      : `There are ${count} decisions that nobody has confirmed.`,
  close: 'Propose to close',

  reopenTitle: 'Reopen the case',
  reopenLead: 'The case goes on where it left off. The plan is the same.',
  reopenReason: 'Why is it reopened?',
  reopen: 'Reopen the case',

  followUpTitle: 'Set a day to follow up',
  on: 'Day',
  what: 'What should you ask or look for?',
  setFollowUp: 'Set the day',

  sparringTitle: 'Ask SSP for advice',
  sparringLead: 'Whoever you ask can read the case and write notes, but not decide.',
  consultant: 'Whom do you want to ask?',
  question: 'What do you want help with?',
  ask: 'Ask',
  noConsultant: 'There is no SSP consultant to ask here. Call the municipality’s SSP.',

  memberTitle: 'Add a colleague to the case',
  memberLead: 'Only those who are to help. A colleague on the case can read all of it.',
  colleague: 'Who?',
  choose: 'Choose',
  add: 'Add to the case',
  noColleague: 'All colleagues are on the case already.',
}
