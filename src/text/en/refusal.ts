import type { Field, Refusal } from '#core/case/refusal.ts'
import type { LocalDate } from '#core/time.ts'
import type { refusal as da } from '../da/refusal.ts'
import { exactDate } from '../format.ts'

type Says = { readonly [T in Refusal['type']]: (refusal: Extract<Refusal, { type: T }>) => string }

const field: Readonly<Record<Field, string>> = {
  name: 'The name',
  age: 'The age',
  role: 'The role',
  of: 'The child',
  description: 'The description',
  question: 'The question',
  answer: 'The answer',
  what: 'What happened',
  who: 'Who',
  where: 'Where',
  when: 'When',
  outcome: 'The answer',
  reason: 'The reason',
  until: 'The date',
  on: 'The date',
  starts: 'The date',
  next: 'The date',
  note: 'The note',
  despite: 'The reason',
  text: 'The text',
  followUp: 'The reason',
  left: 'The reason',
}
const missing: Readonly<Record<Field, string>> = {
  name: 'Write a name.',
  age: 'Write the age.',
  role: 'Choose a role.',
  of: 'Choose whose parent it is.',
  description: 'Describe it in words.',
  question: 'Write what you want to ask.',
  answer: 'Choose an answer, or choose Don’t know.',
  what: 'Write what is to be said.',
  who: 'Write who.',
  where: 'Write where.',
  when: 'Write when.',
  outcome: 'Choose an answer.',
  reason: 'Write why.',
  until: 'Write the date.',
  on: 'Write the date.',
  starts: 'Write the day to count from.',
  next: 'Write the day it is looked at again.',
  note: 'Write a note.',
  despite: 'Write why.',
  text: 'Write something first.',
  followUp: 'Write when you will follow up, or why you will not.',
  left: 'Write why the steps are left.',
}
const things = { persons: 'persons', items: 'pieces of material', postings: 'places', answers: 'answers' } as const
const day = (date: LocalDate) => exactDate(date, '0000-01-01' as LocalDate, 'en')

const says: Says = {
  'not-permitted': () => 'You cannot do that on this case. Ask somebody who is on it.',
  'no-such-case': () => 'The case does not exist, or you are not on it.',
  'case-closed': () => 'The case is closed. Reopen it first.',
  'case-open': () => 'The case is open already.',
  missing: (refusal) => missing[refusal.field],
  'too-long': ({ field: name, limit, length }) =>
    `${field[name]} is too long: ${length} characters. There is room for ${limit}.`,
  'too-few-words': ({ field: name, least }) => `${field[name]} needs at least ${least} words.`,
  'too-many': ({ of, limit }) => `There is no room for more ${things[of]}. At most ${limit}.`,
  'out-of-range': ({ field: name, least, most }) => `${field[name]} must be a whole number from ${least} to ${most}.`,
  'date-in-future': () => 'The date is in the future. Write a day up to today.',
  'date-too-early': ({ earliest }) => `The date is too early. The earliest is ${day(earliest)}.`,
  'date-too-far': ({ latest }) => `The date is too far ahead. The latest is ${day(latest)}.`,
  'no-such-fact': () => 'That question is not on the card.',
  'not-an-answer': () => 'That does not answer the question. Choose an answer, or choose Don’t know.',
  'not-answered-but-decided': () => 'That is a decision. It is made under Decisions.',
  'no-such-subject': () => 'That person or thing is not on the case. Load the page again.',
  'not-that-role': () => 'That role does not fit here.',
  'nothing-changed': () => 'Nothing has been changed.',
  'already-member': () => 'The colleague is on the case already.',
  'no-such-account': () => 'Choose one of the colleagues on the list.',
  'not-an-outcome': () => 'Choose one of the answers.',
  'not-urgent': () => 'This decision cannot hold before somebody else has confirmed it.',
  'no-such-proposal': () => 'The proposal has been confirmed, sent back or replaced already.',
  'own-proposal': () => 'You proposed it yourself. Somebody else must look at it.',
  'leader-needed': () => 'One of the two must be from the leadership.',
  'no-such-step': () => 'That step is not on the card.',
  'needs-subject': () => 'The step is about one person or thing. Choose which in the plan.',
  'needs-decision': () => 'The step is done when the decision is made. Go to Decisions.',
  'already-marked': ({ mark }) =>
    mark === 'done' ? 'The step is marked as done already.' : 'The step has been skipped already.',
  'not-marked': () => 'The step is open as it is.',
  'must-wait': () => 'The plan says wait. If it was done all the same, write why.',
  'not-relevant': () => 'The plan says the step is not relevant. If it was done all the same, write why.',
  'never-contact-suspect-yet': () =>
    'Stop: the suspect and the parents must not be contacted yet. Call 114 if it has happened.',
  'no-such-clock': () => 'That time limit does not run in this case. Fetch the page again.',
  'clock-settled': () => 'The time limit has been met or stopped already.',
  'needs-step': () => 'The time limit is met when the step is done. Mark the step.',
  'needs-review': () => 'Write instead what the leadership came to when you looked at the decision again.',
  'no-exception': () => 'There is no exception about the parents to look at.',
  'no-such-note': () => 'That note is not on the case.',
  'steps-left': ({ steps }) =>
    steps.length === 1
      ? 'There is 1 step you must take that has not been taken. Write why.'
      : `There are ${steps.length} steps you must take that have not been taken. Write why.`,
}

export const refusal: typeof da = {
  says,
  notAge: 'Write the age as a whole number from 0 to 120, or choose Don’t know.',
  notDay: 'Write the date as day, month and year: 23-11-2026.',
}
