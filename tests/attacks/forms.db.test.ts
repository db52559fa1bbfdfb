// What a form may not carry: fields that are not its own, a page that is out of date, itself twice, or names that reach into the program.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { CaseEvent } from '#core/case/events.ts'
import { listCases } from '#store/cases.ts'
import { aCard } from '../arrange/a-card.ts'
import { aSite } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { anOffice } from '../arrange/office.ts'
import { aColleague, anAdministrator } from '../arrange/signed-in.ts'
import { aTarget, nameOf, POSTS, type Target } from './target.ts'

const database = testDatabase()
/** Of its own: where nobody administers anything yet. */
const door = testDatabase()
let target: Target
beforeAll(async () => {
  target = await aTarget(database.db())
})

const CASE_FORMS = POSTS.filter(({ path }) => path.startsWith('/sager/:id/'))
const ours = () => target.events(target.ours, target.here.teacher)
const notes = () => `/sager/${target.ours.caseId}/notat`
const note = (text: string, more: Record<string, string> = {}) => ({
  form: 'note',
  'note-text': text,
  command: randomUUID(),
  seen: '99999',
  ...more,
})

/** Names that the program has for what no form decides. */
const NOT_THEIRS = () => ({
  by: target.here.leader.account,
  actor: target.here.leader.account,
  account: target.here.leader.account,
  'account-id': target.here.leader.account,
  account_id: target.here.leader.account,
  name: 'En Anden',
  role: 'leader',
  function: 'leader',
  institution: target.there.school,
  institution_id: target.there.school,
  municipality: target.there.school,
  exercise: 'true',
  type: 'case-closed',
  at: '2001-01-01T00:00:00Z',
  version: '1',
  entry: '1',
  status: 'closed',
  number: '1999-001',
  members: target.there.teacher.account,
  keyholders: target.there.leader.account,
  approved: 'true',
  confirmed: 'true',
  'note-by': target.here.leader.account,
  'note-at': '2001-01-01',
  'note-type': 'case-closed',
})

/** An event without the moment it happened, and without what is made anew for each. */
const plain = ({ at: _, ...event }: CaseEvent) =>
  JSON.stringify(event).replace(/[0-9a-f-]{36}/g, (id) => (knows(id) ? id : 'id'))
const knows = (id: string) =>
  Object.values({ ...target.here, ...target.there }).some((one) => JSON.stringify(one).includes(id))

test('mass assignment: fields that are not the form’s own change nothing of what is written', {
  timeout: 120_000,
}, async () => {
  const teacher = await target.as(target.here.teacher)
  const differing: string[] = []
  let wrote = 0
  for (const route of CASE_FORMS) {
    const path = target.pathOf(route, target.ours)
    const before = (await ours()).length
    await teacher.post(path, { ...NOT_THEIRS(), ...target.form(route) })
    const added = (await ours()).slice(before)
    for (const event of added) {
      wrote++
      const said = plain(event)
      if (event.by.account !== target.here.teacher.account || event.at < '2026-11-23')
        differing.push(`${nameOf(route)}: ${said}`)
      for (const forged of ['En Anden', '2001-01-01', '1999-001', target.there.school, target.there.teacher.account])
        if (said.includes(forged)) differing.push(`${nameOf(route)}: ${forged} in ${said}`)
    }
  }
  expect(wrote).toBeGreaterThan(8)
  expect(differing).toEqual([])
})

test('mass assignment at the door: who is invited is what the administrator chose, and who joins is who was invited', async () => {
  const office = anOffice(door.db(), aCard())
  const site = aSite(office)
  const { browser } = await anAdministrator(site, office)
  const joined = await aColleague(site, browser, 'Nina Eksempel', 'professional', 0)
  expect((await joined.browser.get('/konto')).html).toContain('Nina Eksempel, fagprofessionel')
  const forged = {
    role: 'administrator',
    institution: target.there.school,
    account: target.there.leader.account,
    exercise: 'false',
  }
  await joined.browser.post('/konto/sted', forged)
  await joined.browser.post('/konto/sessioner', { ...forged, session: 'x' })
  expect((await joined.browser.get('/konto')).html).toContain('Nina Eksempel, fagprofessionel')
  expect((await joined.browser.get('/brugere')).status).toBe(403)
})

