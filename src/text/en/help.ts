import type { help as da } from '../da/help.ts'

export const help: typeof da = {
  title: 'For you who are young, or a parent',
  lead: 'It is not your fault. You do not have to manage alone.',
  answering: (clock) => `They answer now, at ${clock}`,
  tonight: 'What to do now',
  unsure: 'Call and hear whether they are open',
  unsureSays: 'We do not know their hours for certain.',
  closed: 'They are closed now',
  young: 'You are young',
  youngSteps: (danger, police) => [
    { title: `If you are in danger, call ${danger}.`, says: 'Also if you think of harming yourself.' },
    {
      title: 'Tell an adult you trust.',
      says: 'A parent, a teacher, a coach. Or call one of the lines on this page.',
    },
    { title: 'Delete nothing yet.', says: 'Not what you wrote yourself either. You have done nothing wrong.' },
    { title: 'Get help to have it removed.', says: 'SletDet helps free of charge. They also help with reporting.' },
    { title: `You can call ${police} and just ask.`, says: 'You need not have decided to report.' },
  ],
  parent: 'You are a parent',
  parentSteps: (danger) => [
    {
      title: 'Keep calm, and listen.',
      says: 'Say: Good that you told me. It is not your fault. Ask what your child fears most.',
    },
    {
      title: 'Do not leave your child alone if you are afraid for them.',
      says: `Call ${danger} if you think your child will come to harm by their own hand.`,
    },
    {
      title: 'Do not look through the pictures.',
      says: 'Let your child tell in words. If anyone is under 18, you may not copy or send them.',
    },
    {
      title: 'Do not contact the other family tonight.',
      says: 'Evidence can vanish, and the police may need quiet. Talk to the school or the police first.',
    },
    {
      title: 'Keep the evidence together with your child.',
      says: 'It takes a little time, and it can be urgent. The page shows how.',
    },
    {
      title: 'Write to the school tomorrow morning.',
      says: 'Write only that something has happened online, and ask them to call. Send no pictures.',
    },
  ],
  doEvidence: 'Keep the evidence',
  doEvidenceHint: 'For your app and phone, step by step.',
  doRemoval: 'Get it removed',
  doRemovalHint: 'Who can help, and in what order.',
  stop: 'Do not',
  municipality: 'The municipality',
  school: 'What the school does',
  schoolLead:
    'The school follows a card with five phases. You can read all of it. Ask the school what happens now, and who will be told.',
  schoolCard: 'See the card',
  logbook: 'Write down what happens',
  logbookSays:
    'Write who, what, where and when while you remember it. The logbook is locked with a code that only you have. Paper is good too.',
  toLogbook: 'Open or start a logbook',
  traces: 'Don’t want others to see that you have been here?',
  tracesSays:
    'Press Leave this page at the top. The browser may still remember that the page was open. Delete it in the browser’s history.',
}
