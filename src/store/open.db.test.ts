import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { testDatabase } from '../../tests/arrange/database.ts'
import { withDoor } from './db.ts'
import { SUPERUSER } from './embedded/server.ts'
import { openStore } from './open.ts'

const database = testDatabase()

const urlOf = (login: string, name: string) =>
  `postgres://${login}@/${name}?host=${encodeURIComponent(inject('postgres').host)}`
const nameOf = () => String(database.superuser().database)

async function asSuperuser(statement: string, on = 'postgres'): Promise<void> {
  const client = new pg.Client({ ...database.superuser(), database: on })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test("a server of one's own is worked with by its two logins, the second only to migrate", async () => {
  const migrator = `migrator_${randomBytes(4).toString('hex')}`
  const empty = `own_${randomBytes(4).toString('hex')}`
  await asSuperuser(`create role ${migrator} login in role actioncard_owner`)
  await asSuperuser(`create database ${empty} owner actioncard_owner`)
  const url = urlOf('actioncard_app', empty)
  const sessions = async (ownerUrl?: string) => {
    const store = await openStore({ url, ownerUrl })
    const rows = await withDoor(store.db, (trx) => trx.selectFrom('session').selectAll().execute())
    await store.close()
    return rows
  }
  await expect(sessions()).rejects.toThrow('lacks migrations: set DATABASE_OWNER_URL')
  expect(await sessions(urlOf(migrator, empty))).toEqual([])
  expect(await sessions()).toEqual([])
  await asSuperuser(`drop database ${empty} with (force)`)
  await asSuperuser(`drop role ${migrator}`)
})

test.each([
  ['passes by policies', 'create role NAME login bypassrls', ''],
  [
    'can become one that passes by policies',
    'create role NAME_free bypassrls; create role NAME login in role NAME_free',
    '',
  ],
  ['can become the owner', 'create role NAME login in role actioncard_owner', ''],
  [
    'owns a table',
    'create role NAME login',
    'create table public.NAME_own (id int); alter table public.NAME_own owner to NAME',
  ],
])('a login that %s is refused', async (_, make, own) => {
  const name = `login_${randomBytes(4).toString('hex')}`
  const named = (statement: string) => statement.replaceAll('NAME', name)
  await asSuperuser(named(make))
  if (own) await asSuperuser(named(own), nameOf())
  const refused = expect(openStore({ url: urlOf(name, nameOf()) })).rejects
  await refused.toThrow('is above row-level security')
  if (own) await asSuperuser(named('drop table public.NAME_own'), nameOf())
  await asSuperuser(named(`drop role if exists NAME, NAME_free`))
})

test('a superuser is refused', async () => {
  await expect(openStore({ url: urlOf(SUPERUSER, nameOf()) })).rejects.toThrow('is above row-level security')
})

test('a login or a database that does not exist is one plain line', async () => {
  await expect(openStore({ url: urlOf('nobody_here', nameOf()) })).rejects.toThrow('does not let us in')
  await expect(openStore({ url: urlOf('actioncard_app', 'nothing_here') })).rejects.toThrow('does not let us in')
})
