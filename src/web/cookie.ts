/** Over https only our own host can have set it (`__Host-`). */
const nameAt = (name: string, origin: string): string => (origin.startsWith('https:') ? `__Host-${name}` : name)

const attributes = (origin: string): string =>
  `Path=/; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

/** For as many minutes, or until the browser is closed. */
export const cookie = (name: string, value: string, origin: string, minutes?: number): string =>
  `${nameAt(name, origin)}=${value}; ${minutes === undefined ? '' : `Max-Age=${minutes * 60}; `}${attributes(origin)}`

export const noCookie = (name: string, origin: string): string => cookie(name, '', origin, 0)

/** What the browser sent, or null. */
export function readCookie(request: Request, name: string, origin: string): string | null {
  const wanted = `${nameAt(name, origin)}=`
  const sent = (request.headers.get('cookie') ?? '').split(';').map((one) => one.trim())
  return sent.find((one) => one.startsWith(wanted))?.slice(wanted.length) || null
}
