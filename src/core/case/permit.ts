import type { AccountId, InstitutionId } from '../id.ts'
import { err, ok, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { CommandType } from './commands.ts'
import type { By, CaseFunction, NoteWritten, Stamp } from './events.ts'
import type { Refusal } from './refusal.ts'
import type { CaseFile } from './state.ts'

/** Roles an account has, in the order that they are offered; only a case's own functions ever see one. */
export const ACCOUNT_ROLES = ['professional', 'leader', 'ssp', 'administrator', 'dpo'] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

/** Somebody signed in. `institutions` are those they work at. */
export type Actor = {
  readonly account: AccountId
  readonly name: string
  readonly role: AccountRole
  readonly institutions: readonly InstitutionId[]
  /** One who trains on invented cases, and sees no others. */
  readonly exercise: boolean
}

export type Action = 'read' | 'open-case' | 'delete-case' | CommandType

/** As much of a case as permission depends on. */
export type CaseView = {
  readonly institution: InstitutionId
  readonly exercise: boolean
  readonly members: readonly AccountId[]
  /** SSP consultants who have been asked. */
  readonly sparring: readonly AccountId[]
  /** Suspects with an account here. */
  readonly excluded: readonly AccountId[]
  /** Those who may read for now because they broke the glass. */
  readonly glass: readonly AccountId[]
}

/** `at` the moment asked: what was let in for some hours is let out again by itself. */
export const viewOf = (state: CaseFile, at: Instant): CaseView => ({
  institution: state.institution.id,
  exercise: state.exercise,
  members: state.members.map((one) => one.account),
  sparring: state.sparring.map((one) => one.account),
  excluded: state.excluded.map(({ who }) => who.account),
  glass: state.glass.filter(({ until }) => until > at).map(({ by }) => by.account),
})

/** What only the leadership does. */
const LEADERS_OWN: readonly Action[] = [
  'hand-over',
  'review-exception',
  'readmit-colleague',
  'acknowledge-glass',
  'delete-case',
]

const SSP_MAY: readonly Action[] = ['read', 'write-note', 'correct-note', 'answer-sparring']

/** Who may do what with a case. Whatever is not allowed here is refused. */
export function permit(actor: Actor, action: Action, view: CaseView): Result<void, Refusal> {
  return allowed(actor, action, view) ? ok(undefined) : err({ type: 'not-permitted', action })
}

function allowed(actor: Actor, action: Action, view: CaseView): boolean {
  if (actor.exercise !== view.exercise || view.excluded.includes(actor.account)) return false
  if (functionOf(actor.role) === null) return false
  if (action === 'break-glass') return !related(actor, 'read', view)
  return related(actor, action, view) || (action === 'read' && view.glass.includes(actor.account))
}

/** What somebody may by being on the case, asked about it, or leading the institution. */
function related(actor: Actor, action: Action, view: CaseView): boolean {
  const works = actor.institutions.includes(view.institution)
  switch (actor.role) {
    case 'professional':
      if (LEADERS_OWN.includes(action)) return false
      return action === 'open-case' ? works : view.members.includes(actor.account)
    case 'leader':
      // from elsewhere only where the institution's own leaders may not know of the case
      return works || (action !== 'open-case' && view.members.includes(actor.account))
    case 'ssp':
      return SSP_MAY.includes(action) && view.sparring.includes(actor.account)
    case 'administrator':
    case 'dpo':
      return false
  }
}

/** Whether a note is for the actor's eyes; its writer reads it always. */
export function mayReadNote(actor: Pick<Actor, 'account' | 'role'>, note: NoteWritten & Pick<Stamp, 'by'>): boolean {
  const { readers, by } = note
  if (readers === undefined || by.account === actor.account) return true
  return readers === 'leadership' ? actor.role === 'leader' : readers.some(({ account }) => account === actor.account)
}

/** The actor as the record names them, or null for one who has no function in any case. */
export function byOf(actor: Actor): By | null {
  const capacity = functionOf(actor.role)
  return capacity && { account: actor.account, name: actor.name, function: capacity }
}

const functionOf = (role: AccountRole): CaseFunction | null =>
  role === 'administrator' || role === 'dpo' ? null : role
