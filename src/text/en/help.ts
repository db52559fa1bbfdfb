import type { help as da } from '../da/help.ts'

export const help: typeof da = {
  title: 'For you who are young, or a parent',
  lead: 'It is not your fault. You do not have to manage alone.',
  now: 'Do now',
  steps: (danger, police) => [
    { title: `If anyone is in danger, call ${danger}.`, says: 'Also if you think of harming yourself.' },
    { title: 'Tell an adult you trust.', says: 'A parent, a teacher, a coach. Or call one of the lines below.' },
    {
      title: 'Keep the evidence before anything is deleted.',
      says: 'Messages, names, links and times. See below how, app by app.',
    },
    { title: 'Get help to have it removed.', says: 'SletDet helps free of charge. They also help with reporting.' },
    { title: 'Talk to the police if something is illegal.', says: `You can call ${police} and just ask.` },
  ],
  stop: 'Do not',
  call: 'Talk to somebody',
  platforms: 'Keep evidence and report, app by app',
  school: 'What the school does',
  schoolLead:
    'The school follows a card with five phases. You can read all of it. Ask the school what happens now, and who will be told.',
  schoolCard: 'See the card',
  logbook: 'Write down what happens',
  logbookSays:
    'A logbook that only you can read is on its way to this site. It is not here yet. Until then, write on paper: who, what, where and when.',
  traces: 'Don’t want others to see that you have been here?',
  tracesSays:
    'Press Leave this page at the top. The browser may still remember that the page was open. Delete it in the browser’s history.',
}
