import { expect, test } from 'vitest'
import type { PersonRole } from '#core/case/events.ts'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import type { LocalDate } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../tests/arrange/office.ts'
import { findCases, seenBefore } from './find-cases.ts'
import { handle, openCase, type Request } from './handle.ts'

const database = testDatabase()
const office = () => anOffice(database.db(), aCard())
const LATEST = Number.MAX_SAFE_INTEGER

async function opens(actor: Actor): Promise<CaseId> {
  const handled = await openCase(office(), actor, { id: aCommandId(), answers: [] })
  if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
  return handled.caseId
}

async function does(actor: Actor, caseId: CaseId, command: Request) {
  const handled = await handle(office(), actor, caseId, { id: aCommandId(), seen: LATEST, command })
  if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
}

const person = (name: string, birthday?: string): Request => ({
  type: 'add-person',
  role: 'witness' satisfies PersonRole,
  name,
  ...(birthday && { birthday: birthday as LocalDate }),
})

const found = async (actor: Actor, typed: string) =>
  (await findCases(office(), actor, typed)).hits.map(({ id, by }) => [id, by])

test('a person is found in the cases one may see by nearly the same name or the same birthday, and in no others', async () => {
  const { teacher, colleague, leader } = await aSchool(database.db())
  const elsewhere = await aSchool(database.db())
  const [mine, theirs] = [await opens(teacher), await opens(colleague)]
  const numbers = [await numberOf(office(), teacher, mine), await numberOf(office(), colleague, theirs)]
  await does(teacher, mine, person('Sophie Øvelse', '2013-05-04'))
  await does(colleague, theirs, person('Sofie Øvelse'))
  await does(elsewhere.teacher, await opens(elsewhere.teacher), person('Sofie Øvelse'))

  expect(await seenBefore(office(), teacher, { name: 'Sofie Øvelse' })).toEqual([{ id: mine, number: numbers[0] }])
  expect((await seenBefore(office(), leader, { name: 'sofie øvelse' })).map(({ number }) => number).sort()).toEqual(
    [...numbers].sort(),
  )
  expect(await seenBefore(office(), teacher, { birthday: '2013-05-04' as LocalDate })).toHaveLength(1)
  expect(await seenBefore(office(), teacher, { name: 'Sofie Øvelse', birthday: '2014-05-04' as LocalDate })).toEqual([])
  expect(await seenBefore(office(), leader, { name: 'Sofie Øvelse' }, theirs)).toHaveLength(1)
  expect(await seenBefore(office(), leader, { name: 'Nora Prøve' })).toEqual([])
  expect(await seenBefore(office(), leader, {})).toEqual([])
})

test('cases are found by number, by name, and by words written in them', async () => {
  const { teacher, leader } = await aSchool(database.db())
  const [first, second] = [await opens(teacher), await opens(teacher)]
  await does(teacher, first, person('Frida Øvelse'))
  await does(teacher, second, { type: 'give-account', what: 'Billedet ligger i gruppen Syvende.' })
  const number = await numberOf(office(), teacher, second)
  expect(await found(teacher, number)).toEqual([[second, 'number']])
  expect(await found(teacher, number.slice(5))).toEqual([[second, 'number']])
  expect(await found(leader, 'fri')).toEqual([[first, 'name']])
  expect(await found(leader, 'syvende billedet')).toEqual([[second, 'note']])
  expect(await found(leader, 'syvende frida')).toEqual([])
  expect(await findCases(office(), leader, ' – ')).toEqual({ hits: [], read: 0, next: null })
})

test('a note that is not for the reader’s eyes finds nothing, nor does what corrects it', async () => {
  const { teacher, leader, ssp } = await aSchool(database.db())
  const caseId = await opens(teacher)
  await does(teacher, caseId, { type: 'ask-sparring', account: ssp.account, question: 'Hvad nu?' })
  await does(leader, caseId, { type: 'write-note', text: 'Fortroligt', readers: 'leadership' })
  await does(leader, caseId, { type: 'correct-note', corrects: 4, text: 'Hemmeligt', reason: 'Bedre ord' })
  expect(await found(leader, 'fortroligt')).toEqual([[caseId, 'note']])
  expect(await found(leader, 'hemmeligt')).toEqual([[caseId, 'note']])
  for (const reader of [teacher, ssp]) {
    expect(await found(reader, 'fortroligt')).toEqual([])
    expect(await found(reader, 'hemmeligt')).toEqual([])
  }
  expect(await found(ssp, 'hvad')).toEqual([[caseId, 'note']])
})

test('where one has no business there is nothing to find', async () => {
  const { teacher, colleague } = await aSchool(database.db())
  await does(teacher, await opens(teacher), person('Frida Øvelse'))
  expect(await found(colleague, 'frida')).toEqual([])
  expect(await found({ ...teacher, role: 'administrator' }, 'frida')).toEqual([])
  expect(await found({ ...teacher, exercise: true }, 'frida')).toEqual([])
})
