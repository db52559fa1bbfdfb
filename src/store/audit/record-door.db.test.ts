import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { withAdmin } from '../db.ts'
import { endSession, endSessions, startSession } from '../session.ts'
import { checkChain, exportChain } from './check-chain.ts'
import { overseeDoor, overseeDoorChain, overview } from './oversee.ts'
import { DOOR, recordFailure } from './record-door.ts'

const database = testDatabase()

async function anOfficer(of: Actor): Promise<Actor> {
  const account = randomUUID() as AccountId
  await withAdmin(database.db(), async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('account')
      .select('municipality_id')
      .where('id', '=', of.account)
      .executeTakeFirstOrThrow()
    const row = { id: account, municipality_id, display_name: 'Dina Eksempel', role: 'dpo', created_at: MONDAY }
    await trx.insertInto('account').values(row).execute()
  })
  return { account, name: 'Dina Eksempel', role: 'dpo', institutions: [], exercise: false }
}

test('in, out, ended from elsewhere and tried in vain make one chain, with names for those whose they are', async () => {
  const db = database.db()
  const office = anOffice(db, aCard())
  const { teacher } = await aSchool(db)
  const { teacher: other } = await aSchool(db)
  const { teacher: trainee } = await aSchool(db, { exercise: true })
  const officer = await anOfficer(teacher)
  const { token } = await startSession(db, teacher.account, MONDAY)
  await endSession(db, token)
  await endSession(db, token)
  await startSession(db, other.account, MONDAY)
  await startSession(db, trainee.account, MONDAY)
  await endSessions(db, other.account, 'all')
  await endSessions(db, other.account, 'all')
  await recordFailure(db, MONDAY)
  const chain = await overseeDoorChain(office, officer)
  expect(chain.map(({ action, outcome, who }) => [action, outcome, who?.name])).toEqual([
    ['door.in', 'done', teacher.name],
    ['door.out', 'done', teacher.name],
    ['door.in', 'done', undefined],
    ['door.ended', 'done', undefined],
    ['door.failed', 'refused', undefined],
  ])
  expect(checkChain(exportChain(DOOR, chain, MONDAY))).toMatchObject({ faults: [], entries: 5 })
  expect((await overseeDoor(office, officer)).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  expect(await overseeDoor(office, { ...teacher, role: 'dpo' })).toEqual([])
  expect((await overview(office, officer)).people).toEqual([])
})
