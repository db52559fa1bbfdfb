import { type Draft, LIMITS } from '#core/logbook/entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Copy, type Device, openDevice } from '#vault/device/device.ts'
import { browserShelf, hasShelf } from '#vault/device/shelf.ts'
import type { Keys } from '#vault/keys.ts'
import { openLogbook as openCopy, seal } from '#vault/logbook.ts'
import { append, type Failure, openLogbook, type Session, sync } from './api.ts'
import type { Send } from './send.ts'

/**
 * Opens the logbook from what the device remembers and what the server has, or from the device alone when there is no network or
 * the server's is not sound. What the device keeps for somebody else is left alone, and then nothing is kept of this one.
 */
export async function openKept(send: Send, keys: Keys, device: Device): Promise<Result<Session, Failure>> {
  const copy = await device.recall()
  if (copy) {
    const local = await fromCopy(send, keys, device, copy)
    return local ? ok(await fresh(local)) : openLogbook(send, keys)
  }
  const opened = await openLogbook(send, keys)
  return opened.ok ? ok(await keepOn(opened.value, device)) : opened
}

async function fromCopy(send: Send, keys: Keys, device: Device, copy: Copy): Promise<Session | null> {
  const opened = await openCopy(keys, copy, copy.seen)
  if (!opened.ok || opened.value.slot !== copy.slot) return null
  const { leaves, receipts } = copy
  const waiting = await device.waiting()
  return { send, keys, logbook: opened.value, leaves, receipts, device, waiting, trouble: null }
}

/** The session with what others have written since, and with what was waiting sent; or why not. */
export async function fresh(session: Session): Promise<Session> {
  const synced = await sync(session)
  if (synced.ok) return session.device ? keepOn(synced.value, session.device) : synced.value
  const sound = synced.error.type === 'unsound' ? synced.error.sound : null
  return { ...session, logbook: sound ?? session.logbook, trouble: synced.error }
}

/** Keeps the session on `device` from now on. */
async function keepOn(session: Session, device: Device): Promise<Session> {
  await device.remember(session)
  return sendWaiting({ ...session, device }, device)
}

/**
 * Writes `draft`: on a device that is safe it is kept when this resolves, and sent as soon as the server is reached. A device that
 * is full, or has been made to forget by another page, keeps nothing: then the server has to.
 */
export async function write(session: Session, draft: Draft): Promise<Result<Session, Failure>> {
  const { device, keys, logbook, receipts } = session
  if (!device) return append(session, draft)
  const fits = await seal(keys, logbook, { ...draft, receipts: receipts.slice(-LIMITS.receipts) })
  if (!fits.ok) return fits
  try {
    await device.save(draft)
  } catch {
    const sent = await append(session, draft)
    return !sent.ok && sent.error.type === 'unreachable' ? err({ type: 'device' }) : sent
  }
  return ok(await sendWaiting(session, device))
}

/** Oldest first. What has been sent is let go only together with remembering that it is in the logbook. */
async function sendWaiting(session: Session, device: Device): Promise<Session> {
  let now = session
  for (const draft of await device.waiting()) {
    const sent = await append(now, draft)
    if (!sent.ok) return { ...now, waiting: await device.waiting(), trouble: sent.error }
    now = sent.value
    // a device that cannot remember it keeps it waiting: sent again, it is in the logbook once all the same
    await device.remember(now, [draft.id]).catch(() => undefined)
  }
  return { ...now, waiting: [], trouble: null }
}

/** The device that somebody has called safe before; null on any other, where asking leaves nothing either. */
export async function knownDevice(): Promise<Device | null> {
  try {
    return (await hasShelf()) ? await openDevice(await browserShelf()) : null
  } catch {
    return null
  }
}

/** Keeps the open logbook on this device from now on; null where the browser keeps nothing. */
export async function callSafe(session: Session): Promise<Session | null> {
  try {
    // a private window of Firefox has a database, which is gone with the window; that it has no files shows which it is
    await navigator.storage?.getDirectory?.()
    const device = await openDevice(await browserShelf())
    // not waited for: Firefox asks its owner, who may leave the question unanswered
    void navigator.storage?.persist?.().catch(() => undefined)
    return await keepOn(session, device)
  } catch {
    return null
  }
}
