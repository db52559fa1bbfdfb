// Somebody who is suspected and works here: nothing shows them that there is a case, from the moment that it is written.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, PersonId } from '#core/id.ts'
import type { LocalDate } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { overseeCase, overseePerson, overview } from './audit/oversee.ts'
import { accessesOf } from './audit/read.ts'
import { recordAccess } from './audit/record.ts'
import { listCases, readCase } from './cases.ts'
import { withActor, withAdmin } from './db.ts'
import { casesHeldBy, holders } from './handing-over.ts'
import { handle, openCase, type Request } from './handle.ts'
import { scopeOf } from './office.ts'
import { leadersElsewhere } from './people.ts'
import { readUpTo } from './seen.ts'

const database = testDatabase()
const LATEST = 999
const suspect = 's1' as PersonId
const reason = 'Det var en anden med samme navn'

async function aSchoolWithOffice() {
  const office = anOffice(database.db(), aCard())
  const people = await aSchool(database.db())
  const send = (by: Actor, caseId: CaseId, command: Request) =>
    handle(office, by, caseId, { id: aCommandId(), seen: LATEST, command })
  const opened = async (by: Actor, staff?: AccountId) => {
    const handled = await openCase(office, by, { id: aCommandId(), answers: [], ...(staff && { staff }) })
    if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
    return handled.caseId
  }
  return { office, ...people, send, opened }
}

/** Somebody of another school of the municipality, or of all of it. */
async function anAccount(of: AccountId, role: Actor['role'], school: boolean): Promise<Actor> {
  const account = randomUUID() as AccountId
  const institution = school ? randomUUID() : null
  await withAdmin(database.db(), async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('account')
      .select('municipality_id')
      .where('id', '=', of)
      .executeTakeFirstOrThrow()
    if (institution)
      await trx
        .insertInto('institution')
        .values({ id: institution, municipality_id, name: 'Lavmark Skole', type: 'folkeskole' })
        .execute()
    const row = { id: account, municipality_id, institution_id: institution, display_name: 'Prøve Eksempel', role }
    await trx
      .insertInto('account')
      .values({ ...row, created_at: MONDAY })
      .execute()
  })
  return {
    account,
    name: 'Prøve Eksempel',
    role,
    institutions: institution ? [institution as never] : [],
    exercise: false,
  }
}

