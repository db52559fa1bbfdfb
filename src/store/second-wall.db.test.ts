// Row-level security as the second wall: what the catalogue says of every table, and what raw SQL gets to see as each of the
// program's roles, with another institution's context and with none.
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import { invitationNumber } from '#core/logbook/invitation-number.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { recordAccess } from './audit/record.ts'
import { breakGlass } from './glass.ts'
import { handle, openCase } from './handle.ts'
import { APP_LOGIN } from './open.ts'
import { readUpTo } from './seen.ts'
import { startSession } from './session.ts'

const database = testDatabase()

/** Tables without row-level security, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  schema_migration: 'names of migrations and nothing else; no role of the program has any right to it',
}

/** What a role reads of others by design; everything else reads as empty. */
const OPEN: Readonly<Record<string, string>> = {
  'actioncard_actor municipality': 'what municipalities are called is no secret',
  'actioncard_actor institution': 'what institutions are called is no secret',
  'actioncard_recorder institution': 'to know which municipality a case is in: two ids',
  'actioncard_keeper case_key':
    'wraps keys anew; of a case it knows an id and a key that it cannot open without the installation’s',
  'actioncard_logger audit_entry': 'brings the ends of the chains into the log: ids, numbers, moments and hashes',
  'actioncard_keeper deletion_ledger':
    'writes it where a restored backup does not reach: numbers of cases that are gone, and which two agreed',
  'actioncard_overseer institution': 'what institutions are called is no secret',
}

/** Tables of cases that stay empty here, and where they are tried instead. */
const EMPTY: Readonly<Record<string, string>> = {
  case_deletion: 'the wish that a closed case be deleted: made and tried in deletion.db.test.ts',
  case_todo: 'what somebody has to do: made by a task',
}

/** Of the sign-in and the administration, which have no case and no context: only what has to do with a case is asked. */
const CASE_TABLES = /^(case|audit)_/

type Context = { readonly account: string; readonly institutions: readonly string[] }
let elsewhere: Context
/** What marks a row as the other institution's own. */
let own: readonly string[]
let tables: readonly string[]

async function rows<T extends object>(config: pg.PoolConfig, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    let result: T[] = []
    for (const statement of statements) result = (await client.query<T>(statement)).rows
    return result
  } finally {
    await client.end()
  }
}

const asSuperuser = <T extends object>(query: string) => rows<T>(database.superuser(), query)
const asProgram = <T extends object>(...statements: string[]) =>
  rows<T>({ ...database.superuser(), user: APP_LOGIN }, ...statements)

/** A school with a case that everything has happened to: whatever table is about cases has a row. */
beforeAll(async () => {
  const db = database.db()
  const office = anOffice(db, aCard())
  const { school, teacher, colleague, leader, ssp } = await aSchool(db)
  const opened = await openCase(office, teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error('no case')
  const { caseId } = opened
  const asking = { type: 'ask-sparring', account: ssp.account, question: 'Hvad nu?' } as const
  await handle(office, teacher, caseId, { id: aCommandId(), seen: 9, command: asking })
  const number = invitationNumber(randomBytes(16))
  const inviting = { type: 'invite-family', invitation: randomUUID() as never, number } as const
  await handle(office, teacher, caseId, { id: aCommandId(), seen: 9, command: inviting })
  await readUpTo(office, teacher, caseId, 1)
  const breaking = {
    institution: school,
    number: await numberOf(office, teacher, caseId),
    purpose: 'stand-in',
    reason: 'Jeg er vikar i dag',
  } as const
  await breakGlass(office, colleague, breaking, { action: 'case.break-glass', request: randomUUID() })
  const suspect = { type: 'add-person', role: 'suspect', staff: leader.account } as const
  await handle(office, teacher, caseId, { id: aCommandId(), seen: 9, command: suspect })
  const saw = { at: MONDAY, action: 'case.read', outcome: 'done', request: randomUUID() } as const
  for (const actor of [teacher, leader]) await recordAccess(db, { actor, caseId, ...saw })
  await recordAccess(db, { actor: teacher, caseId: null, ...saw })
  await startSession(db, teacher.account, MONDAY)
  const other: Actor = (await aSchool(db)).leader
  elsewhere = other
  const [{ id } = { id: '' }] = await asSuperuser<{ id: string }>(
    `select municipality_id as id from account where id = '${other.account}'`,
  )
  own = [other.account, ...other.institutions, id]
  const found = await asSuperuser<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
  )
  tables = found.map(({ name }) => name).sort()
})

test('every table is behind forced row-level security with a policy, but those listed with a reason', async () => {
  const open = await asSuperuser<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
  )
  expect(open.map(({ name }) => name)).toEqual(Object.keys(WITHOUT))
  const granted = await asSuperuser(
    `select * from information_schema.role_table_grants where table_name = 'schema_migration' and grantee <> 'actioncard_owner'`,
  )
  expect(granted).toEqual([])
})

