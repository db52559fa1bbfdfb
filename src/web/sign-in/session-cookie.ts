import type { Instant } from '#core/time.ts'
import type { Office } from '#store/office.ts'
import { findSession } from '#store/session.ts'
import type { Visitor } from '../visit.ts'

const NAME = 'session'

/** Over https only our own host can have set it (`__Host-`). It ends with the browser, and the session before that. */
const nameAt = (origin: string): string => (origin.startsWith('https:') ? `__Host-${NAME}` : NAME)
const attributes = (origin: string): string =>
  `Path=/; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

export const sessionCookie = (token: string, origin: string): string =>
  `${nameAt(origin)}=${token}; ${attributes(origin)}`

export const noSessionCookie = (origin: string): string => `${nameAt(origin)}=; Max-Age=0; ${attributes(origin)}`

/** The token that the browser sent, or null. */
export function readToken(request: Request, origin: string): string | null {
  const wanted = `${nameAt(origin)}=`
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.startsWith(wanted))?.slice(wanted.length) || null
}

/** Who the request comes from, by their session. */
export const visitorFinder =
  ({ db }: Office, origin: string, now: () => Instant) =>
  async (request: Request): Promise<Visitor | null> => {
    const token = readToken(request, origin)
    return token === null ? null : ((await findSession(db, token, now()))?.actor ?? null)
  }
