// Enumeration: neither an answer nor the work behind it says who has an account, or which case there is.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { AccountId } from '#core/id.ts'
import { withDoor } from '#store/db.ts'
import { startSession } from '#store/session.ts'
import { PASSWORD as LIMITS } from '#store/sign-in/password.ts'
import { aCard } from '../arrange/a-card.ts'
import { aBrowser, aSite, type Shown, type Site } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { anOffice } from '../arrange/office.ts'
import { aColleague, anAdministrator, type Person } from '../arrange/signed-in.ts'
import { aTarget, type Target } from './target.ts'

const database = testDatabase()
/** Of its own: where nobody administers anything yet. */
const door = testDatabase()
let target: Target
let site: Site
let known: Person
let closed: Person

beforeAll(async () => {
  target = await aTarget(database.db())
  const office = anOffice(door.db(), aCard())
  site = aSite(office)
  const { browser } = await anAdministrator(site, office)
  known = (await aColleague(site, browser, 'Nina Eksempel')).person
  closed = (await aColleague(site, browser, 'Lis Eksempel')).person
  const { html } = await browser.get('/brugere')
  const at = /<a href="(\/brugere\/[0-9a-f-]{36})">Lis Eksempel</.exec(html)?.[1] ?? ''
  expect((await browser.post(`${at}/luk`, { close: 'ja' })).status).toBe(200)
})

/** An answer without what is made anew each time. */
const told = ({ status, to, html, headers }: Shown) => ({
  status,
  to,
  html: html.replace(/(data-options|value)="[^"]*"/g, ''),
  headers: [...headers.keys()].filter((name) => name !== 'content-length').sort(),
})

let address = 0
const guess = (login: string, password = 'not the password at all') =>
  aBrowser(site, `198.51.100.${++address % 250}`).post('/log-ind', { login, password })

test('a wrong password says the same of an account there is, one that is closed and one there is not', async () => {
  const of = told(await guess(known.login))
  expect(of.status).toBe(422)
  for (const login of ['nobody@hojmark.example', closed.login, "' or 1=1 --", 'ø'.repeat(300)])
    expect(told(await guess(login))).toEqual(of)
})

/** The work of the whole process for one guess, in microseconds: what others do to the machine meanwhile does not count. */
async function workOf(login: string, password?: string): Promise<number> {
  const before = process.cpuUsage()
  await guess(login, password)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

test('the same work is done for both, and the measure would show if it were not', async () => {
  const work: Record<'known' | 'unknown' | 'unhashed', number[]> = { known: [], unknown: [], unhashed: [] }
  for (let round = 0; round < 12; round++) {
    // a day apart, so that nobody has to wait
    site.later(24 * 60 + 1)
    work.known.push(await workOf(known.login))
    work.unknown.push(await workOf(`nobody-${round}@hojmark.example`))
    work.unhashed.push(await workOf(known.login, 'x'.repeat(LIMITS.most + 1)))
  }
  const ratio = median(work.unknown) / median(work.known)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.6)
  expect(median(work.unhashed) / median(work.known)).toBeLessThan(0.6)
})

test('an invitation that never was, has been used or is of another kind is told in the same words', async () => {
  const { browser, link } = await aColleague(site, (await anAdministratorAgain()).browser, 'Ole Eksempel')
  const used = (await browser.get(link)).html
  for (const token of ['unknown', randomUUID(), 'A'.repeat(32), '__proto__'])
    expect((await browser.get(`/invitation/${token}`)).html.replaceAll(token, '')).toBe(
      used.replaceAll(link.split('/').at(-1) ?? '', ''),
    )
})

/** The same one: the session has run out over the days of the guesses. */
async function anAdministratorAgain() {
  const row = await withDoor(door.db(), (trx) =>
    trx.selectFrom('account').select('id').where('display_name', '=', 'Ada Eksempel').executeTakeFirstOrThrow(),
  )
  const browser = aBrowser(site)
  browser.jar.set('__Host-session', (await startSession(door.db(), row.id as AccountId, site.now())).token)
  return { browser }
}

test('a case of others, one that is not, and an address that is none are one answer', async () => {
  const teacher = await target.as(target.here.teacher)
  const about = async (id: string) => told(await teacher.get(`/sager/${id}`))
  const foreign = await about(target.theirs.caseId)
  expect(foreign.status).toBe(404)
  expect(await about(randomUUID())).toEqual(foreign)
  expect(await about('nothing')).toEqual(foreign)
})
