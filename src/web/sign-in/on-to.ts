import { cookie, noCookie, readCookie } from '../cookie.ts'
import type { Visit } from '../visit.ts'

const NAME = 'on-to'
const MINUTES = 15
/** An address of ours, and nothing that a browser could take for another site's. */
const OURS = /^\/[a-z0-9-]+(?:\/[a-z0-9-]+)*$/i
const DOORS = /^\/(log-ind|log-ud|invitation|opsaetning|oevelse)(\/|$)/

/** Remembers where somebody was going who must sign in first: in a cookie, so that no link can say it for them. */
export const rememberOnTo = ({ path, request, deps }: Visit): string[] =>
  request.method === 'GET' && isOurs(path) ? [cookie(NAME, path, deps.origin, MINUTES)] : []

export const forgetOnTo = ({ deps }: Visit): string => noCookie(NAME, deps.origin)

export function readOnTo({ request, deps }: Visit): string | null {
  const path = readCookie(request, NAME, deps.origin)
  return path && isOurs(path) ? path : null
}

const isOurs = (path: string): boolean => path.length <= 200 && OURS.test(path) && !DOORS.test(path)
