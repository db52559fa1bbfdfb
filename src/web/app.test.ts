import { expect, test } from 'vitest'
import { aCard } from '../../tests/arrange/a-card.ts'
import { createApp } from './app.ts'
import { unbuiltAssets } from './assets.ts'
import { record } from './route.ts'
import { ROUTES } from './routes.ts'
import type { Deps } from './visit.ts'

const ORIGIN = 'https://actioncard.example'
const app = (given: Partial<Deps> = {}) =>
  createApp({
    assets: unbuiltAssets,
    origin: ORIGIN,
    cards: async () => new Map([['digitale-kraenkelser', [aCard()]]]),
    log: () => {},
    ...given,
  })
const post = (path: string, headers: Record<string, string>, body = 'a=1') =>
  app().request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

/** Those that show what is in the database are asked where there is one, in log/log-pages.db.test.ts and the journeys. */
const FROM_DATABASE = /^\/log(bog)?(\/|$)/
const PAGES = ROUTES.filter(
  ({ method, may, path }) => method === 'get' && may === 'anyone' && !path.includes(':') && !FROM_DATABASE.test(path),
)

test.each(PAGES.flatMap(({ path }) => [path, path === '/' ? '/en' : `/en${path}`]))(
  '%s answers, safely framed',
  async (path) => {
    const response = await app().request(path)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    if (!response.headers.get('content-type')?.startsWith('text/html')) return
    const html = await response.text()
    expect(html).toMatch(/^<!doctype html><html lang="(da|en)">/)
    expect(html).not.toMatch(/ style="|<script(?! type="module" src="\/)/)
  },
)

test.each([
  ['/findes-ikke', 404],
  ['/en/nowhere', 404],
  ['/kort%00', 404],
])('%s is a page of its own with status %i, and echoes nothing', async (path, status) => {
  const response = await app().request(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('same-origin')
  expect(response.headers.get('strict-transport-security')).toContain('max-age')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const html = await response.text()
  expect(html).toContain('<h1>')
  expect(html).not.toContain('nowhere')
})

test('a breakdown is told without its cause, and the database gone as come back soon', async () => {
  const broken = (error: Error) => app({ cards: () => Promise.reject(error) }).request('/')
  const plain = await broken(new Error('secret: Frida'))
  expect(plain.status).toBe(500)
  expect(await plain.text()).not.toContain('Frida')
  expect(plain.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect((await broken(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))).status).toBe(503)
})

test('the log names a breakdown by kind, code and request, and quotes nothing', async () => {
  const lines: string[] = []
  const error = Object.assign(new Error('invalid input syntax for type uuid: "Frida"'), { code: '22P02' })
  const answer = await app({ cards: () => Promise.reject(error), log: (line) => lines.push(line) }).request('/')
  expect(lines).toEqual([`500 GET Error 22P02 (request ${answer.headers.get('x-request-id')})`])
})

test.each([
  ['no sign of where it comes from', {}, 403],
  ['another site', { origin: 'https://elsewhere.example' }, 403],
  ['a null origin', { origin: 'null' }, 403],
  ['another site by fetch metadata, whatever the origin says', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }, 403],
  ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ['our own pages', { 'sec-fetch-site': 'same-origin' }, 404],
  ['our own origin in an older browser', { origin: ORIGIN }, 404],
])('a post from %s', async (_, headers, status) => {
  expect((await post('/findes-ikke', headers)).status).toBe(status)
})

test('a form too large is refused, whatever it says of its length', async () => {
  const body = `a=${'x'.repeat(300_000)}`
  expect((await post('/kort/guide', { 'sec-fetch-site': 'same-origin' }, body)).status).toBe(413)
})

test('a character that no text can hold is not taken in', async () => {
  expect((await post('/kort/guide', { 'sec-fetch-site': 'same-origin' }, 'a=1%00')).status).toBe(400)
})

test('a file is never taken in', async () => {
  const body = new FormData()
  body.set('billede', new Blob(['x']), 'x.png')
  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await app().request('/kort/guide', { method: 'POST', headers, body })).status).toBe(415)
})

test('a slash too many is taken away, and never leads elsewhere', async () => {
  expect((await app().request('/kort/')).headers.get('location')).toBe('/kort')
  for (const path of ['//elsewhere.example/', '/\\elsewhere.example/']) {
    expect((await app().request(`http://localhost${path}`)).headers.get('location')).toBeNull()
  }
})

test('every route says who may and what is noted, and no two are the same', () => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(names).size).toBe(names.length)
  for (const route of ROUTES) {
    expect(route.path).toMatch(/^\/[a-z0-9:/.-]*$/)
    expect(route.path).not.toMatch(/^\/en(\/|$)/)
    expect('record' in route.audit ? route.audit.record : route.audit.nothing).toMatch(/\w{3}/)
    if (route.may !== 'anyone') expect(route.may.length).toBeGreaterThan(0)
  }
  expect(record('x')).toEqual({ record: 'x' })
})

test('pages are sent compressed to those who take it', async () => {
  const response = await app().request('/', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('vary')).toContain('accept-encoding')
})
