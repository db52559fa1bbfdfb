import { createHash } from 'node:crypto'
import { parseInvitationNumber } from '#core/logbook/invitation-number.ts'
import { askAsFamily } from '#store/family.ts'
import type { Said } from './answers.ts'
import { asked } from './asked.ts'
import { mustWaitForInvitation, taking } from './doors.ts'
import { mailboxOf } from './mailbox.ts'

/** Skole: what a family asks of the school that has invited it. Which logbook it has is neither asked nor kept. */
export const schoolEndpoint = taking(
  asked.school,
  async ({ number: typed, proof, name, command }, office, visit): Promise<Said> => {
    const number = parseInvitationNumber(typed)
    if (!number) return { type: 'unreadable' }
    const shown = { number, proof: createHash('sha256').update(proof).digest() }
    const answer = await askAsFamily(office, shown, name, command)
    switch (answer.type) {
      case 'done':
        return { type: 'school', mailbox: mailboxOf(answer.state, answer.invitation) }
      case 'refused':
        return { type: 'refused', fault: answer.refusal.type }
      case 'unknown':
        return (await mustWaitForInvitation(office, visit)) ?? { type: 'no-entry' }
    }
  },
)