test('a table without a policy would be found', async () => {
  const found = await rows<{ name: string }>(
    database.superuser(),
    'begin',
    'create table new_one (id int)',
    'alter table new_one enable row level security',
    `select c.relname as name from pg_class c where c.relname = 'new_one'
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
  )
  expect(found).toHaveLength(1)
})

test('views look with the eyes of whoever asks, and nothing that keeps rows stands outside policies', async () => {
  const views = await asSuperuser(
    `select relname from pg_class where relnamespace = 'public'::regnamespace
     and (relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)))`,
  )
  expect(views).toEqual([])
})

test('functions that run with the owner’s rights are these, each with a fixed search path, and nobody may call them unasked', async () => {
  const definers = await asSuperuser<{ name: string; path: string[] | null; everybody: boolean }>(
    `select proname as name, proconfig as path, has_function_privilege('public', oid, 'execute') as everybody
     from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`,
  )
  expect(definers.filter(({ path, everybody }) => everybody || !path?.includes('search_path=public'))).toEqual([])
  expect(definers.map(({ name }) => name)).toEqual(DEFINERS)
})

const DEFINERS = [
  'app_excluded',
  'app_is_excluded',
  'delete_case',
  'exclusion_ends_access',
  'forget_exercises',
  'log_append',
  'schema_version',
]

test('the login of the program owns nothing, bypasses nothing, and by itself reads nothing', async () => {
  const [login] = await asSuperuser(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = '${APP_LOGIN}'`,
  )
  expect(Object.values(login ?? { missing: true })).toEqual([false, false, false, false, false])
  const owned = await asSuperuser(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname <> 'actioncard_owner'
     and c.relnamespace = 'public'::regnamespace`,
  )
  expect(owned).toEqual([])
  for (const table of tables) {
    // without the right to the schema it cannot even name them
    await expect(asProgram(`select * from ${table} limit 1`)).rejects.toThrow('does not exist')
    await expect(asProgram(`select * from public.${table} limit 1`)).rejects.toThrow('permission denied')
  }
})

const ROLES = [
  'actioncard_actor',
  'actioncard_recorder',
  'actioncard_overseer',
  'actioncard_keeper',
  'actioncard_logger',
  'actioncard_logbook',
  'actioncard_family',
  'actioncard_door',
  'actioncard_admin',
]

/** As a role and in a context, the first rows that can be read of a table by the columns that can be read; null when none can. */
async function peek(role: string, context: Context, table: string): Promise<object[] | null> {
  const { account, institutions } = context
  const columns = await asSuperuser<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'public.${table}'::regclass and attnum > 0 and not attisdropped
     and has_column_privilege('${role}', attrelid, attnum, 'select')`,
  )
  if (columns.length === 0) return null
  return asProgram(
    'begin',
    `select set_config('role', '${role}', true), set_config('app.account', '${account}', true),
      set_config('app.institutions', '${institutions.join(',')}', true)`,
    `select ${columns.map(({ name }) => name).join(', ')} from ${table}`,
  )
}

test.each(ROLES)('raw SQL as %s with another institution’s context, or none, reads nothing of a case', async (role) => {
  const outside = /_(door|admin)$/.test(role)
  for (const table of tables) {
    if (outside && !CASE_TABLES.test(table)) continue
    if (OPEN[`${role} ${table}`]) continue
    for (const context of [elsewhere, { account: '', institutions: [] }]) {
      const seen = (await peek(role, context, table)) ?? []
      const others = seen.filter((row) => !Object.values(row).some((value) => own.includes(String(value))))
      expect([table, others.length]).toEqual([table, 0])
    }
  }
})

test('the wall has something behind it: every table of cases has rows to be hidden', async () => {
  for (const table of tables.filter((one) => CASE_TABLES.test(one) && !EMPTY[one])) {
    expect([table, (await asSuperuser(`select from ${table}`)).length > 0]).toEqual([table, true])
  }
})

test('raw SQL writes nothing into another institution’s case either', async () => {
  const { account, institutions } = elsewhere
  const set = `select set_config('role', 'actioncard_actor', true), set_config('app.account', '${account}', true),
    set_config('app.institutions', '${institutions.join(',')}', true)`
  for (const [table, change] of [
    ['case_stream', 'version = version + 1'],
    ['case_list', 'musts = 0'],
    ['case_seen', 'version = 99'],
  ]) {
    const changed = await asProgram<{ count: number }>(
      'begin',
      set,
      `with changed as (update ${table} set ${change} returning 1) select count(*)::int as count from changed`,
    )
    expect([table, changed]).toEqual([table, [{ count: 0 }]])
  }
})
