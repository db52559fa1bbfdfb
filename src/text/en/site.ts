import type { site as da } from '../da/site.ts'

export const site: typeof da = {
  name: 'Actioncard',
  description:
    'What do we do now, when a pupil has been violated digitally? Actioncard says what, in which order, and why.',
  titled: (title) => `${title} · Actioncard`,
  skip: 'Skip to content',
  home: 'Actioncard, front page',
  languages: 'Language',
  leave: 'Leave this page',
  leaveHint: 'Opens the weather forecast at once. You can also press Escape three times.',
  card: 'The card',
  guide: 'What do I do now?',
  help: 'Young person or parent',
  check: 'Check a package',
  about: 'About Actioncard',
  accessibility: 'Accessibility',
  cases: 'Cases',
  users: 'Users',
  signOut: 'Sign out',
  exercise: 'Exercise',
  exerciseHint: 'Everything on this page is invented. Try things out.',
  callNow: 'Numbers to call',
  danger: 'Is anyone in danger right now?',
  dangerCall: (phone) => `Call ${phone}`,
  noNet: 'You are offline',
  noNetLead:
    'The page could not be fetched. If you were saving something, check that it was saved once you are online.',
  noNetAgain: 'Try again',
  noNetStill: 'If you were in the guide, go back in the browser. This can be read offline:',
  footer:
    'Something wrong in the card? Tell your municipality’s SSP. The content is guidance and does not replace the law.',
}
