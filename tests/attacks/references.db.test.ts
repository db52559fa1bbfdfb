// Foreign references (IDOR): whatever an address or a form names that is another's, is not there. From the table of routes.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { handle } from '#store/handle.ts'
import type { Route } from '#web/route.ts'
import { ROUTES } from '#web/routes.ts'
import { testDatabase } from '../arrange/database.ts'
import { aCommandId } from '../arrange/office.ts'
import { FORMS } from '../permissions/forms.ts'
import { aTarget, nameOf, POSTS, type Target } from './target.ts'

const database = testDatabase()
/** Stands in the other school's case, in everything that can be read of it. */
const MARK = 'zqxanden'
let target: Target

beforeAll(async () => {
  target = await aTarget(database.db())
  const { office, there, theirs } = target
  const command = { type: 'write-note', text: `${MARK} stod i sagen` } as const
  await handle(office, there.teacher, theirs.caseId, { id: aCommandId(), seen: 99_999, command })
})

/** What somebody tries in place of what an address names. */
const tries = (): readonly string[] => {
  const { theirs, there, here } = target
  const of = [theirs.caseId, theirs.task, String(theirs.note), there.teacher.account, here.leader.account]
  const made = [randomUUID(), '-1', '999999999999999999999', '__proto__', 'constructor']
  const sharp = ["'or'1'='1", '%00', '..%5c', '%', 'a'.repeat(500)]
  return [...of, ...made, ...sharp]
}

const parts = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const NAMED = ROUTES.filter((route) => parts(route).length > 0)

/** The address of `route` for our own case, one part of it replaced. */
const replaced = (route: Route, part: string, by: string): string => {
  const own = target.pathOf(route, target.ours).split('/')
  return route.path
    .split('/')
    .map((piece, index) => (piece === `:${part}` ? by : own[index]))
    .join('/')
}

test('there is something to find: the other case is read by its own people', async () => {
  const theirs = await target.as(target.there.teacher)
  expect((await theirs.get(`/sager/${target.theirs.caseId}/forloeb`)).html).toContain(MARK)
  expect(NAMED.length).toBeGreaterThan(40)
})

test('no address shows, changes, or breaks on what is another’s', { timeout: 240_000 }, async () => {
  const wrong: string[] = []
  const before = await target.events(target.theirs, target.there.teacher)
  for (const route of NAMED) {
    // the one who may do most in our own case
    const browser = await target.as(route.path.startsWith('/tilsyn') ? target.here.leader : target.here.teacher)
    for (const part of parts(route)) {
      for (const by of tries()) {
        const path = replaced(route, part, by)
        const shown = route.method === 'get' ? await browser.get(path) : await browser.post(path, target.form(route))
        if (shown.status >= 500 || shown.html.includes(MARK))
          wrong.push(`${nameOf(route)} :${part}=${by}: ${shown.status}`)
        if (part === 'id' && shown.status < 400 && shown.to !== '/log-ind')
          wrong.push(`${nameOf(route)} ${by}: ${shown.status}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(await target.events(target.theirs, target.there.teacher)).toEqual(before)
})

test('no form puts another school’s people on a case, or anybody’s who are not there to be put', async () => {
  const teacher = await target.as(target.here.teacher)
  const leader = await target.as(target.here.leader)
  const known = Object.values(target.here).map((one) => (typeof one === 'object' ? one.account : ''))
  const foreign = [
    target.there.teacher.account,
    target.there.leader.account,
    target.there.ssp.account,
    randomUUID(),
    '__proto__',
  ]
  let tried = 0
  const taken: string[] = []
  for (const route of POSTS) {
    const form: Record<string, string> = { ...FORMS(target.here)[route.path] }
    for (const [field, value] of Object.entries(form)) {
      if (!known.includes(value as never)) continue
      for (const account of foreign) {
        tried++
        const before = await target.version()
        await teacher.post(target.pathOf(route, target.ours), { ...target.form(route), [field]: account })
        if ((await target.version()) !== before) taken.push(`${nameOf(route)} ${field}`)
      }
    }
  }
  expect(tried).toBeGreaterThan(10)
  expect(taken).toEqual([])
  const over = { form: 'hand-over', command: randomUUID(), reason: 'Det er vores sag nu' }
  const stolen = {
    ...over,
    from: target.there.teacher.account,
    to: target.here.leader.account,
    cases: target.theirs.caseId,
  }
  await leader.post('/sager/overdrag', stolen)
  await leader.post('/sager/overdrag', { ...stolen, from: target.here.teacher.account })
  expect((await leader.get(`/sager/${target.theirs.caseId}`)).status).toBe(404)
  const mine = await target.as(target.there.teacher)
  expect((await mine.get(`/sager/${target.theirs.caseId}`)).status).toBe(200)
})
