import type { Decisions, Item, Posting, SkipMark, Situation, StepMark, Suspect, Victim } from '../card/situation.ts'
import { dateOf, type Instant } from '../time.ts'
import { UNKNOWN } from './events.ts'
import { NONE, type List } from './facts.ts'
import { type CaseFile, decisionKey, inForce, type Person } from './state.ts'

const CASE_FACTS = [
  'kinds',
  'acuteDanger',
  'violence',
  'ongoing',
  'manyInvolved',
  'severalEvents',
  'doubt',
  'pressInterest',
  'publishedOnline',
  'materialReceivedByStaff',
  'schools',
  'evidence',
  'policeContacted',
  'policeClearedContact',
  'bullyingFound',
  'complaintReceived',
  'complaintAnswered',
] as const satisfies readonly (keyof Situation)[]

/** What the plan is made from. Names stay in the case: a person is `v1` here, and *ved ikke* is unknown. */
export function situationOf(state: CaseFile, at: Instant): Situation {
  const marks = Object.values(state.marks)
  return {
    at,
    institution: {
      ...(state.institution.type === undefined ? {} : { type: state.institution.type }),
      ...(state.institution.leaderReports === undefined ? {} : { leaderReports: state.institution.leaderReports }),
      ...known(state, 'institution', ['type', 'leaderReports']),
    },
    ...known(state, '', CASE_FACTS),
    decisions: decisionsOf(state),
    ...list(state, 'victims', state.persons.filter(isRole('victim')).map((p) => victim(state, p))),
    ...list(state, 'suspects', state.persons.filter(isRole('suspect')).map((p) => suspect(state, p))),
    ...list(state, 'items', state.items.map((item): Item => ({ id: item.id, ...known(state, item.id, ITEM) }))),
    ...list(
      state,
      'postings',
      state.postings.map((posting): Posting => ({ id: posting.id, ...known(state, posting.id, POSTING) })),
    ),
    done: marks.flatMap((m): StepMark[] => (m.mark === 'done' ? [{ ...place(m), on: m.on }] : [])),
    skipped: marks.flatMap((m): SkipMark[] => (m.mark === 'skipped' ? [{ ...place(m), reason: m.reason }] : [])),
  }
}

const VICTIM = ['age', 'knownSince', 'consentToParents', 'parentsRisk', 'prosecutionBasisSince'] as const
const SUSPECT = ['known', 'age', 'school', 'staff'] as const
const ITEM = ['sexual', 'ageAtTime', 'fake'] as const
const POSTING = ['platform', 'live', 'refused', 'removed'] as const

const isRole = (role: Person['role']) => (person: Person) => person.role === role

const place = (mark: { readonly step: string; readonly subject?: string }) =>
  mark.subject === undefined ? { step: mark.step } : { step: mark.step, subject: mark.subject }

/** The fields that have been answered; each answer was checked against its shape (facts.ts) when it was recorded. */
function known(state: CaseFile, prefix: string, fields: readonly string[]): Record<string, never> {
  const found: Record<string, unknown> = {}
  for (const field of fields) {
    const value = state.answers[prefix === '' ? field : `${prefix}.${field}`]?.value
    if (value !== undefined && value !== UNKNOWN) found[field] = value
  }
  return found as Record<string, never>
}

/** A list with nothing in it is unknown, unless somebody has answered that there is none. */
function list<T>(state: CaseFile, name: List, of: readonly T[]): Readonly<Record<string, readonly T[]>> {
  return of.length > 0 || state.answers[name]?.value === NONE ? { [name]: of } : {}
}

function victim(state: CaseFile, person: Person): Victim {
  const exception = inForce(state.decisions[decisionKey('notTellingParents', person.id)])
  return {
    id: person.id,
    ...known(state, person.id, VICTIM),
    ...(exception?.outcome === 'yes' ? { exceptionDecided: dateOf(exception.at) } : {}),
  }
}

const suspect = (state: CaseFile, person: Person): Suspect => ({ id: person.id, ...known(state, person.id, SUSPECT) })

function decisionsOf(state: CaseFile): Decisions {
  const made: Record<string, string> = {}
  for (const name of ['police', 'referral', 'pedagogical', 'emergencyPlan'] as const) {
    const outcome = inForce(state.decisions[name])?.outcome
    if (outcome) made[name] = outcome
  }
  return made as Decisions
}
