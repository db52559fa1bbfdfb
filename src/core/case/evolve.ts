import { given } from '../given.ts'
import { dateOf } from '../time.ts'
import type {
  By,
  CaseEvent,
  CaseHandedOver,
  CaseOpened,
  ClockRef,
  ColleagueExcluded,
  ExceptionReviewed,
  ParentFacts,
  PersonAdded,
  PersonChanged,
  Stamp,
  StepRef,
  ThingDescribed,
} from './events.ts'
import { evolveFamily } from './evolve-family.ts'
import { parseFact } from './facts.ts'
import {
  type CaseFile,
  type CaseState,
  type ClockWord,
  clockKey,
  type Decision,
  decisionKey,
  type Entry,
  EXCEPTION_REVIEW,
  type Mark,
  type OpenCaseState,
  type Person,
  type Proposal,
  stepKey,
  type Task,
  type Thing,
} from './state.ts'

/** The state after an event. The first event opens; a stream that begins otherwise is broken. */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  if (event.type === 'case-opened') return opened(event)
  if (!state) throw new Error(`a case cannot begin with ${event.type}`)
  const entry: Entry = { entry: state.version + 1, at: event.at, by: event.by }
  return change({ ...state, version: entry.entry, latest: entry }, event, entry)
}

/** A whole stream, oldest first. */
export function replay(events: readonly CaseEvent[]): CaseState | null {
  let state: CaseState | null = null
  for (const event of events) state = evolve(state, event)
  return state
}

function opened(event: CaseOpened & Stamp): OpenCaseState {
  const entry = { entry: 1, at: event.at, by: event.by }
  return {
    status: 'open',
    version: 1,
    number: event.number,
    institution: event.institution,
    card: event.card,
    exercise: event.exercise,
    opened: entry,
    latest: entry,
    members: [],
    sparring: [],
    excluded: [],
    questions: [],
    glass: [],
    invitations: [],
    persons: [],
    items: [],
    postings: [],
    answers: {},
    accounts: [],
    decisions: {},
    marks: {},
    clocks: {},
    tasks: [],
    notes: [],
  }
}

function change(state: CaseState, event: Exclude<CaseEvent, CaseOpened>, entry: Entry): CaseState {
  switch (event.type) {
    case 'professional-joined':
      return { ...state, members: [...state.members, event.who] }
    case 'sparring-asked':
      return {
        ...state,
        questions: [...state.questions, { ...entry, of: event.of, question: event.question }],
        sparring: state.sparring.some((one) => one.account === event.of.account)
          ? state.sparring
          : [...state.sparring, event.of],
      }
    case 'sparring-answered':
      return {
        ...state,
        notes: [...state.notes, entry.entry],
        questions: state.questions.map((one) => (one.entry === event.question ? { ...one, answered: entry } : one)),
      }
    case 'colleague-excluded':
      return exclude(state, event, entry)
    case 'glass-broken': {
      const { purpose, reason, until } = event
      return { ...state, glass: [...state.glass, { ...entry, purpose, reason, until }] }
    }
    case 'glass-acknowledged':
      return { ...state, glass: state.glass.map((one) => (one.entry === event.broken ? { ...one, seen: entry } : one)) }
    case 'colleague-readmitted':
      return { ...state, excluded: state.excluded.filter(({ who }) => who.account !== event.who.account) }
    case 'person-added':
      return addPerson(state, event, entry)
    case 'person-changed':
      return { ...state, persons: state.persons.map((one) => (one.id === event.id ? changePerson(one, event) : one)) }
    case 'item-added':
      return { ...state, items: [...state.items, { id: event.id, description: event.description }] }
    case 'posting-added':
      return { ...state, postings: [...state.postings, { id: event.id, description: event.description }] }
    case 'thing-described':
      return { ...state, items: described(state.items, event), postings: described(state.postings, event) }
    case 'answer-recorded': {
      const key = parseFact(event.fact)?.key ?? event.fact
      return { ...state, answers: { ...state.answers, [key]: { ...entry, value: event.value } } }
    }
    case 'account-given':
      return { ...state, accounts: [...state.accounts, entry.entry], notes: [...state.notes, entry.entry] }
    case 'decision-proposed': {
      const { type: _, shape: __, ...proposed } = event
      const pending = { ...proposed, ...entry }
      return decide(state, decisionKey(event.decision, event.subject), (before) => ({
        ...given({ standing: before.standing }),
        pending,
      }))
    }
    case 'decision-confirmed':
      return settle(state, event.proposal, (_, pending) => ({ standing: { ...pending, confirmed: entry } }))
    case 'decision-sent-back':
      return settle(state, event.proposal, (before, pending) => ({
        ...before,
        sentBack: { ...pending, why: event.reason, backBy: entry },
      }))
    case 'step-done':
      return mark(state, {
        ...entry,
        ...refOf(event),
        mark: 'done',
        on: event.on,
        ...given({ despite: event.despite }),
      })
    case 'step-skipped':
      return mark(state, { ...entry, ...refOf(event), mark: 'skipped', reason: event.reason })
    case 'step-reopened': {
      const { [stepKey(event)]: _, ...marks } = state.marks
      return { ...state, marks }
    }
    case 'note-written':
    case 'note-corrected':
      return { ...state, notes: [...state.notes, entry.entry] }
    case 'clock-met':
      return clock(state, event, { ...entry, word: 'met', on: event.on, ...given({ note: event.note }) })
    case 'clock-stopped':
      return clock(state, event, { ...entry, word: 'stopped', reason: event.reason })
    case 'clock-restarted': {
      const { starts, due, reason } = event
      return clock(state, event, { ...entry, word: 'restarted', starts, due, reason })
    }
    case 'exception-reviewed':
      return review(state, event, entry)
    case 'note-withheld':
      return state
    case 'contact-logged':
      return { ...state, notes: [...state.notes, entry.entry] }
    case 'task-set': {
      const { id, what, owner, on } = event
      return { ...state, tasks: [...state.tasks, { id, what, owner, on, set: entry }] }
    }
    case 'task-done':
      return withTask(state, event.id, (task) => ({ ...task, done: entry }))
    case 'task-given':
      return withTask(state, event.id, (task) => ({ ...task, owner: event.to }))
    case 'case-handed-over':
      return handOver(state, event)
    case 'follow-up-set':
      return { ...state, followUp: { on: event.on, what: event.what } }
    case 'case-closed':
      return {
        ...state,
        status: 'closed',
        followUp: event.followUp,
        closing: { ...entry, outcome: event.outcome, followUp: event.followUp, left: event.left },
      }
    case 'family-invited':
    case 'invitation-ended':
    case 'invitation-taken':
    case 'logbook-shown':
    case 'shown-withdrawn':
    case 'evidence-told':
    case 'family-written-to':
    case 'family-wrote':
      return evolveFamily(state, event, entry)
    case 'case-reopened': {
      const { closing: _, ...file } = state as CaseFile & { closing?: unknown }
      const { closing: ended, ...decisions } = file.decisions
      const sentBack = given({ sentBack: ended?.sentBack })
      return { ...file, decisions: { ...decisions, ...(ended && { closing: sentBack }) }, status: 'open' }
    }
  }
}

