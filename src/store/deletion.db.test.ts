// A case is deleted by two, leaves a line and no content, and goes again when a backup brings it back.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId } from '#core/id.ts'
import { invitationNumber } from '#core/logbook/invitation-number.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { checkChain, exportChain } from './audit/check-chain.ts'
import { overseeChain, overview } from './audit/oversee.ts'
import { recordAccess } from './audit/record.ts'
import { listCases, readCase } from './cases.ts'
import { openDb, withAdmin } from './db.ts'
import { askDeletion, confirmDeletion, deletedCases, keepCase, overseenWishes, wishFor } from './deletion.ts'
import { replayDeletions } from './deletion-file.ts'
import { handle, openCase, type Request } from './handle.ts'
import { APP_LOGIN } from './open.ts'

const database = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'actioncard-deletion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const noting = () => ({ action: 'case.delete', request: randomUUID() })
const wish = { basis: 'archived', reason: 'Sagen er afleveret til arkivet' } as const

async function sqlOf<T extends object>(query: string, name?: string): Promise<T[]> {
  const client = new pg.Client({ ...database.superuser(), ...(name && { database: name }) })
  await client.connect()
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

async function anAccount(of: Actor, role: Actor['role'], institution: string | null): Promise<Actor> {
  const account = randomUUID() as AccountId
  await withAdmin(database.db(), async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('account')
      .select('municipality_id')
      .where('id', '=', of.account)
      .executeTakeFirstOrThrow()
    const row = { id: account, municipality_id, institution_id: institution, display_name: 'Prøve Eksempel', role }
    await trx
      .insertInto('account')
      .values({ ...row, created_at: MONDAY })
      .execute()
  })
  return { account, name: 'Prøve Eksempel', role, institutions: institution ? of.institutions : [], exercise: false }
}

/** A case to which a bit of everything has happened, closed. */
async function aClosedCase(file = join(folder, `${randomUUID()}.jsonl`)) {
  const office = { ...anOffice(database.db(), aCard()), deletions: file }
  const people = await aSchool(database.db())
  const { teacher, leader, colleague } = people
  const opened = await openCase(office, teacher, { id: aCommandId(), answers: [] }, noting())
  if (opened.type !== 'done') throw new Error('no case')
  const { caseId } = opened
  const send = async (by: Actor, command: Request) => {
    const handled = await handle(office, by, caseId, { id: aCommandId(), seen: 999, command })
    if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
  }
  await send(teacher, { type: 'write-note', text: 'Eleven kom til mig i frikvarteret' })
  await send(teacher, { type: 'add-person', role: 'suspect', staff: colleague.account })
  const number = invitationNumber(randomBytes(16))
  await send(teacher, { type: 'invite-family', invitation: randomUUID() as never, number })
  const close = async () => {
    const followUp = { none: 'Sagen var en prøve' }
    const leftReason = 'Det gør vi i en anden sag'
    const alone = 'Der er ikke andre i dag'
    await send(leader, { type: 'close-case', outcome: 'Det er stoppet', followUp, leftReason, alone })
  }
  const second = await anAccount(leader, 'leader', people.school)
  const dpo = await anAccount(leader, 'dpo', null)
  return { office, ...people, caseId, close, second, dpo, file }
}

/** Tables with a row of the case, as nobody but a test can see it. */
async function tablesWith(caseId: CaseId, name?: string): Promise<string[]> {
  const columns = await sqlOf<{ name: string; column: string }>(
    `select table_name as name, column_name as column from information_schema.columns
     where column_name in ('case_id', 'chain') and table_schema = 'public' order by 1`,
    name,
  )
  const found = new Set<string>()
  for (const { name: table, column } of columns)
    if ((await sqlOf(`select from ${table} where ${column} = '${caseId}' limit 1`, name)).length > 0) found.add(table)
  return [...found]
}

test('two leaders delete a closed case: the line and the chain without names are all that stays', async () => {
  const { office, teacher, leader, second, caseId, close, file, dpo, colleague } = await aClosedCase()
  expect(await askDeletion(office, leader, caseId, wish, noting())).toMatchObject({ error: { type: 'case-open' } })
  await close()
  expect(await askDeletion(office, teacher, caseId, wish, noting())).toMatchObject({ error: { type: 'not-permitted' } })
  const long = { ...wish, reason: 'meget '.repeat(500) }
  expect(await askDeletion(office, leader, caseId, long, noting())).toMatchObject({
    error: { type: 'too-long', limit: 2_000, length: 2_999 },
  })
  expect((await askDeletion(office, leader, caseId, wish, noting())).ok).toBe(true)
  expect(await wishFor(office, second, caseId)).toMatchObject({ name: leader.name, ...wish })
  expect(await confirmDeletion(office, leader, caseId, noting())).toMatchObject({ error: { type: 'own-proposal' } })
  expect(await confirmDeletion(office, teacher, caseId, noting())).toMatchObject({ error: { type: 'not-permitted' } })
  const number = await numberOf(office, leader, caseId)
  expect(await tablesWith(caseId)).toEqual(expect.arrayContaining(['case_key', 'case_invitation']))
  expect((await confirmDeletion(office, second, caseId, noting())).ok).toBe(true)

  expect(await tablesWith(caseId)).toEqual(['audit_entry', 'deletion_ledger'])
  expect((await readCase(office, leader, caseId)).ok).toBe(false)
  expect((await listCases(office, leader, { status: 'closed' })).lines).toEqual([])
  const [stone] = await deletedCases(office, leader)
  expect(stone).toMatchObject({
    number,
    basis: 'archived',
    askedName: leader.name,
    confirmedName: second.name,
  })
  expect(await deletedCases(office, teacher)).toEqual([])
  expect(await deletedCases(office, { ...colleague, role: 'leader' })).toEqual([])
  const chain = await overseeChain(office, dpo, caseId)
  const checked = checkChain(exportChain(caseId, chain ?? [], MONDAY), stone?.head)
  expect(checked).toMatchObject({ faults: [], entries: stone?.entries, forgotten: stone?.entries })
  expect((await overview(office, dpo)).cases).toMatchObject([{ id: caseId, number: null }])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ case_id: caseId, confirmed_by: second.account })
})

