import type { family as da } from '../da/family.ts'

export const family: typeof da = {
  title: 'The family and the logbook',
  lead: 'The family has a logbook of its own, which the school cannot see. You can ask them to show what they choose. They can also simply say that the evidence is secured.',
  rules: [
    'Never ask for pictures or videos. There is nowhere here to put them.',
    'What the family shows is in their own words. It stands in the case as it was when they showed it.',
    'The family can withdraw it. Then you must not use it any more. What has been read stays in the case, folded away.',
  ],
  inviteTitle: 'Give the family an invitation',
  inviteLead:
    'You get a number and a letter. They say nothing about anybody, and are no key. Hand it to the one whom it is for.',
  whose: 'Whose family?',
  invite: 'Make an invitation',
  parentsHeld: 'There is a decision to tell the parents nothing. Give the invitation to the pupil only, or wait.',
  invitationOf: (who) => `Invitation for ${who}`,
  made: (who, when) => `Made by ${who} ${when}`,
  number: 'Number',
  waiting: (day) => `Not used yet. Can be used up to and including ${day}.`,
  expired: (day) => `Not used. It could be used up to and including ${day}. Make a new one.`,
  taken: (when) => `Taken up ${when}. Nobody else can use the number.`,
  ended: (who, when) => `Closed by ${who} ${when}`,
  letter: 'See and print the letter',
  endTitle: 'Close the invitation',
  endHint:
    'For example if the letter is lost. If it has been taken up, the family can still withdraw what they have shown.',
  endReason: 'Why is it closed?',
  end: 'Close the invitation',

  shownTitle: 'What the family has shown',
  nothingShown: 'The family has shown nothing yet.',
  shownBy: (who, when) => `Shown by ${who} ${when}`,
  purpose: 'For',
  withdrawnTitle: 'Withdrawn by the family',
  withdrawnSays: (when) =>
    `Withdrawn ${when}. Do not use it any more. It stays in the case, because it has been read, and because a case may not be rewritten.`,
  withdrawnWhy: 'The family’s reason',
  withdrawnOpen: 'Show it all the same, if it is necessary',
  tellsTitle: 'The evidence',
  tells: (pieces, by) =>
    `The family says: ${pieces} ${pieces === 1 ? 'piece' : 'pieces'} of evidence secured by ${by}.`,
  talkTitle: 'Questions and answers',
  talkLead:
    'The family sees it the next time that they open the logbook and look. It is not for what is urgent: telephone.',
  nobodyWrote: 'Nothing has been written yet.',
  write: 'Write to the family',
  writeHint: 'Write nothing about other children. Do not ask for pictures.',
  send: 'Send',
  familyCame: 'The family has written or shown something new.',
  look: 'See it',
  toFamily: 'The family and the logbook',

  letterTitle: 'Invitation',
  letterTo: 'To the family',
  letterFrom: (school) => `From ${school}`,
  letterSays: [
    'You can write down yourselves what has happened, and look after your evidence, in a logbook. The school cannot see it.',
    'If you want to show the school something from the logbook, use the number here. You choose what you show. You can also simply say that you have secured the evidence.',
    'You do not have to. You can always talk to us instead.',
  ],
  letterSteps: (address) => [
    `Go to ${address}, or point the telephone’s camera at the code here.`,
    'Start a logbook, or open the one you have.',
    'Choose “Show the school something”, and type the number.',
  ],
  letterNever: 'Never send pictures or videos to the school. Keep them yourselves, and show them to the police.',
  letterUntil: (day) => `The number can be used up to and including ${day}, and in one logbook only.`,
  picture: 'Code that leads to the logbook’s page',
  print: 'Print the letter with the browser’s own print.',
}
