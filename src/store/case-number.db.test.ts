import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
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

test('a number taken by an opening that was cut off is given to the next', async () => {
  const { leader, school } = await aSchool(database.db())
  const cutOff = withActor(database.db(), leader, async (trx) => {
    expect(await takeNumber(trx, school, 2026)).toBe('2026-001')
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    const killer = new pg.Client(database.superuser())
    await killer.connect()
    await killer.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
    await killer.end()
    await sql`select 1`.execute(trx)
  })
  await expect(cutOff).rejects.toThrow()
  await openCase(monday(), leader, { id: aCommandId(), answers: [] })
  expect((await listCases(monday(), leader)).lines.map((line) => line.number)).toEqual(['2026-001'])
})

test('each year begins at one, by the Danish clock, and each school counts its own', async () => {
  const { leader } = await aSchool(database.db())
  const other = (await aSchool(database.db())).leader
  const open = (actor: typeof leader, moment: string) => openCase(on(moment), actor, { id: aCommandId(), answers: [] })
  await open(leader, '2026-12-31T23:59')
  await open(other, '2026-12-31T23:59')
  await open(leader, '2027-01-01T00:01')
  expect((await listCases(monday(), leader)).lines.map((line) => line.number)).toEqual(['2027-001', '2026-001'])
  expect((await listCases(monday(), other)).lines.map((line) => line.number)).toEqual(['2026-001'])
})
