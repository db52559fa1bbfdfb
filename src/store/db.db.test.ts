import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aMunicipality, MONDAY } from '../../tests/arrange/people.ts'
import { isUnavailable, openDb, withActor, withAdmin, withDoor } from './db.ts'

const database = testDatabase()
const nobody = '00000000-0000-4000-8000-000000000000'

test('outside a transaction that says who asks, nothing is let through', async () => {
  const { kysely } = database.db()
  for (const table of ['municipality', 'institution', 'account', 'session'] as const) {
    await expect(kysely.selectFrom(table).selectAll().execute()).rejects.toThrow(/permission denied|does not exist/)
  }
})

test('a person sees the colleagues of the own institutions, and the SSP consultant, and nobody else', async () => {
  const { here, people } = await aMunicipality(database.db())
  const names = (institutions: string[], account = nobody) =>
    withActor(database.db(), { account, institutions }, async (trx) => {
      const rows = await trx.selectFrom('account').select('display_name').orderBy('display_name').execute()
      return rows.map((row) => row.display_name)
    })
  expect(await names([here])).toEqual(['Anne Eksempel', 'Carla Eksempel'])
  expect(await names([], people.there)).toEqual(['Bent Eksempel'])
  expect(await names([])).toEqual([])
})

test('who asked is forgotten when the transaction ends', async () => {
  const { here } = await aMunicipality(database.db())
  await withActor(database.db(), { account: nobody, institutions: [here] }, async () => {})
  const left = await sql<{ role: string; institutions: string }>`
    select current_user as role, current_setting('app.institutions', true) as institutions`.execute(
    database.db().kysely,
  )
  expect(left.rows[0]).toEqual({ role: 'actioncard_app', institutions: '' })
})

test('a person at work keeps no accounts and reads no sessions', async () => {
  const actor = { account: nobody, institutions: [] }
  const forbidden = 'permission denied'
  await expect(withActor(database.db(), actor, (trx) => trx.deleteFrom('account').execute())).rejects.toThrow(forbidden)
  await expect(
    withActor(database.db(), actor, (trx) => trx.selectFrom('session').selectAll().execute()),
  ).rejects.toThrow(forbidden)
  await expect(withAdmin(database.db(), (trx) => trx.selectFrom('session').selectAll().execute())).rejects.toThrow(
    forbidden,
  )
})

test('a transaction that fails leaves nothing', async () => {
  const { people } = await aMunicipality(database.db())
  const session = {
    token_hash: Buffer.alloc(32, 7),
    account_id: people.here,
    created_at: MONDAY,
    last_seen_at: MONDAY,
    expires_at: MONDAY,
  }
  const failing = withDoor(database.db(), async (trx) => {
    await trx.insertInto('session').values(session).execute()
    throw new Error('on the way')
  })
  await expect(failing).rejects.toThrow('on the way')
  expect(await withDoor(database.db(), (trx) => trx.selectFrom('session').selectAll().execute())).toEqual([])
})

test('moments come back as they went in', async () => {
  const { people } = await aMunicipality(database.db())
  const { created_at } = await withDoor(database.db(), (trx) =>
    trx.selectFrom('account').select('created_at').where('id', '=', people.here).executeTakeFirstOrThrow(),
  )
  expect(created_at).toBe(MONDAY)
})

test('a database that is away is told apart from a mistake', async () => {
  const away = openDb({ host: '/nonexistent', user: 'actioncard_app', database: 'none' })
  const failure = await withDoor(away, async () => {}).catch((error) => error)
  expect(isUnavailable(failure)).toBe(true)
  const mistake = await withDoor(database.db(), (trx) => sql`select nothing`.execute(trx)).catch((error) => error)
  expect(isUnavailable(mistake)).toBe(false)
  await away.close()
})