test('a stale page: what others have written meanwhile is shown, and nothing is written over it', async () => {
  const [teacher, leader] = [await target.as(target.here.teacher), await target.as(target.here.leader)]
  const seen = String(await target.version())
  await leader.post(notes(), note('Lederen skrev imens'))
  const before = (await ours()).length
  const proposing = {
    form: 'propose',
    'propose-outcome': 'no',
    'propose-reason': 'Det haster ikke i dag',
    command: randomUUID(),
  }
  const late = await teacher.post(`/sager/${target.ours.caseId}/beslutninger/referral`, { ...proposing, seen })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Det haster ikke i dag')
  expect((await ours()).length).toBe(before)
})

test('a double click, and ten at once, are one entry; in somebody else’s name it is not the same form', async () => {
  const teacher = await target.as(target.here.teacher)
  const form = note('Skrevet én gang')
  const sent = await Promise.all(Array.from({ length: 10 }, () => teacher.post(notes(), form)))
  expect(sent.filter(({ status }) => status >= 500)).toEqual([])
  await teacher.post(notes(), form)
  const leader = await target.as(target.here.leader)
  await leader.post(notes(), { ...form, 'note-text': 'Lederen med samme nummer' })
  const written = (await ours()).filter((event) => JSON.stringify(event).includes('Skrevet én gang'))
  expect(written).toHaveLength(1)

  const before = (await listCases(target.office, target.here.leader, { limit: 50 })).lines.length
  const opening = { open: 'yes', command: randomUUID(), 'victims.v1.age': '13' }
  const opened = await Promise.all(Array.from({ length: 5 }, () => teacher.post('/sager/ny', opening)))
  expect(new Set(opened.map(({ to }) => to)).size).toBe(1)
  expect((await listCases(target.office, target.here.leader, { limit: 50 })).lines.length).toBe(before + 1)
})

const POLLUTING = [
  '__proto__',
  '__proto__[zqx]',
  '__proto__.zqx',
  'constructor',
  'constructor[prototype][zqx]',
  'constructor.prototype.zqx',
  'prototype',
  'toString',
  'hasOwnProperty',
  'victims.__proto__.zqx',
  'victims.v1.__proto__',
  'facts[__proto__][zqx]',
]

test('prototype pollution: no name or value in any form reaches into the program’s own objects', {
  timeout: 120_000,
}, async () => {
  const [teacher, leader] = [await target.as(target.here.teacher), await target.as(target.here.leader)]
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  const broke: string[] = []
  for (const [index, route] of POSTS.entries()) {
    if (/forfra|log-ud|sessioner/.test(route.path)) continue
    const names = Object.fromEntries(POLLUTING.map((name) => [name, 'polluted']))
    const own = target.form(route)
    const filled = (value: string) => Object.fromEntries(Object.keys(own).map((name) => [name, value]))
    for (const form of [
      { ...own, ...names },
      filled('__proto__'),
      { ...filled('constructor'), form: own.form ?? '' },
    ]) {
      const { status } = await (index % 2 ? teacher : leader).post(target.pathOf(route, target.ours), form)
      if (status >= 500) broke.push(`${nameOf(route)} ${JSON.stringify(form).slice(0, 80)}: ${status}`)
    }
  }
  expect(broke).toEqual([])
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  expect(({} as Record<string, unknown>).zqx).toBeUndefined()
})

test('the same name twice in a form is no way round: one value is read, and what is in the address is not', async () => {
  const { site, here } = target
  const cookie = (await target.as(here.teacher)).cookie()
  const before = (await ours()).length
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const body = `form=note&form=close&note-text=${encodeURIComponent('Første af to')}&note-text=Nummer+to&seen=99999`
  const address = `https://actioncard.example${notes()}?form=close&note-text=fra+adressen`
  const answer = (await site.ask(new Request(address, { method: 'POST', headers, body }))) as Response
  expect(answer.status).toBe(303)
  const added = (await ours()).slice(before)
  expect(added).toHaveLength(1)
  expect(JSON.stringify(added)).toContain('Første af to')
  expect(JSON.stringify(added)).not.toMatch(/Nummer to|fra adressen/)
})
