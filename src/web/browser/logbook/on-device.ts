import type { Draft } from '#core/logbook/entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Copy, Device } from '#vault/device/device.ts'
import type { Keys } from '#vault/keys.ts'
import { openLogbook as openCopy } from '#vault/logbook.ts'
import { append, type Failure, openLogbook, type Session, sync } from './api.ts'
import type { Send } from './send.ts'

/** A logbook open on a device that keeps a copy; `reached` is whether the server answered, `waiting` what it has not got yet. */
export type Kept = { readonly session: Session; readonly reached: boolean; readonly waiting: readonly Draft[] }

/** Opens the logbook from what the device remembers and what the server has, or from the device alone when there is no network. */
export async function openKept(send: Send, keys: Keys, device: Device): Promise<Result<Kept, Failure>> {
  const copy = await device.recall()
  const local = copy && (await fromCopy(send, keys, copy))
  const opened = local ? await sync(local) : await openLogbook(send, keys, copy?.seen ?? null)
  if (opened.ok) {
    await device.remember(opened.value)
    return sendWaiting(opened.value, device)
  }
  if (local && opened.error.type === 'unreachable') return ok(await notReached(local, device))
  return opened
}

async function fromCopy(send: Send, keys: Keys, copy: Copy): Promise<Session | null> {
  const logbook = await openCopy(keys, copy, copy.seen)
  return logbook.ok ? { send, keys, logbook: logbook.value, leaves: copy.leaves, receipts: copy.receipts } : null
}

/** Saves what somebody has written; it is safe on the device when this resolves, and sent as soon as the server is reached. */
export async function writeKept({ session }: Kept, device: Device, draft: Draft): Promise<Result<Kept, Failure>> {
  await device.save(draft)
  return sendWaiting(session, device)
}

/** Sends what waits, oldest first. What has been sent is let go only together with remembering that it is in the logbook. */
export async function sendWaiting(session: Session, device: Device): Promise<Result<Kept, Failure>> {
  let now = session
  for (const draft of await device.waiting()) {
    const sent = await append(now, draft)
    if (!sent.ok) return sent.error.type === 'unreachable' ? ok(await notReached(now, device)) : err(sent.error)
    now = sent.value
    await device.remember(now, [draft.id])
  }
  return ok({ session: now, reached: true, waiting: [] })
}

const notReached = async (session: Session, device: Device): Promise<Kept> => ({
  session,
  reached: false,
  waiting: await device.waiting(),
})
