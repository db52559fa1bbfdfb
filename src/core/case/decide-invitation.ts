import { given } from '../given.ts'
import { err, ok } from '../result.ts'
import { addDays, dateOf } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { LIMITS, reasoned, required } from './limits.ts'
import { type CaseFile, type Invitation, personOf } from './state.ts'

/** So long can an invitation be taken up. */
export const INVITATION_DAYS = 14

/** Asks a family to show what they want to. Whose family must be said where more than one is violated. */
export function inviteFamily(command: CommandOf<'invite-family'>, state: CaseFile, { at }: Asking): Decided {
  if (state.invitations.length >= LIMITS.invitations)
    return err({ type: 'too-many', of: 'invitations', limit: LIMITS.invitations })
  const violated = state.persons.filter(({ role }) => role === 'victim')
  const of = command.of ?? (violated.length === 1 ? violated[0]?.id : undefined)
  if (of === undefined && violated.length > 1) return err({ type: 'missing', field: 'of' })
  if (of !== undefined && !personOf(state, of)) return err({ type: 'no-such-subject', subject: of })
  if (of !== undefined && personOf(state, of)?.role !== 'victim') return err({ type: 'not-that-role', field: 'of' })
  const { invitation: id, number } = command
  return ok([{ type: 'family-invited', id, number, ...given({ of }), until: addDays(dateOf(at), INVITATION_DAYS) }])
}

export function endInvitation(command: CommandOf<'end-invitation'>, state: CaseFile): Decided {
  const found = invitationOf(state, command.invitation)
  if (!found || found.ended) return err({ type: 'no-such-invitation' })
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'invitation-ended', invitation: found.id, reason: reason.value }]) : reason
}

/** A word to the family; they see it the next time they open their logbook and look. */
export function writeToFamily(command: CommandOf<'write-to-family'>, state: CaseFile): Decided {
  const found = invitationOf(state, command.invitation)
  if (!found?.taken || found.ended) return err({ type: 'no-such-invitation' })
  if (found.messages.length >= LIMITS.messages) return err({ type: 'too-many', of: 'messages', limit: LIMITS.messages })
  const text = required('text', command.text, LIMITS.message)
  return text.ok ? ok([{ type: 'family-written-to', invitation: found.id, text: text.value }]) : text
}

export const invitationOf = (state: CaseFile, id: string): Invitation | undefined =>
  state.invitations.find((one) => one.id === id)
