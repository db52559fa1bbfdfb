import { createHash, randomBytes } from 'node:crypto'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, withDoor } from '../db.ts'
import { open, seal } from '../seal.ts'
import { type DoorKeys, doorsOf } from './keys.ts'

/** What a ticket is for; one for something else is not taken. */
export type TicketKind =
  | 'code'
  | 'passkey'
  | 'new-passkey'
  | 'join'
  | 'new-totp'
  | 'oidc'
  | 'saml'
  | 'saml-done'
  | 'typed'

type Held<T> = { readonly expires: Instant; readonly held: T; readonly once: string }

/** Something of ours for the browser to keep and bring back, which it can neither read nor change. */
export const writeTicket = <T>(keys: DoorKeys, kind: TicketKind, held: T, at: Instant, minutes: number): string => {
  const content: Held<T> = { expires: addMinutes(at, minutes), held, once: randomBytes(12).toString('base64url') }
  return seal(keys.sealing, `ticket|${kind}`, Buffer.from(JSON.stringify(content))).toString('base64url')
}

/** What was written, or null: not ours, for something else, or too old. */
export function readTicket<T>(keys: DoorKeys, kind: TicketKind, ticket: string | null, at: Instant): T | null {
  if (!ticket) return null
  const sealed = Buffer.from(ticket, 'base64url')
  for (const { sealing } of doorsOf(keys)) {
    try {
      const content: Held<T> = JSON.parse(open(sealing, `ticket|${kind}`, sealed).toString('utf8'))
      return content.expires > at ? content.held : null
    } catch {
      // not by this key
    }
  }
  return null
}

/** Takes a ticket out of use; false when somebody already has. The longest that any is good for is a day. */
export const spendTicket = (db: Db, ticket: string, at: Instant): Promise<boolean> =>
  withDoor(db, async (trx) => {
    await trx.deleteFrom('used_ticket').where('expires_at', '<', at).execute()
    const hash = createHash('sha256').update(Buffer.from(ticket, 'base64url')).digest()
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('used_ticket')
      .values({ hash, expires_at: addMinutes(at, 24 * 60) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  })
