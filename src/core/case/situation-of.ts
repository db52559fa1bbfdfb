import type { Decisions, Item, Posting, Situation, SkipMark, StepMark, Suspect, Victim } from '../card/situation.ts'
import { CASE_FACTS, type FactTypes, LIST_FACTS, type ListName, RECORD_FACTS } from '../card/vocabulary.ts'
import { given } from '../given.ts'
import type { Instant } from '../time.ts'
import { type StepRef, UNKNOWN } from './events.ts'
import { NONE } from './facts.ts'
import { exceptionFor } from './parents.ts'
import { type CaseFile, hasSubject, inForce, type Person, personOf } from './state.ts'

/** What the plan is made from. Names stay in the case: a person is `v1` here, and *ved ikke* is unknown. */
export function situationOf(state: CaseFile, at: Instant): Situation {
  const marks = Object.values(state.marks).filter(
    (mark) => mark.subject === undefined || isPlanned(state, mark.subject),
  )
  return {
    at,
    institution: {
      ...given({ type: state.institution.type, leaderReports: state.institution.leaderReports }),
      ...known(state, 'institution', RECORD_FACTS.institution),
    },
    ...known(state, '', CASE_FACTS),
    decisions: decisionsOf(state),
    ...list(
      state,
      'victims',
      state.persons.filter(isRole('victim')).map((p) => victim(state, p)),
    ),
    ...list(
      state,
      'suspects',
      state.persons.filter(isRole('suspect')).map((p) => suspect(state, p)),
    ),
    ...list(
      state,
      'items',
      state.items.map((item): Item => ({ id: item.id, ...known(state, item.id, LIST_FACTS.items) })),
    ),
    ...list(
      state,
      'postings',
      state.postings.map((posting): Posting => ({ id: posting.id, ...known(state, posting.id, LIST_FACTS.postings) })),
    ),
    done: marks.flatMap((m): StepMark[] => (m.mark === 'done' ? [{ ...place(m), on: m.on }] : [])),
    skipped: marks.flatMap((m): SkipMark[] => (m.mark === 'skipped' ? [{ ...place(m), reason: m.reason }] : [])),
  }
}

/** A mark for somebody who has since got another role stays in the case, and out of the plan. */
function isPlanned(state: CaseFile, subject: string): boolean {
  const person = personOf(state, subject.replace(/\.parents$/, ''))
  if (!person) return hasSubject(state, subject)
  return person.role === 'victim' || (person.role === 'suspect' && person.id === subject)
}

const isRole = (role: Person['role']) => (person: Person) => person.role === role

const place = (mark: StepRef): StepRef => ({ step: mark.step, ...given({ subject: mark.subject }) })

/** The fields that have been answered; each answer was checked against its shape (facts.ts) when it was recorded. */
function known(state: CaseFile, prefix: string, facts: FactTypes): Record<string, never> {
  const found: Record<string, unknown> = {}
  for (const field of Object.keys(facts)) {
    const value = state.answers[prefix === '' ? field : `${prefix}.${field}`]?.value
    if (value !== undefined && value !== UNKNOWN) found[field] = value
  }
  return found as Record<string, never>
}

/** A list with nothing in it is unknown, unless somebody has answered that there is none. */
function list<T>(state: CaseFile, name: ListName, of: readonly T[]): Readonly<Record<string, readonly T[]>> {
  return of.length > 0 || state.answers[name]?.value === NONE ? { [name]: of } : {}
}

function victim(state: CaseFile, person: Person): Victim {
  const exception = exceptionFor(state, person.id)
  return {
    id: person.id,
    // until somebody says otherwise: a time limit that starts today would never be passed
    knownSince: person.since,
    ...known(state, person.id, LIST_FACTS.victims),
    ...given({ exceptionDecided: exception }),
  }
}

const suspect = (state: CaseFile, person: Person): Suspect => ({
  id: person.id,
  ...known(state, person.id, LIST_FACTS.suspects),
})

function decisionsOf(state: CaseFile): Decisions {
  const made: Record<string, string> = {}
  for (const name of ['police', 'referral', 'pedagogical', 'emergencyPlan'] as const) {
    const outcome = inForce(state.decisions[name])?.outcome
    if (outcome) made[name] = outcome
  }
  return made as Decisions
}
