// Open redirects and forged hosts: no visitor decides where we lead, or what we say our address is.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { AccountId } from '#core/id.ts'
import { withAdmin } from '#store/db.ts'
import { ROUTES } from '#web/routes.ts'
import { aBrowser, ORIGIN } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { aTarget, GETS, nameOf, type Target } from './target.ts'

const database = testDatabase()
const EVIL = 'evil.example'
let target: Target
beforeAll(async () => {
  target = await aTarget(database.db())
})

const ELSEWHERE = [
  `//${EVIL}`,
  `/\\${EVIL}`,
  `https://${EVIL}`,
  `https:${EVIL}`,
  `/%2f%2f${EVIL}`,
  `/%5c${EVIL}`,
  `/.${EVIL}`,
  `@${EVIL}`,
  `javascript:alert(1)`,
  `data:text/html,x`,
  `/\t/${EVIL}`,
  `/log-ind/../..//${EVIL}`,
]
const NAMES = [
  'til',
  'to',
  'next',
  'url',
  'redirect',
  'redirect_uri',
  'return',
  'returnTo',
  'continue',
  'RelayState',
  'state',
  'goto',
  'gjort',
  'efter',
]

/** Our own path, as a browser would read it. */
function isOurs(location: string): boolean {
  const url = new URL(location, ORIGIN)
  return url.origin === ORIGIN && location.startsWith('/')
}

test('no question, form or cookie leads away', async () => {
  const wrong: string[] = []
  for (const [nth, route] of ROUTES.entries()) {
    const path = target.pathOf(route, target.ours)
    // each address is tried at every fourth route or so, each route with three
    for (const index of [0, 1, 2]) {
      const to = ELSEWHERE[(nth * 3 + index) % ELSEWHERE.length] ?? ''
      const asked = new URLSearchParams(NAMES.map((name) => [name, to]))
      const browser = index % 2 ? await target.as(target.here.leader) : aBrowser(target.site)
      for (const name of ['on-to', 'via', 'step', 'next']) browser.jar.set(`__Host-${name}`, encodeURI(to))
      const shown =
        route.method === 'get'
          ? await browser.get(`${path}?${asked}`)
          : await browser.post(`${path}?${asked}`, { ...target.form(route), ...Object.fromEntries(asked) })
      if (shown.to && !isOurs(shown.to)) wrong.push(`${nameOf(route)} ${to}: ${shown.to}`)
      if (/http-equiv="?refresh/i.test(shown.html)) wrong.push(`${nameOf(route)}: a page that moves on by itself`)
    }
  }
  expect(wrong).toEqual([])
}, 120_000)

test('an address that is another site’s when a browser reads it leads nowhere', async () => {
  const browser = aBrowser(target.site)
  for (const path of [
    `//${EVIL}/`,
    `//${EVIL}/%2e%2e/`,
    `/\\${EVIL}/`,
    `/%5c${EVIL}/`,
    `/${EVIL}//`,
    `/en//${EVIL}/`,
    `/.//${EVIL}/`,
  ]) {
    const answer = (await target.site.ask(new Request(`${ORIGIN}${path}`))) as Response
    const to = answer.headers.get('location')
    expect([path, to === null || isOurs(to)]).toEqual([path, true])
  }
  expect((await browser.get('/kort/')).to).toBe('/kort')
})

const FORGED: readonly Record<string, string>[] = [
  { host: EVIL },
  { 'x-forwarded-host': EVIL, 'x-forwarded-proto': 'http', 'x-forwarded-port': '1' },
  { forwarded: `host=${EVIL};proto=http` },
  { 'x-original-url': '/tilsyn', 'x-rewrite-url': '/tilsyn' },
  { 'x-host': EVIL, 'x-http-host-override': EVIL, 'x-forwarded-server': EVIL },
]

test('what a request says its host is stands in no page, no link and no cookie', async () => {
  const wrong: string[] = []
  const cookie = (await target.as(target.here.leader)).cookie()
  for (const route of GETS) {
    const path = target.pathOf(route, target.ours)
    const plain = (await target.site.ask(new Request(`${ORIGIN}${path}`, { headers: { cookie } }))) as Response
    for (const headers of FORGED) {
      // as the server hands it on: the address made of the host that was said
      const at = headers.host ? `https://${EVIL}${path}` : `${ORIGIN}${path}`
      const answer = (await target.site.ask(new Request(at, { headers: { ...headers, cookie } }))) as Response
      const all = JSON.stringify([...answer.headers]) + (await answer.text())
      if (all.includes(EVIL)) wrong.push(`${nameOf(route)} ${JSON.stringify(headers)}`)
      if (answer.status !== plain.status) wrong.push(`${nameOf(route)} ${JSON.stringify(headers)}: ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a link that is handed out begins with the address in the settings', async () => {
  const { administrator } = await anAdministrator()
  const { html } = await administrator.get('/invitationer')
  const at = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  const made = await administrator.post('/invitationer', { name: 'Per Eksempel', role: 'leader', at }, FORGED[1])
  expect(made.html).toContain(`${ORIGIN}/invitation/`)
  expect(made.html).not.toContain(EVIL)
})

async function anAdministrator() {
  const id = randomUUID()
  await withAdmin(database.db(), async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('account')
      .select('municipality_id')
      .where('id', '=', target.here.leader.account)
      .executeTakeFirstOrThrow()
    const row = {
      id,
      municipality_id,
      display_name: 'Ada Eksempel',
      role: 'administrator',
      created_at: target.site.now(),
    }
    await trx.insertInto('account').values(row).execute()
  })
  return { administrator: await target.as({ ...target.here.leader, account: id as AccountId, role: 'administrator' }) }
}
