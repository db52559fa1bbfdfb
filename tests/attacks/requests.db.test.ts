// Requests that no browser sends, over a real connection: other methods, other lengths, other paths, and very slowly.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '#cli/listen.ts'
import { ROUTES } from '#web/routes.ts'
import { freePort } from '../../scripts/program.ts'
import { ORIGIN } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { aTarget, nameOf, type Target } from './target.ts'

const database = testDatabase()
const SOON = { headersTimeout: 400, requestTimeout: 800, keepAliveTimeout: 400, connectionsCheckingInterval: 100 }
let target: Target
let port: number
let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  target = await aTarget(database.db())
  port = await freePort()
  stop = await listen((request) => target.site.ask(request), '127.0.0.1', port, SOON)
  cookie = (await target.as(target.here.leader)).cookie()
})
afterAll(() => stop())

/** What comes back on a connection of its own, until it is closed or nothing more comes; and how long that took. */
async function raw(...parts: readonly (string | number)[]): Promise<{ text: string; status: number; closed: boolean }> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  let closed = false
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
  })
  socket.on('close', () => {
    closed = true
  })
  socket.on('error', () => {})
  for (const part of parts) {
    if (typeof part === 'number') await sleep(part)
    else if (!closed) socket.write(part, 'latin1')
  }
  for (let waited = 0; waited < 3000 && !closed; waited += 25) await sleep(25)
  socket.destroy()
  return { text, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), closed }
}

const head = (line: string, ...headers: string[]): string =>
  [line, 'Host: actioncard.example', `Cookie: ${cookie}`, 'Connection: close', ...headers, '', ''].join('\r\n')
const FORM = 'Content-Type: application/x-www-form-urlencoded'
const OURS = 'Sec-Fetch-Site: same-origin'
const notes = () => `/sager/${target.ours.caseId}/notat`
const body = 'form=note&note-text=Hej+med+dig&seen=99999'

test('the connection is a real one: a page is answered, and a form taken', async () => {
  expect((await raw(head('GET /sager HTTP/1.1'))).status).toBe(200)
  const posted = await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, `Content-Length: ${body.length}`), body)
  expect(posted.status).toBe(303)
})

