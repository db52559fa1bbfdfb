import type { Office } from '#store/office.ts'
import { makeSetUpCode } from '#store/sign-in/joining.ts'
import { aBrowser, type Browser, hidden, type Shown, type Site } from './browser.ts'
import { codeOf } from './one-time-code.ts'

export const PASSWORD = 'fire heste og en hat'

export const secretOn = ({ html }: Shown): string =>
  (/<code class="secret-key">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')

export type Person = { readonly login: string; readonly secret: string; readonly codes: readonly string[] }

const recoveryOn = ({ html }: Shown): string[] =>
  [...html.matchAll(/<code>([a-z2-9-]{17})<\/code>/g)].map(([, code]) => code ?? '')

/** Fills in how somebody will sign in, with a code app. */
export async function join(
  site: Site,
  browser: Browser,
  path: string,
  login: string,
  more: Record<string, string> = {},
) {
  const form = await browser.get(path)
  const secret = secretOn(form)
  const shown = await browser.post(path, {
    login,
    password: PASSWORD,
    join: hidden(form, 'join'),
    code: codeOf(secret, site.now()),
    ...more,
  })
  return { shown, person: { login, secret, codes: recoveryOn(shown) } satisfies Person }
}

/** The first administrator of a new installation, signed in. */
export async function anAdministrator(site: Site, { db }: Pick<Office, 'db'>) {
  const browser = aBrowser(site)
  const more = {
    'set-up': (await makeSetUpCode(db, site.now())) ?? '',
    municipality: 'Eksempelby',
    institution: 'Højmark Skole',
    type: 'folkeskole',
    name: 'Ada Eksempel',
  }
  return { browser, ...(await join(site, browser, '/opsaetning', 'ada@eksempelby.example', more)) }
}

/** Somebody whom the administrator lets in, signed in. */
export async function aColleague(site: Site, administrator: Browser, name: string, role = 'professional', at = 0) {
  const places = [
    ...(await administrator.get('/invitationer')).html.matchAll(/<option value="([0-9a-f-]{36}|kommune)"/g),
  ]
  const made = await administrator.post('/invitationer', { name, role, at: places[at]?.[1] ?? '' })
  const link = /\/invitation\/[\w-]+/.exec(made.html)?.[0] ?? ''
  const browser = aBrowser(site)
  const login = `${name.split(' ')[0]?.toLowerCase()}@hojmark.example`
  return { browser, link, ...(await join(site, browser, link, login)) }
}

/** Both steps of signing in. */
export async function signIn(site: Site, browser: Browser, { login, secret }: Person): Promise<Shown> {
  const first = await browser.post('/log-ind', { login, password: PASSWORD })
  return first.to === '/log-ind/kode' ? browser.post('/log-ind/kode', { code: codeOf(secret, site.now()) }) : first
}
