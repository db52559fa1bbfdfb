import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { InstitutionId } from '#core/id.ts'
import { type Instant, parseInstant } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { listCases } from './cases.ts'
import { withActor } from './db.ts'
import { takeNumber } from './events.ts'
import { openCase } from './handle.ts'

const database = testDatabase()
const on = (moment: string) => anOffice(database.db(), aCard(), () => parseInstant(moment) as Instant)
const monday = () => on('2026-11-23T08:10')

const raw = async (text: string, values: readonly unknown[]) => {
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query(text, [...values])
  await client.end()
  return rows
}
const drawnAt = (school: InstitutionId) => raw('select number from case_number where institution_id = $1', [school])
const numbersOf = async (actor: Actor) => (await listCases(monday(), actor)).lines.map((line) => line.number)

test('a number taken by an opening that was cut off is given back', async () => {
  const { leader, school } = await aSchool(database.db())
  const cutOff = withActor(database.db(), leader, async (trx) => {
    await takeNumber(trx, school, 2026)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await raw('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
    await sql`select 1`.execute(trx)
  })
  await expect(cutOff).rejects.toThrow()
  expect(await drawnAt(school)).toEqual([])
  await openCase(monday(), leader, { id: aCommandId(), answers: [] })
  expect(await drawnAt(school)).toEqual([{ number: (await numbersOf(leader))[0] }])
})

test('numbers begin with the year, by the Danish clock', async () => {
  const { leader } = await aSchool(database.db())
  for (const moment of ['2026-12-31T23:59', '2027-01-01T00:01'])
    await openCase(on(moment), leader, { id: aCommandId(), answers: [] })
  expect(await numbersOf(leader)).toEqual([
    expect.stringMatching(/^2027-[1-9]\d{3}$/),
    expect.stringMatching(/^2026-[1-9]\d{3}$/),
  ])
})

test('what one may see says nothing of what one may not: numbers come in no order', async () => {
  const { leader } = await aSchool(database.db())
  const given: string[] = []
  for (let opened = 0; opened < 12; opened++) {
    await openCase(monday(), leader, { id: aCommandId(), answers: [] })
    given.push(...(await numbersOf(leader)).filter((number) => !given.includes(number)))
  }
  expect(given).toHaveLength(12)
  expect(given).not.toEqual([...given].sort())
  expect(given).not.toEqual([...given].sort().reverse())
})

test('a number that has been given is never given again, and the program cannot read which have', async () => {
  const { leader, school } = await aSchool(database.db())
  await raw(`insert into case_number select $1, '2026-' || n from generate_series(1000, 9999) n`, [school])
  await withActor(database.db(), leader, async (trx) => {
    expect(await takeNumber(trx, school, 2026)).toMatch(/^2026-[1-9]\d{4}$/)
    expect(await takeNumber(trx, school, 2027)).toMatch(/^2027-[1-9]\d{3}$/)
  })
  const read = withActor(database.db(), leader, (trx) => trx.selectFrom('case_number').selectAll().execute())
  await expect(read).rejects.toThrow('permission denied')
})
