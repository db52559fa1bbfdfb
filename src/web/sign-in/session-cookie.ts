import type { Instant } from '#core/time.ts'
import type { Office } from '#store/office.ts'
import { findSession } from '#store/session.ts'
import { cookie, noCookie, readCookie } from '../cookie.ts'
import type { Visitor } from '../visit.ts'

const NAME = 'session'

/** It ends with the browser, and the session before that. */
export const sessionCookie = (token: string, origin: string): string => cookie(NAME, token, origin)

export const noSessionCookie = (origin: string): string => noCookie(NAME, origin)

/** The token that the browser sent, or null. */
export const readToken = (request: Request, origin: string): string | null => readCookie(request, NAME, origin)

/** Who the request comes from, by their session. */
export const visitorFinder =
  ({ db }: Office, origin: string, now: () => Instant) =>
  async (request: Request): Promise<Visitor | null> => {
    const token = readToken(request, origin)
    return token === null ? null : ((await findSession(db, token, now()))?.actor ?? null)
  }
