import pg from 'pg'
import { expect, test } from 'vitest'
import type { CaseId } from '#core/id.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { withActor } from './db.ts'
import { openCase } from './handle.ts'
import { scopeOf } from './office.ts'

const database = testDatabase()

async function ask<T extends object>(query: string): Promise<T[]> {
  const client = new pg.Client(database.superuser())
  await client.connect()
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

test('every table is behind row-level security, for its owner too, and has a policy', async () => {
  const open = await ask<{ table: string }>(
    `select c.relname as table from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'schema_migration'
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
  )
  expect(open).toEqual([])
})

test('the program owns nothing, and may empty no table', async () => {
  const owned = await ask(
    `select relname from pg_class where relowner in (select oid from pg_roles where rolname like 'actioncard_%' and rolname <> 'actioncard_owner')`,
  )
  expect(owned).toEqual([])
  const emptied = await ask(
    `select table_name from information_schema.role_table_grants
     where privilege_type = 'TRUNCATE' and grantee like 'actioncard_%' and grantee <> 'actioncard_owner'`,
  )
  expect(emptied).toEqual([])
})

test('nobody writes into a case in another’s name', async () => {
  const { teacher, leader, school } = await aSchool(database.db())
  const office = anOffice(database.db(), aCard())
  const opened = await openCase(office, teacher, { id: aCommandId(), answers: [] })
  const caseId = (opened.type === 'done' && opened.caseId) as CaseId
  const event = { case_id: caseId, institution_id: school, version: 3, type: 'note-written', shape: 1, at: MONDAY }
  const write = (account: string) =>
    withActor(database.db(), scopeOf(leader), (trx) =>
      trx
        .insertInto('case_event')
        .values({ ...event, account_id: account, payload: Buffer.alloc(1) })
        .execute(),
    )
  await expect(write(teacher.account)).rejects.toThrow('row-level security')
  await write(leader.account)
})
