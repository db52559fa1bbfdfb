import type { caseList as listDa, newCase as newDa } from '../da/case-list.ts'

export const caseList: typeof listDa = {
  title: 'Cases',
  titleOpen: 'Cases under way',
  titleClosed: 'Closed cases',
  openNew: 'Open a case',
  open: 'Under way',
  closed: 'Closed',
  show: 'Show',
  musts: (count) => (count === 1 ? '1 must be done' : `${count} must be done`),
  doing: (count) => (count === 1 ? '1 step to take' : `${count} steps to take`),
  nothing: 'Nothing to do right now',
  pending: (count) =>
    count === 1 ? '1 decision is waiting to be confirmed' : `${count} decisions are waiting to be confirmed`,
  due: (when) => `Time limit ${when}`,
  followUp: (when) => `Follow-up ${when}`,
  opened: (when) => `Opened ${when}`,
  latest: (when) => `Last written ${when}`,
  notMine: 'You are not on the case but can see it as a leader',
  more: 'Show more',
  first: 'From the beginning',
  emptyTitle: 'No cases under way',
  empty: 'Open a case when a pupil has told of something, or when you have seen it yourself. It takes two minutes.',
  emptyGuide: 'In doubt? Try the guide first. Nothing is stored there.',
  toGuide: 'What do I do now?',
  emptySsp: 'No school has asked you for advice yet. Cases come here when somebody asks.',
  emptyClosed: 'No cases have been closed yet.',
  noAccess: 'Your role gives no access to cases.',
}

export const newCase: typeof newDa = {
  title: 'Open a case',
  lead: 'Four short questions. The rest can wait, and everything can be corrected.',
  carriedTitle: 'What comes along from the guide',
  carriedLead: 'Look the answers through. Correct those that do not fit.',
  change: 'Correct',
  name: 'What is the name of the person it has happened to?',
  nameHint: 'Can wait. The name is seen only by those on the case and by the leadership.',
  open: 'Open the case',
  hint: 'You yourself are put on the case. The school’s leadership can see it.',
  keep: 'Keep the answers',
  nameReason: 'The name was written when the case was opened.',
}
