import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { decideForFamily, type FamilyCommand } from '#core/case/decide-family.ts'
import { invitationOf } from '#core/case/decide-invitation.ts'
import { evolve, replay } from '#core/case/evolve.ts'
import type { InvitationId } from '#core/case/family-events.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState, Invitation } from '#core/case/state.ts'
import type { CaseId } from '#core/id.ts'
import type { InvitationNumber } from '#core/logbook/invitation-number.ts'
import { numberHash, project } from './case-list.ts'
import { type Trx, withFamily } from './db.ts'
import { append, readStream } from './events.ts'
import { cardOf, type Office, planAt } from './office.ts'

/** What a family shows: the number, and a hash of what their logbook proves itself by. */
export type FamilyShown = { readonly number: InvitationNumber; readonly proof: Buffer }

export type FamilyAnswer =
  | { readonly type: 'done'; readonly state: CaseState; readonly invitation: Invitation }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** No such number, or another logbook has it. */
  | { readonly type: 'unknown' }

/**
 * Does what a family asks with an invitation, in one transaction. The first logbook to show an open invitation has it from then on; for
 * any other the number is one that does not exist.
 */
export const askAsFamily = (
  office: Office,
  shown: FamilyShown,
  name: string,
  command: FamilyCommand,
): Promise<FamilyAnswer> =>
  withFamily(office.db, office.now(), async (trx) => {
    const first = await findInvitation(trx, shown)
    const stream = first && (await readStream(trx, office.key, first.caseId, { lock: true }))
    const before = stream && replay(stream.events)
    // again, now that nobody else can be at it: of two logbooks at once one has it
    const found = before && (await findInvitation(trx, shown))
    if (!found) return { type: 'unknown' }
    const { caseId, invitation, isTaken } = found
    const at = office.now()
    const card = cardOf(office, before)
    const plan = planAt(card, before, at)
    const decided = decideForFamily(command, before, { card, plan }, { at, invitation, name })
    if (!decided.ok) return { type: 'refused', refusal: decided.error }
    const after = decided.value.reduce<CaseState>(evolve, before)
    if (decided.value.length > 0) {
      if (!(await append(trx, stream, decided.value))) throw new Error('the stream moved although it was locked')
      await project(trx, caseId, before, after, { card, plan: planAt(card, after, at), at, key: stream.key })
    }
    if (!isTaken) await takeUp(trx, shown)
    const now = invitationOf(after, invitation)
    if (!now) throw new Error('an invitation that the case does not know')
    return { type: 'done', state: after, invitation: now }
  })

type Found = { readonly caseId: CaseId; readonly invitation: InvitationId; readonly isTaken: boolean }

async function findInvitation(trx: Trx, { number, proof }: FamilyShown): Promise<Found | null> {
  const hash = numberHash(number)
  await sql`select set_config('app.invitation', ${hash.toString('hex')}, true),
    set_config('app.invitation_proof', ${proof.toString('hex')}, true)`.execute(trx)
  const found = await trx
    .selectFrom('case_invitation')
    .select(['case_id', 'invitation', 'proof', 'ended'])
    .where('number', '=', hash)
    .executeTakeFirst()
  if (!found || (found.proof && !timingSafeEqual(found.proof, proof))) return null
  if (!found.proof && found.ended) return null
  return {
    caseId: found.case_id as CaseId,
    invitation: found.invitation as InvitationId,
    isTaken: found.proof !== null,
  }
}

async function takeUp(trx: Trx, { number, proof }: FamilyShown): Promise<void> {
  const taken = await trx
    .updateTable('case_invitation')
    .set({ proof })
    .where('number', '=', numberHash(number))
    .where('proof', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) throw new Error('the invitation was taken up by another at the same moment')
}