/** Every table, as raw SQL of somebody's own context reads it, that has a row of the case. */
async function tablesThatShow(by: Actor, caseId: CaseId): Promise<string[]> {
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.role_column_grants
     where column_name = 'case_id' and grantee = 'actioncard_actor' and privilege_type = 'SELECT' order by 1`,
  )
  await client.end()
  return withActor(database.db(), scopeOf(by), async (trx) => {
    const showing: string[] = []
    for (const { name } of rows) {
      const found = await trx
        .selectFrom(name as 'case_stream')
        .select('case_id')
        .where('case_id', '=', caseId)
        .execute()
      if (found.length > 0) showing.push(name)
    }
    return showing
  })
}

test.each(['at opening', 'when uncovered'])(
  'the leader who is suspected sees no trace of the case: %s',
  async (when) => {
    const { office, teacher, colleague, leader, send, opened } = await aSchoolWithOffice()
    const before = await listCases(office, leader)
    const caseId = await opened(teacher, when === 'at opening' ? leader.account : undefined)
    if (when !== 'at opening') {
      await send(teacher, caseId, { type: 'add-member', account: leader.account })
      const on = '2026-11-25' as LocalDate
      await send(teacher, caseId, { type: 'set-task', what: 'Ring', account: leader.account, on })
      await readUpTo(office, leader, caseId, 1)
      await send(leader, caseId, { type: 'write-note', text: 'Jeg ser på det' })
      const saw = { at: MONDAY, action: 'case.read', outcome: 'done', request: randomUUID() } as const
      await recordAccess(office.db, { actor: leader, caseId, ...saw })
      expect(await tablesThatShow(leader, caseId)).toContain('case_todo')
      const shut = await send(teacher, caseId, { type: 'add-person', role: 'suspect', staff: leader.account })
      expect(shut.type).toBe('done')
    }
    expect(await tablesThatShow(leader, caseId)).toEqual([])
    expect(await listCases(office, leader)).toEqual(before)
    expect(await readCase(office, leader, caseId)).toEqual({ ok: false, error: { type: 'no-such-case' } })
    expect(await send(leader, caseId, { type: 'write-note', text: 'Nå' })).toEqual(
      await send(leader, randomUUID() as CaseId, { type: 'write-note', text: 'Nå' }),
    )
    expect(await accessesOf(office, leader, caseId)).toEqual([])
    expect(await casesHeldBy(office, leader, teacher.account)).toEqual([])
    expect(await holders(office, leader)).toEqual([])
    // everybody else goes on
    expect((await readCase(office, teacher, caseId)).ok).toBe(true)
    expect(await send(teacher, caseId, { type: 'add-member', account: leader.account })).toEqual({
      type: 'refused',
      refusal: { type: 'excluded' },
    })
    expect(await send(teacher, caseId, { type: 'add-member', account: colleague.account })).toMatchObject({
      type: 'done',
    })
  },
)

test('raw SQL does not let them back in either', async () => {
  const { leader, teacher, school, opened } = await aSchoolWithOffice()
  const caseId = await opened(teacher, leader.account)
  const row = { case_id: caseId, account_id: leader.account, institution_id: school, relation: 'member', since: MONDAY }
  const insert = (by: Actor) =>
    withActor(database.db(), scopeOf(by), (trx) => trx.insertInto('case_member').values(row).execute())
  await expect(insert(leader)).rejects.toThrow('row-level security')
  await expect(insert(teacher)).rejects.toThrow('row-level security')
  const freed = await withActor(database.db(), scopeOf(leader), (trx) =>
    trx.deleteFrom('case_exclusion').executeTakeFirst(),
  )
  expect(freed.numDeletedRows).toBe(0n)
})

test('without a leader who may know, one from another school of the municipality leads the case; else nobody does', async () => {
  const { office, teacher, leader, send, opened } = await aSchoolWithOffice()
  const elsewhere = await anAccount(teacher.account, 'leader', true)
  const open = await opened(teacher)
  const shut = await opened(teacher, leader.account)
  expect(await leadersElsewhere(office, teacher, open)).toEqual([])
  expect((await leadersElsewhere(office, teacher, shut)).map(({ account }) => account)).toEqual([elsewhere.account])
  const add = { type: 'add-member', account: elsewhere.account } as const
  expect(await send(teacher, open, add)).toMatchObject({ refusal: { type: 'no-such-account' } })
  expect(await send(teacher, shut, add)).toMatchObject({ type: 'done' })
  expect((await listCases(office, elsewhere)).lines.map(({ id }) => id)).toEqual([shut])
  const readmit = { type: 'readmit-colleague', account: leader.account, reason } as const
  expect(await send(teacher, shut, readmit)).toMatchObject({ refusal: { type: 'not-permitted' } })
  expect(await send(elsewhere, shut, readmit)).toMatchObject({ type: 'done' })
  expect((await readCase(office, leader, shut)).ok).toBe(true)
})

test('another leader of the institution sees the case as ever', async () => {
  const { office, teacher, leader, opened } = await aSchoolWithOffice()
  const second = await anAccount(teacher.account, 'leader', false)
  await withAdmin(database.db(), (trx) =>
    trx
      .updateTable('account')
      .set({ institution_id: teacher.institutions[0] ?? '' })
      .where('id', '=', second.account)
      .execute(),
  )
  const caseId = await opened(teacher, leader.account)
  const other: Actor = { ...second, institutions: teacher.institutions }
  expect((await listCases(office, other)).lines.map(({ id }) => id)).toEqual([caseId])
})

test('a data protection officer who is suspected oversees everything but that', async () => {
  const { office, teacher, send, opened } = await aSchoolWithOffice()
  const dpo = await anAccount(teacher.account, 'dpo', false)
  const caseId = await opened(teacher)
  const saw = { at: MONDAY, action: 'case.read', outcome: 'done', request: randomUUID() } as const
  await recordAccess(office.db, { actor: teacher, caseId, ...saw })
  expect((await overview(office, dpo)).cases.map(({ id }) => id)).toEqual([caseId])
  await send(teacher, caseId, { type: 'add-person', role: 'suspect' })
  expect(
    await send(teacher, caseId, { type: 'exclude-colleague', account: dpo.account, person: suspect }),
  ).toMatchObject({ type: 'done' })
  expect(await overview(office, dpo)).toEqual({ cases: [], people: [] })
  expect(await overseeCase(office, dpo, caseId)).toBeNull()
  expect(await overseePerson(office, dpo, teacher.account)).toEqual([])
})

test('whoever is shut out is so at their other place of work too', async () => {
  const { office, leader, teacher, opened } = await aSchoolWithOffice()
  const other = await anAccount(teacher.account, 'leader', false)
  await withAdmin(database.db(), (trx) =>
    trx
      .updateTable('account')
      .set({ institution_id: leader.institutions[0] ?? null, signs_in_as: teacher.account })
      .where('id', '=', other.account)
      .execute(),
  )
  const there = { ...other, institutions: leader.institutions }
  const seen = await opened(leader)
  const hidden = await opened(leader, teacher.account)
  expect((await readCase(office, there, seen)).ok).toBe(true)
  expect((await readCase(office, there, hidden)).ok).toBe(false)
})

test('every table of cases that somebody at work can read honours who is shut out', async () => {
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select distinct g.table_name as name from information_schema.role_column_grants g
     where g.column_name = 'case_id' and g.grantee = 'actioncard_actor' and g.privilege_type = 'SELECT' and not exists (
       select from pg_policies p where p.tablename = g.table_name and p.permissive = 'RESTRICTIVE'
         and 'actioncard_actor' = any (p.roles) and p.cmd in ('ALL', 'SELECT') and p.qual like '%app_excluded%'
     )`,
  )
  await client.end()
  expect(rows).toEqual([])
})
