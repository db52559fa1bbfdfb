import { addMinutes, type Instant } from '#core/time.ts'
import type { Office } from '#store/office.ts'
import { createApp } from '#web/app.ts'
import { unbuiltAssets } from '#web/assets.ts'
import { visitorFinder } from '#web/sign-in/session-cookie.ts'
import type { Deps } from '#web/visit.ts'
import { MONDAY } from './people.ts'

export const ORIGIN = 'https://actioncard.example'

/** The site on an office, at a clock that a test can put forward. */
export function aSite(office: Omit<Office, 'now'>, given: Partial<Deps> = {}) {
  let at: Instant = MONDAY
  const now = () => at
  const here: Office = { ...office, now }
  const logged: string[] = []
  const app = createApp({
    assets: unbuiltAssets,
    origin: ORIGIN,
    office: here,
    cards: async () => office.cards,
    now,
    proxies: 1,
    findVisitor: visitorFinder(here, ORIGIN, now),
    log: (line) => logged.push(line),
    ...given,
  })
  return {
    ask: (request: Request) => app.fetch(request),
    later: (minutes: number) => {
      at = addMinutes(at, minutes)
    },
    now,
    logged,
  }
}

export type Site = ReturnType<typeof aSite>

export type Shown = {
  readonly status: number
  readonly to: string | null
  readonly html: string
  readonly headers: Headers
}

/** Somebody's browser: keeps cookies, and fills in forms as they stand on the page. */
export function aBrowser(site: Pick<Site, 'ask'>, address = '192.0.2.1') {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit): Promise<Shown> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie())
    headers.set('x-forwarded-for', address)
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
    const response = await site.ask(new Request(new URL(path, ORIGIN), { ...init, headers }))
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/Max-Age=0/.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const { status, headers: answered } = response
    return { status, to: answered.get('location'), html: await response.text(), headers: answered }
  }
  const get = (path: string) => send(path, {})
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    })
  return { jar, cookie, get, post }
}

export type Browser = ReturnType<typeof aBrowser>

/** A hidden field as it stands on a page. */
export const hidden = ({ html }: Shown, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
