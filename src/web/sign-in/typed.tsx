import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { AccountId } from '#core/id.ts'
import { actorOf } from '#store/people.ts'
import { endedSession } from '#store/session.ts'
import { doorKeys } from '#store/sign-in/keys.ts'
import { readTicket, writeTicket } from '#store/sign-in/ticket.ts'
import type { Visit } from '../visit.ts'
import { readToken } from './session-cookie.ts'

/**
 * A form that came when its writer's session had run out: it goes back into their browser, sealed, along with the sign-in, and is
 * posted where it was going when they are in again. Nothing of it is kept here.
 */
export type Typed = { readonly account: AccountId; readonly path: string; readonly form: string }

/** The hidden field that it stands in. */
export const TYPED = 'typed'
const MINUTES = 60
/** A page that holds more could not be posted back. */
const LONGEST = 180 * 1024
/** Forms that hold secrets, or that mean nothing later. */
const NOT_KEPT = /^\/(konto|log-ud|log-ind|oevelse|invitation|opsaetning)(\/|$)/

/** The same visit, to the sign-in, with what was typed sealed; null when there is nothing to keep, or nobody to keep it for. */
export async function withTypedSealed(visit: Visit): Promise<Visit | null> {
  const { deps, request, path, form, now } = visit
  const token = readToken(request, deps.origin)
  if (!deps.office || !token || request.method !== 'POST' || NOT_KEPT.test(path)) return null
  const account = await endedSession(deps.office.db, token)
  if (!account) return null
  const typed: Typed = { account, path, form: deflateRawSync(form.toString()).toString('base64') }
  const sealed = writeTicket(doorKeys(deps.office.key), TYPED, typed, now, MINUTES)
  if (sealed.length > LONGEST) return null
  return { ...visit, path: '/log-ind/ny', query: new URLSearchParams(), form: new URLSearchParams({ [TYPED]: sealed }) }
}

/** What came along, or null. */
export function typedOf({ deps, form, now }: Visit): Typed | null {
  const sealed = form.get(TYPED)
  return sealed && deps.office ? readTicket<Typed>(doorKeys(deps.office.key), TYPED, sealed, now) : null
}

/** The visit with the form as it was typed, when it has come to where it was going; null when somebody else has signed in meanwhile. */
export async function withTypedOpened(visit: Visit): Promise<Visit | null> {
  const typed = typedOf(visit)
  if (typed?.path !== visit.path) return visit
  const visitor = await visit.visitor()
  if (visitor && visitor.account !== typed.account) return null
  return { ...visit, form: new URLSearchParams(inflateRawSync(Buffer.from(typed.form, 'base64')).toString('utf8')) }
}

/** Whoever wrote it, if they trained on invented cases: they sign in by saying who they were. */
export async function traineeOf(visit: Visit, typed: Typed | null) {
  const actor = typed && visit.deps.office && (await actorOf(visit.deps.office.db, typed.account))
  return actor?.exercise ? actor : null
}

/** What was typed, on its way through a form. */
export const KeptTyped = ({ visit }: { readonly visit: Visit }) =>
  typedOf(visit) && <input type="hidden" name={TYPED} value={visit.form.get(TYPED) ?? ''} />

/** What was typed, on its way to the same page in the other language. */
export const keepsTyped = (visit: Visit): { keeps?: readonly (readonly [string, string])[] } =>
  typedOf(visit) ? { keeps: [[TYPED, visit.form.get(TYPED) ?? '']] } : {}
