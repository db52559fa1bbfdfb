// Request forgery: another site's page in the browser of somebody who is signed in changes nothing.
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../arrange/database.ts'
import { aTarget, GETS, nameOf, POSTS, type Target } from './target.ts'

const database = testDatabase()
let target: Target
beforeAll(async () => {
  target = await aTarget(database.db())
})

/** What a browser says of where a form comes from, when it is not our own page. */
const FROM_OUTSIDE: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://actioncard.example' },
  { 'sec-fetch-site': '', origin: 'https://actioncard.example.evil.example' },
  { 'sec-fetch-site': '', origin: 'null' },
  { 'sec-fetch-site': '' },
]

/** Posted to from other sites by design: what comes is believed only if it is signed, and only in the browser that asked. */
const BY_DESIGN = ['post /log-ind/via/:provider/svar']

test('no form is taken from outside, whatever the browser says and whoever it is', async () => {
  const leader = await target.as(target.here.leader)
  const before = await target.version()
  const taken: string[] = []
  for (const route of POSTS) {
    for (const headers of FROM_OUTSIDE) {
      const shown = await leader.post(target.pathOf(route, target.ours), target.form(route), headers)
      if (shown.status !== 403) taken.push(`${nameOf(route)} ${JSON.stringify(headers)}: ${shown.status}`)
    }
  }
  expect(taken.filter((one) => !BY_DESIGN.some((name) => one.startsWith(name)))).toEqual([])
  expect(taken.every((one) => one.endsWith(': 404'))).toBe(true)
  expect(await target.version()).toBe(before)
  // the same session is taken from our own pages, or this would prove nothing
  expect((await leader.get('/sager')).status).toBe(200)
  expect(
    (await leader.post(`/sager/${target.ours.caseId}/notat`, target.form(routeOf('/sager/:id/notat')))).status,
  ).toBe(303)
})

const routeOf = (path: string) => {
  const route = POSTS.find((one) => one.path === path)
  if (!route) throw new Error(`no route ${path}`)
  return route
}

test('a form in another type than a page’s own is not read', async () => {
  const teacher = await target.as(target.here.teacher)
  const route = routeOf('/sager/:id/notat')
  for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'application/xml', 'x'])
    expect(
      (await teacher.post(target.pathOf(route, target.ours), target.form(route), { 'content-type': type })).status,
    ).toBe(415)
})

test('looking at a page, by a link or a picture on another site, changes no case and signs nobody out', async () => {
  const leader = await target.as(target.here.leader)
  const before = await target.version()
  const broke: string[] = []
  for (const route of GETS) {
    const { status } = await leader.get(
      `${target.pathOf(route, target.ours)}?form=note&note-text=Hej&open=yes&session=alle`,
    )
    if (status >= 500) broke.push(`${nameOf(route)}: ${status}`)
  }
  expect(broke).toEqual([])
  expect(await target.version()).toBe(before)
  expect((await leader.get('/sager')).status).toBe(200)
  expect((await leader.get('/log-ud')).status).toBe(404)
})

test('no other site reads an answer: none is shared, and every page refuses to be framed or fetched', async () => {
  const leader = await target.as(target.here.leader)
  for (const route of GETS) {
    const { headers } = await leader.get(target.pathOf(route, target.ours))
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})