/** Whoever is out is on nothing; what was theirs to do falls to the one who shut them out. */
function exclude(state: CaseState, { who, suspect }: ColleagueExcluded, since: Entry): CaseState {
  const others = (by: By) => by.account !== who.account
  return {
    ...state,
    excluded: [...state.excluded, { who, suspect, since }],
    members: state.members.filter(others),
    sparring: state.sparring.filter(others),
    tasks: state.tasks.map((task) => (task.done || others(task.owner) ? task : { ...task, owner: since.by })),
  }
}

const withTask = (state: CaseState, id: string, next: (task: Task) => Task): CaseState => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? next(task) : task)),
})

function handOver(state: CaseState, { from, to }: CaseHandedOver): CaseState {
  const others = state.members.filter(({ account }) => account !== from.account)
  const members = others.some(({ account }) => account === to.account) ? others : [...others, to]
  const tasks = state.tasks.map((task) =>
    task.owner.account === from.account && !task.done ? { ...task, owner: to } : task,
  )
  return { ...state, members, tasks }
}

const clock = (state: CaseState, ref: ClockRef, word: ClockWord): CaseState => ({
  ...state,
  clocks: { ...state.clocks, [clockKey(ref)]: word },
})

/** An exception that stays is looked at again on the `next` day; one that ends is a decision to tell. */
function review(state: CaseState, event: ExceptionReviewed & Stamp, entry: Entry): CaseState {
  const { subject, reason, stays } = event
  const reviewed = decide(state, decisionKey('notTellingParents', subject), ({ standing, ...before }) => {
    if (!standing) throw new Error(`no exception stands for ${subject}`)
    const { until: _, ...decided } = standing
    const now = stays
      ? { ...decided, until: event.next }
      : { ...decided, ...entry, outcome: 'no' as const, reason, confirmed: entry }
    return { ...before, standing: now, reviews: [...(before.reviews ?? []), { ...entry, stays, reason }] }
  })
  if (!stays) return reviewed
  const due = event.next
  return clock(
    reviewed,
    { clock: EXCEPTION_REVIEW, subject },
    {
      ...entry,
      word: 'restarted',
      starts: dateOf(entry.at),
      due,
      reason,
    },
  )
}

const refOf = (event: StepRef): StepRef => ({ step: event.step, ...given({ subject: event.subject }) })

const mark = (state: CaseState, made: Mark): CaseState => ({
  ...state,
  marks: { ...state.marks, [stepKey(made)]: made },
})

function addPerson(state: CaseState, event: PersonAdded, entry: Entry): CaseState {
  const { id, role, name, age, birthday, of } = event
  const person: Person = {
    id,
    role,
    since: dateOf(entry.at),
    was: [],
    ...given({ name, birthday, of }),
    ...parentFacts(event),
  }
  const answers = age === undefined ? state.answers : { ...state.answers, [`${id}.age`]: { ...entry, value: age } }
  return { ...state, persons: [...state.persons, person], answers }
}

const described = (things: readonly Thing[], { id, description }: ThingDescribed): readonly Thing[] =>
  things.map((one) => (one.id === id ? { ...one, description } : one))

const parentFacts = ({ custody, livesApart, protectedAddress }: ParentFacts) =>
  given({ custody, livesApart, protectedAddress })

const changePerson = (person: Person, event: PersonChanged): Person => ({
  ...person,
  ...given({ name: event.name, birthday: event.birthday }),
  ...parentFacts(event),
  ...(event.role === undefined ? {} : { role: event.role, was: [...person.was, person.role] }),
})

const decide = (state: CaseState, key: string, next: (before: Decision) => Decision): CaseState => ({
  ...state,
  decisions: { ...state.decisions, [key]: next(state.decisions[key] ?? {}) },
})

/** Ends what is pending under the entry number `proposal`. */
function settle(
  state: CaseState,
  proposal: number,
  next: (rest: Omit<Decision, 'pending'>, pending: Proposal) => Decision,
): CaseState {
  for (const [key, { pending, ...rest }] of Object.entries(state.decisions))
    if (pending?.entry === proposal) return decide(state, key, () => next(rest, pending))
  throw new Error(`entry ${proposal} is no proposal`)
}