test('the officer is the other of the two, or keeps the case', async () => {
  const { office, leader, dpo, caseId, close } = await aClosedCase()
  await close()
  await askDeletion(office, leader, caseId, wish, noting())
  expect(await overseenWishes(office, dpo)).toMatchObject([{ caseId, ...wish }])
  expect(await keepCase(office, dpo, caseId, noting())).toBe(true)
  expect(await overseenWishes(office, dpo)).toEqual([])
  expect(await confirmDeletion(office, dpo, caseId, noting())).toMatchObject({ error: { type: 'no-such-case' } })
  await askDeletion(office, leader, caseId, wish, noting())
  const other = await aClosedCase()
  expect(await confirmDeletion(office, other.dpo, caseId, noting())).toMatchObject({ error: { type: 'no-such-case' } })
  expect((await confirmDeletion(office, dpo, caseId, noting())).ok).toBe(true)
  expect(await tablesWith(caseId)).toEqual(['audit_entry', 'deletion_ledger'])
})

test('an officer who may not know of the case does not after its deletion either', async () => {
  const { office, teacher, leader, second, dpo, caseId, close } = await aClosedCase()
  const saw = { at: MONDAY, action: 'case.read', outcome: 'done', request: randomUUID() } as const
  await recordAccess(office.db, { actor: teacher, caseId, ...saw })
  const shut = { type: 'add-person', role: 'suspect', staff: dpo.account } as const
  await handle(office, teacher, caseId, { id: aCommandId(), seen: 999, command: shut })
  await close()
  await askDeletion(office, leader, caseId, wish, noting())
  expect(await overseenWishes(office, dpo)).toEqual([])
  await confirmDeletion(office, second, caseId, noting())
  expect(await deletedCases(office, dpo)).toEqual([])
  expect((await overview(office, dpo)).cases).toEqual([])
})

test('a case that a backup brings back goes again at the next start', async () => {
  const { office, leader, second, caseId, close, file } = await aClosedCase()
  await close()
  const copy = `test_copy_${randomUUID().slice(0, 8)}`
  const { database: name } = database.superuser()
  await sqlOf(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`, 'postgres')
  await sqlOf(`create database ${copy} template ${name} owner actioncard_owner`, 'postgres')
  await askDeletion(office, leader, caseId, wish, noting())
  await confirmDeletion(office, second, caseId, noting())
  const restored = openDb({ ...database.superuser(), user: APP_LOGIN, database: copy })
  try {
    expect(await tablesWith(caseId, copy)).toContain('case_event')
    expect(await replayDeletions(restored, file)).toBe(1)
    expect(await tablesWith(caseId, copy)).toEqual(['audit_entry', 'deletion_ledger'])
    expect(await replayDeletions(restored, file)).toBe(0)
  } finally {
    await restored.close()
    await sqlOf(`drop database ${copy} with (force)`, 'postgres')
  }
})

test('a ledger without its file is written out anew, and a spoilt file stops the start', async () => {
  const { office, leader, second, caseId, close, file } = await aClosedCase()
  await close()
  await askDeletion(office, leader, caseId, wish, noting())
  await confirmDeletion(office, second, caseId, noting())
  rmSync(file)
  expect(await replayDeletions(office.db, file)).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain(caseId)
  writeFileSync(file, 'hello\n')
  await expect(replayDeletions(office.db, file)).rejects.toThrow('line 1, is no deletion')
})

test('without a line in the ledger nothing can be deleted, whoever asks', async () => {
  const { caseId } = await aClosedCase()
  const asKeeper = (statement: string) =>
    sqlOf(
      `begin; select set_config('role', 'actioncard_keeper', true), set_config('app.chain', '${caseId}', true); ${statement}`,
    )
  const before = await tablesWith(caseId)
  await asKeeper(`select delete_case('${caseId}'); commit`)
  expect(await tablesWith(caseId)).toEqual(before)
  await expect(asKeeper(`delete from case_stream where case_id = '${caseId}'`)).rejects.toThrow('permission denied')
})
