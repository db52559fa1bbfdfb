import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import type { Office } from '#store/office.ts'
import { actorOf } from '#store/people.ts'
import { endSession, findSession, type SignedIn, startSession } from '#store/session.ts'
import { isKnownDevice, rememberDevice } from '#store/sign-in/devices.ts'
import { type DoorKeys, doorKeys } from '#store/sign-in/keys.ts'
import { type Answer, postOn, problem, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import { cookie, noCookie, readCookie } from '../cookie.ts'
import type { Visit } from '../visit.ts'
import { browserOf } from './browser.ts'
import { forgetOnTo, readOnTo } from './on-to.ts'
import { readToken, sessionCookie } from './session-cookie.ts'
import { typedOf } from './typed.tsx'

/** Between the password and the code: who has shown the first of the two. */
export const STEP = 'step'
export const DEVICE = 'device'
const DEVICE_MINUTES = 180 * 24 * 60

export const keysOf = (visit: Visit): DoorKeys => doorKeys(officeOf(visit).key)

/** The token of a browser that this account has been signed in with, or null. */
export async function knownDevice(visit: Visit, account: AccountId): Promise<string | null> {
  const token = readCookie(visit.request, DEVICE, visit.deps.origin)
  return token && (await isKnownDevice(officeOf(visit).db, account, token, visit.now)) ? token : null
}

/** Signs somebody in who has shown who they are, under a new session; answers the cookies that go with it. */
export async function cookiesIn(visit: Visit, account: AccountId): Promise<string[]> {
  const { deps, request, now } = visit
  const { db } = officeOf(visit)
  const former = readToken(request, deps.origin)
  if (former) await endSession(db, former)
  const how = { browser: browserOf(request.headers.get('user-agent') ?? ''), provedAt: now }
  const { token } = await startSession(db, account, now, how)
  const device = (await knownDevice(visit, account)) ?? (await rememberDevice(db, account, now))
  return [
    sessionCookie(token, deps.origin),
    cookie(DEVICE, device, deps.origin, DEVICE_MINUTES),
    noCookie(STEP, deps.origin),
    forgetOnTo(visit),
  ]
}

/** In, and on: to what they had typed, to where they were going, or to what is theirs. Answers from the guide are handed on to a new case. */
export async function comeIn(visit: Visit, account: AccountId): Promise<Answer> {
  const actor = await actorOf(officeOf(visit).db, account)
  if (!actor || actor.exercise) return problem(403)
  const cookies = await cookiesIn(visit, account)
  const typed = typedOf(visit)
  if (typed?.account === account) return postOn(typed.path, cookies)
  const opens = actor.role === 'professional' || actor.role === 'leader'
  if (visit.form.has('svar') && opens) return postOn('/sager/ny', cookies)
  return redirect(readOnTo(visit) ?? firstPage(actor), cookies)
}

export function firstPage({ role }: Pick<Actor, 'role'>): string {
  if (role === 'administrator') return '/invitationer'
  return role === 'dpo' ? '/tilsyn' : '/sager'
}

/** Who is signed in to something real, with their session; null for everybody else. */
export async function realVisit(visit: Visit): Promise<(SignedIn & { office: Office; keys: DoorKeys }) | null> {
  const office = officeOf(visit)
  const token = readToken(visit.request, visit.deps.origin)
  const found = token ? await findSession(office.db, token, visit.now) : null
  return found && !found.actor.exercise ? { ...found, office, keys: keysOf(visit) } : null
}

export const minutesUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((new Date(until).getTime() - new Date(now).getTime()) / 60_000))
