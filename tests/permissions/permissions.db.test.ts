// Every route, asked by everybody there is, of an open and a closed case, on a running site with a real database. What they get
// is what the written matrix says; docs/permissions.md shows it.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Route } from '#web/route.ts'
import { ROUTES } from '#web/routes.ts'
import { testDatabase } from '../arrange/database.ts'
import { COLUMNS, type Column, MATRIX } from './matrix.ts'
import { permissionsPage } from './page.ts'
import { aCase, aSite, type CaseStatus, formOf, versionOf } from './site.ts'

const database = testDatabase()
/** Who may read the case, and so may know that it is there. */
const MAY_SEE: readonly Column[] = ['member', 'let in', 'leader', 'ssp asked', 'dpo']
const unknownId = randomUUID()
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const ofCase = ({ path }: Route) => path.includes(':id')

function letterOf(response: Response): string {
  const { status, headers } = response
  if (status === 303 || status === 307) return /^(\/en)?\/log-ind$/.test(headers.get('location') ?? '') ? 'i' : 'd'
  const letters: Readonly<Record<number, string>> = { 200: 's', 403: 'n', 404: '-', 409: 'b', 422: 'b', 429: 'b' }
  return letters[status] ?? String(status)
}

/** An answer without what differs each time, and the address as it was asked. */
async function told(response: Response, caseId: string): Promise<string> {
  const headers = Object.fromEntries(response.headers)
  const all = { status: response.status, headers: { ...headers, 'x-request-id': '' }, body: await response.text() }
  return JSON.stringify(all).replaceAll(caseId, 'ID')
}

test('every route stands in the matrix', () => {
  expect(ROUTES.map(nameOf).filter((name) => !MATRIX[name])).toEqual([])
  expect(
    Object.values(MATRIX)
      .flat()
      .filter((row) => row.length !== COLUMNS.length),
  ).toEqual([])
})

test('everybody gets what the matrix says of every route, and what they may not see is as if it were not', {
  timeout: 300_000,
}, async () => {
  const site = await aSite(database.db())
  const { office, here } = site
  const wrong: string[] = []
  const cases: Partial<Record<CaseStatus, Awaited<ReturnType<typeof aCase>>>> = {}
  /** What is said to each of a case that is not there, by its address: the same whether it would be open or closed. */
  const ofNone = new Map<string, Promise<string>>()

  const knock = async (route: Route, status: CaseStatus, column: Column): Promise<string> => {
    const one = cases[status] ?? (await aCase(office, here, status))
    cases[status] = one
    const version = async () => (route.method === 'post' ? versionOf(office, here.teacher, one.caseId) : 0)
    const before = await version()
    const answer = await site.ask(column, route, site.pathOf(route, one), formOf(route, here, one))
    const letter = letterOf(answer)
    if (ofCase(route) && !MAY_SEE.includes(column)) {
      const path = site.pathOf(route, { ...one, caseId: unknownId })
      const key = `${column} ${nameOf(route)} ${path}`
      const unknown = ofNone.get(key) ?? site.ask(column, route, path, formOf(route, here, one)).then(toldOfNone)
      ofNone.set(key, unknown)
      if ((await unknown) !== (await told(answer, one.caseId)))
        wrong.push(`${nameOf(route)}, ${column}: a case they may not see differs from one that is not there`)
    }
    const wrote = (await version()) !== before
    if (wrote && letter !== 'd') wrong.push(`${nameOf(route)}, ${column}: wrote all the same`)
    if (wrote) delete cases[status]
    return letter.length === 1 ? letter : `(${letter})`
  }

  for (const route of ROUTES) {
    for (const status of ofCase(route) ? (['open', 'closed'] as const) : (['open'] as const)) {
      cases[status] ??= await aCase(office, here, status)
      const letters: string[] = []
      // who only looks is in nobody's way
      if (route.method === 'get') letters.push(...(await Promise.all(COLUMNS.map((who) => knock(route, status, who)))))
      else for (const who of COLUMNS) letters.push(await knock(route, status, who))
      const expected = letterRow(nameOf(route), status)
      if (letters.join('') !== expected)
        wrong.push(`${nameOf(route)} (${status}): ${letters.join('')}, not ${expected}`)
    }
  }
  expect(wrong).toEqual([])
})

const toldOfNone = (response: Response) => told(response, unknownId)

function letterRow(name: string, status: CaseStatus): string | undefined {
  const row = MATRIX[name]
  return typeof row === 'string' ? row : row?.[status === 'open' ? 0 : 1]
}

test('docs/permissions.md shows this matrix', async () => {
  await expect(permissionsPage()).toMatchFileSnapshot('../../docs/permissions.md')
})