test('no other method does anything, at any address, and none is put on by a header or a field', async () => {
  const before = await target.version()
  const wrong: string[] = []
  // a Request cannot be made with TRACE; the connection below tries it
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    for (const route of ROUTES) {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      const answer = await target.site.ask(
        new Request(`${ORIGIN}${target.pathOf(route, target.ours)}`, { method, headers }),
      )
      if (answer.status < 400) wrong.push(`${method} ${nameOf(route)}: ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
  for (const line of ['TRACE /sager', 'CONNECT actioncard.example:443', 'BREW /sager', 'get /sager']) {
    const { status, text } = await raw(head(`${line} HTTP/1.1`))
    expect([line, status === 0 || status >= 400]).toEqual([line, true])
    expect(text).not.toContain('__Host-session')
  }
  const overriding = ['X-HTTP-Method-Override: POST', 'X-HTTP-Method: POST', 'X-Method-Override: POST', OURS, FORM]
  expect((await raw(head(`GET ${notes()}?_method=POST&${body} HTTP/1.1`, ...overriding))).status).toBe(200)
  const fields = `${body}&_method=DELETE`
  await raw(head('GET /log-ud?_method=POST HTTP/1.1', ...overriding))
  expect((await raw(head('GET /sager HTTP/1.1'))).status).toBe(200)
  expect(await target.version()).toBe(before)
  expect(
    (await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, `Content-Length: ${fields.length}`), fields)).status,
  ).toBe(303)
})

test('a body too large is refused however it comes, and the next request is answered', async () => {
  const large = 'a='.padEnd(300_000, 'x')
  const told = await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, `Content-Length: ${large.length}`), large)
  expect(told.status).toBe(413)
  const piece = `4000\r\n${'x'.repeat(0x4000)}\r\n`
  const chunked = await raw(
    head(`POST ${notes()} HTTP/1.1`, FORM, OURS, 'Transfer-Encoding: chunked'),
    ...Array.from({ length: 20 }, () => piece),
    '0\r\n\r\n',
  )
  expect(chunked.status).toBe(413)
  const unending = await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, 'Content-Length: 99999999999'), 'a=1')
  expect(unending.status).toBe(413)
  expect((await raw(head(`GET /${'a'.repeat(40_000)} HTTP/1.1`))).status).toBe(431)
  expect((await raw(head('GET / HTTP/1.1', `X-Large: ${'a'.repeat(40_000)}`))).status).toBe(431)
  expect((await raw(head('GET /sager HTTP/1.1'))).status).toBe(200)
})

test('who sends slowly is cut off: a head that never ends, a body a letter at a time, a connection that says nothing', async () => {
  const before = await target.version()
  const slowHead = await raw('GET /sager HTTP/1.1\r\nHost: x\r\n', 300, 'X-A: 1\r\n', 300, 'X-B: 1\r\n', 300)
  expect([slowHead.closed, slowHead.text.includes('200 OK')]).toEqual([true, false])
  const drops = [...body].flatMap((letter) => [letter, 60])
  const slowBody = await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, `Content-Length: ${body.length}`), ...drops)
  expect([slowBody.closed, slowBody.status === 303]).toEqual([true, false])
  expect((await raw('')).closed).toBe(true)
  expect(await target.version()).toBe(before)
  expect((await raw(head('GET /sager HTTP/1.1'))).status).toBe(200)
})

test('two lengths for one body are one request refused, not two', async () => {
  const smuggled = 'GET /tilsyn HTTP/1.1\r\nHost: x\r\n\r\n'
  const both = `0\r\n\r\n${smuggled}`
  for (const lengths of [
    [`Content-Length: ${both.length}`, 'Transfer-Encoding: chunked'],
    ['Content-Length: 5', 'Content-Length: 6'],
    ['Transfer-Encoding: chunked, identity', 'Content-Length: 3'],
    ['Transfer-Encoding : chunked'],
    ['Content-Length: +5'],
  ]) {
    const { text, status } = await raw(head(`POST ${notes()} HTTP/1.1`, FORM, OURS, ...lengths), both)
    expect([lengths.join(), status]).toEqual([lengths.join(), 400])
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1)
  }
})

const BREAKS = [
  '%0d%0aset-cookie:%20zqx=1',
  '%0d%0a%0d%0a<b>zqx',
  '%0a%20zqx:%201',
  '%E5%98%8A%E5%98%8Dset-cookie:zqx=1',
  '%00zqx',
]

test('a line break in an address, a question, a form or a cookie makes no header', async () => {
  for (const line of BREAKS) {
    const form = `form=note&note-text=Hej${line}&account=${line}&fra=${line}`
    for (const request of [
      [head(`GET /kort${line}/ HTTP/1.1`)],
      [head(`GET /sager?efter=${line}&vis=${line} HTTP/1.1`)],
      [head(`GET /log-ind/via/${line} HTTP/1.1`)],
      [head(`GET /en/${line}/ HTTP/1.1`)],
      [head(`GET /sager/${target.ours.caseId}/adgang/fil?x=${line} HTTP/1.1`)],
      [head(`POST /oevelse HTTP/1.1`, FORM, OURS, `Content-Length: ${form.length}`), form],
      [head(`POST ${notes()} HTTP/1.1`, FORM, OURS, `Content-Length: ${form.length}`), form],
      [head('GET /log-ind HTTP/1.1', `Cookie: __Host-on-to=/sager${line}`)],
    ]) {
      const { text, status } = await raw(...request)
      const [headers = ''] = text.split('\r\n\r\n')
      expect([request[0]?.split('\r\n')[0], /zqx/i.test(headers)]).toEqual([request[0]?.split('\r\n')[0], false])
      expect(status).toBeLessThan(500)
    }
  }
  expect((await raw('GET / HTTP/1.1\r\nHost: x\nSet-Cookie: zqx\r\n\r\n')).text).not.toMatch(/set-cookie: zqx/i)
})

const TRICKS = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/.env',
  '/icon.svg%00.html',
  '/icon.svg/../../package.json',
  '/.git/config',
  '/.env',
  '/package.json',
  '/data/installation.key',
  '/src/web/app.ts',
  '/node_modules/hono/package.json',
  '/schema.sql',
  '/tilsyn/..;/',
  '/TILSYN',
  '/tilsyn%2f',
  '/%74ilsyn%00',
  '/en/en/tilsyn',
  '/sager/../tilsyn',
  '/./tilsyn',
  '//tilsyn',
  '/tilsyn//',
  '/tilsyn.json',
  '/kort/../tilsyn',
  '/kort/data/..%2f..%2ftilsyn',
  '/%c0%ae%c0%ae/tilsyn',
  '/\\tilsyn',
  'http://evil.example/tilsyn',
  '*',
]

test('no path leads out of the site’s own folder, or past who may see a page', async () => {
  for (const path of TRICKS) {
    const { status, text } = await raw(head(`GET ${path} HTTP/1.1`))
    expect([path, status >= 300 && status < 500]).toEqual([path, true])
    expect(text).not.toMatch(/root:x:0|"dependencies"|\[core\]|DATABASE_URL/)
    if (status === 308) expect(text).toMatch(/location: \/[a-z]/)
  }
})
