import { given } from '../given.ts'
import type { AccountId } from '../id.ts'
import { err, ok, type Result } from '../result.ts'
import { dateOf, type Instant } from '../time.ts'
import type { Asking } from './commands.ts'
import { type Decided, type Ground, stamped } from './decide.ts'
import { recordAnswers } from './decide-answers.ts'
import { invitationOf } from './decide-invitation.ts'
import type { By, CaseEvent, Happening } from './events.ts'
import type { InvitationId, ShownEntry, ShownId } from './family-events.ts'
import { LIMITS, optional, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { CaseState, Invitation } from './state.ts'

/** What a family can ask of a case that they have been invited to. `id`s make a second sending the same one. */
export type FamilyCommand =
  | { readonly type: 'take-up' }
  | {
      readonly type: 'show'
      readonly id: ShownId
      readonly purpose: string
      readonly entries: readonly ShownEntry[]
    }
  | { readonly type: 'withdraw'; readonly id: ShownId; readonly reason: string }
  | { readonly type: 'tell-evidence'; readonly id: ShownId; readonly securedBy: string; readonly pieces: number }
  | { readonly type: 'write'; readonly id: ShownId; readonly text: string }

/** A family, by the invitation that they came with. */
export type FamilyAsking = { readonly at: Instant; readonly invitation: InvitationId; readonly name: string }

/** What happens when a family asks; whoever took the invitation up first is the only one who can. */
export function decideForFamily(
  command: FamilyCommand,
  state: CaseState,
  ground: Ground,
  { at, invitation, name }: FamilyAsking,
): Result<CaseEvent[], Refusal> {
  const found = invitationOf(state, invitation)
  if (!found) return err({ type: 'no-such-invitation' })
  const signed = optional('name', name, LIMITS.name)
  if (!signed.ok) return signed
  const by = familyBy(invitation, signed.value ?? '')
  return stamped(asked(command, state, found, ground, { at, by }), { at, by })
}

/** A family in the record: by the name that they choose, and by no account. */
export const familyBy = (invitation: InvitationId, name: string): By => ({
  account: invitation as string as AccountId,
  name,
  function: 'family',
})

function asked(command: FamilyCommand, state: CaseState, found: Invitation, ground: Ground, asking: Asking): Decided {
  if (command.type === 'take-up') return takeUp(found, asking.at)
  if (!found.taken) return err({ type: 'no-such-invitation' })
  if (command.type === 'withdraw') return withdraw(command, found)
  if (found.ended) return err({ type: 'no-such-invitation' })
  if (command.type === 'write') return write(command, found)
  if (state.status === 'closed') return err({ type: 'case-closed' })
  return command.type === 'show' ? show(command, found) : tellEvidence(command, state, found, ground, asking)
}

function takeUp(found: Invitation, at: Instant): Decided {
  if (found.taken) return ok([])
  if (found.ended) return err({ type: 'no-such-invitation' })
  if (dateOf(at) > found.until) return err({ type: 'invitation-expired' })
  return ok([{ type: 'invitation-taken', invitation: found.id }])
}

function show({ id, purpose, entries }: FamilyCommand & { type: 'show' }, found: Invitation): Decided {
  if (found.shown.some((one) => one.id === id)) return ok([])
  if (found.shown.length >= LIMITS.sharings) return err({ type: 'too-many', of: 'sharings', limit: LIMITS.sharings })
  const read = required('purpose', purpose, LIMITS.short)
  if (!read.ok) return read
  if (entries.length === 0) return err({ type: 'missing', field: 'what' })
  return ok([{ type: 'logbook-shown', invitation: found.id, id, purpose: read.value, entries }])
}

function withdraw({ id, reason }: FamilyCommand & { type: 'withdraw' }, found: Invitation): Decided {
  const shown = found.shown.find((one) => one.id === id)
  if (!shown) return err({ type: 'no-such-sharing' })
  if (shown.withdrawn) return ok([])
  const read = optional('reason', reason, LIMITS.short)
  return read.ok ? ok([{ type: 'shown-withdrawn', invitation: found.id, id, ...given({ reason: read.value }) }]) : read
}

function write({ id, text }: FamilyCommand & { type: 'write' }, found: Invitation): Decided {
  if (found.messages.some((one) => one.id === id)) return ok([])
  if (found.messages.length >= LIMITS.messages) return err({ type: 'too-many', of: 'messages', limit: LIMITS.messages })
  const read = required('text', text, LIMITS.message)
  return read.ok ? ok([{ type: 'family-wrote', invitation: found.id, id, text: read.value }]) : read
}

/** Answers the case's own question too, unless somebody else's evidence is still to be secured. */
function tellEvidence(
  { id, securedBy, pieces }: FamilyCommand & { type: 'tell-evidence' },
  state: CaseState,
  found: Invitation,
  { card, plan }: Ground,
  asking: Asking,
): Decided {
  if (found.told.some((one) => one.id === id)) return ok([])
  const who = required('who', securedBy, LIMITS.name)
  if (!who.ok) return who
  if (pieces < 1 || pieces > LIMITS.pieces)
    return err({ type: 'out-of-range', field: 'what', least: 1, most: LIMITS.pieces })
  const told: Happening = { type: 'evidence-told', invitation: found.id, id, securedBy: who.value, pieces }
  const others = plan.steps.some(
    ({ id: step, subject, status }) => step === SECURES && subject !== found.of && LEFT.includes(status),
  )
  if (others) return ok([told])
  const answered = recordAnswers([{ fact: 'evidence', value: 'secured' }], state, card, asking)
  return answered.ok ? ok([told, ...answered.value]) : answered
}

const SECURES = 'secure-evidence'
const LEFT: readonly string[] = ['do', 'ask', 'wait']
