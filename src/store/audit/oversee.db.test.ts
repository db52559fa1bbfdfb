import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId } from '#core/id.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { withAdmin } from '../db.ts'
import { openCase } from '../handle.ts'
import { overseeCase, overseeChain, overseePerson, overview } from './oversee.ts'
import { recordAccess } from './record.ts'

const database = testDatabase()

/** A school whose case somebody has seen, and the municipality's data protection officer. */
async function aMunicipality() {
  const db = database.db()
  const people = await aSchool(db)
  const office = anOffice(db, aCard())
  const opened = await openCase(office, people.teacher, { id: aCommandId(), answers: [] })
  const caseId = (opened.type === 'done' && opened.caseId) as CaseId
  const sees = (actor: Actor, outcome: 'done' | 'refused' = 'done', id: CaseId | null = caseId) =>
    recordAccess(db, { actor, at: MONDAY, action: 'case.read', outcome, caseId: id, request: randomUUID() })
  const { municipality } = await withAdmin(db, (trx) =>
    trx
      .selectFrom('institution')
      .select('municipality_id as municipality')
      .where('id', '=', people.school)
      .executeTakeFirstOrThrow(),
  )
  const somebody = async (role: 'dpo' | 'administrator'): Promise<Actor> => {
    const account = randomUUID() as AccountId
    const row = { id: account, municipality_id: municipality, display_name: 'Dorte Eksempel', role, created_at: MONDAY }
    await withAdmin(db, (trx) => trx.insertInto('account').values(row).execute())
    return { account, name: 'Dorte Eksempel', role, institutions: [], exercise: false }
  }
  return { office, caseId, sees, somebody, dpo: await somebody('dpo'), ...people }
}

test('a data protection officer sees who saw a case, what a person has seen, and of the case its number', async () => {
  const { office, caseId, sees, dpo, teacher, colleague } = await aMunicipality()
  await sees(teacher)
  await sees(colleague, 'refused')
  await sees(colleague, 'done', null)
  const number = await numberOf(office, teacher, caseId)
  const { cases, people } = await overview(office, dpo)
  expect(cases).toMatchObject([
    { id: caseId, number, institution: 'Højmark Skole', accesses: 2, refused: 1, latest: MONDAY },
  ])
  expect(people.map(({ name, accesses, refused }) => [name, accesses, refused]).sort()).toEqual([
    ['Anne Eksempel', 1, 0],
    ['Bo Eksempel', 2, 1],
  ])
  expect((await overseeCase(office, dpo, caseId))?.entries.map(({ who }) => who?.name)).toEqual([
    'Bo Eksempel',
    'Anne Eksempel',
  ])
  const lookUps = await overseePerson(office, dpo, colleague.account)
  expect(lookUps.map(({ number }) => number).sort()).toEqual([number, null])
  expect(await overseeChain(office, dpo, caseId)).toHaveLength(2)
})

test('others than the data protection officer of the place see nothing there', async () => {
  const { office, caseId, sees, somebody, teacher, leader } = await aMunicipality()
  await sees(teacher)
  const elsewhere = await aMunicipality()
  for (const actor of [elsewhere.dpo, await somebody('administrator'), leader, teacher]) {
    expect(await overview(office, actor)).toEqual({ cases: [], people: [] })
    expect(await overseeCase(office, actor, caseId)).toBeNull()
    expect(await overseeChain(office, actor, caseId)).toBeNull()
    expect(await overseePerson(office, actor, teacher.account)).toEqual([])
  }
})
