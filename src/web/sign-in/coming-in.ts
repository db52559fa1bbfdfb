import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import type { Office } from '#store/office.ts'
import { actorOf } from '#store/people.ts'
import { endSession, endSessions, findSession, type SignedIn, startSession } from '#store/session.ts'
import { isKnownDevice, rememberDevice } from '#store/sign-in/devices.ts'
import { type DoorKeys, doorKeys } from '#store/sign-in/keys.ts'
import { ownerOf, placesOf } from '#store/sign-in/places.ts'
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
export async function cookiesIn(visit: Visit, account: AccountId, owner = account): Promise<string[]> {
  const { deps, request, now } = visit
  const { db } = officeOf(visit)
  const former = readToken(request, deps.origin)
  if (former) await endSession(db, former)
  const how = { browser: browserOf(request.headers.get('user-agent') ?? ''), provedAt: now }
  const { token } = await startSession(db, account, now, how)
  const device = (await knownDevice(visit, owner)) ?? (await rememberDevice(db, owner, now))
  return [
    sessionCookie(token, deps.origin),
    cookie(DEVICE, device, deps.origin, DEVICE_MINUTES),
    noCookie(STEP, deps.origin),
    forgetOnTo(visit),
  ]
}

/**
 * In, and on: to what they had typed, to where they were going, or to what is theirs. Answers from the guide are handed on to a new
 * case. Who works at several places is first asked where they are.
 */
export async function comeIn(visit: Visit, owner: AccountId): Promise<Answer> {
  const { db } = officeOf(visit)
  const places = await placesOf(db, owner)
  const typed = typedOf(visit)
  const place = places.find(({ account }) => account === typed?.account) ?? places[0]
  const actor = place && (await actorOf(db, place.account))
  if (!actor || actor.exercise) return problem(403)
  const cookies = await cookiesIn(visit, actor.account, owner)
  if (typed?.account === actor.account) return postOn(typed.path, cookies)
  if (places.length > 1) return redirect('/konto/sted', cookies)
  const opens = actor.role === 'professional' || actor.role === 'leader'
  if (visit.form.has('svar') && opens) return postOn('/sager/ny', cookies)
  return redirect(readOnTo(visit) ?? firstPage(actor), cookies)
}

export function firstPage({ role }: Pick<Actor, 'role'>): string {
  if (role === 'administrator') return '/invitationer'
  return role === 'dpo' ? '/tilsyn' : '/sager'
}

type AtReal = SignedIn & {
  readonly office: Office
  readonly keys: DoorKeys
  /** The account that they sign in by, at whichever of their places they are now. */
  readonly owner: AccountId
}

/** Who is signed in to something real, with their session; null for everybody else. */
export async function realVisit(visit: Visit): Promise<AtReal | null> {
  const office = officeOf(visit)
  const token = readToken(visit.request, visit.deps.origin)
  const found = token ? await findSession(office.db, token, visit.now) : null
  if (!found || found.actor.exercise) return null
  return { ...found, office, keys: keysOf(visit), owner: await ownerOf(office.db, found.actor.account) }
}

/** Goes on at another of somebody's places: that is another account, and so another session. */
export async function moveTo(
  { deps, request, now }: Visit,
  { office, session, owner, provedAt }: AtReal,
  to: AccountId,
): Promise<string> {
  await endSessions(office.db, owner, { only: session })
  const browser = browserOf(request.headers.get('user-agent') ?? '')
  const { token } = await startSession(office.db, to, now, provedAt === null ? null : { browser, provedAt })
  return sessionCookie(token, deps.origin)
}

export const minutesUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((new Date(until).getTime() - new Date(now).getTime()) / 60_000))
