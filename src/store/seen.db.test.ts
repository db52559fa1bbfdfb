import { expect, test } from 'vitest'
import type { CaseId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { withAdmin } from './db.ts'
import { openCase } from './handle.ts'
import { readUpTo } from './seen.ts'

const database = testDatabase()
const office = (now: Instant = MONDAY) => anOffice(database.db(), aCard(), () => now)

async function aCase(given = {}) {
  const people = await aSchool(database.db(), given)
  const handled = await openCase(office(), people.teacher, { id: aCommandId(), answers: [] })
  if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
  return { ...people, caseId: handled.caseId as CaseId }
}

test('nothing is new the first time; then what was written since, also when loaded again, but not for ever', async () => {
  const { teacher, caseId } = await aCase()
  const read = (version: number, minutes: number) =>
    readUpTo(office(addMinutes(MONDAY, minutes)), teacher, caseId, version)
  expect(await read(2, 0)).toBe(2)
  expect(await read(5, 1)).toBe(2)
  expect(await read(5, 10)).toBe(2)
  expect(await read(5, 40)).toBe(5)
  expect(await read(6, 41)).toBe(5)
})

test('each person has read as far as they have, and an older page takes nothing back', async () => {
  const { teacher, leader, caseId } = await aCase()
  await readUpTo(office(), teacher, caseId, 4)
  expect(await readUpTo(office(), leader, caseId, 6)).toBe(6)
  await readUpTo(office(), teacher, caseId, 3)
  expect(await readUpTo(office(), teacher, caseId, 5)).toBe(4)
})

test('forgetting the exercises forgets what was read of them', async () => {
  const { teacher, caseId } = await aCase({ exercise: true })
  await readUpTo(office(), teacher, caseId, 2)
  await withAdmin(database.db(), (trx) => trx.selectNoFrom((eb) => eb.fn('forget_exercises').as('done')).execute())
  await expect(readUpTo(office(), teacher, caseId, 2)).rejects.toThrow(/foreign key/)
})
