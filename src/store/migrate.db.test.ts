import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { schemaTypes } from '../../scripts/schema-types.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { CannotStart } from './cannot-start.ts'
import { lacking, type Migration, migrate, readMigrations } from './migrate.ts'
import { root } from './root.ts'
import { dumpSchema } from './schema-dump.ts'

const database = testDatabase()

const nextMigration = (sql: string): Migration => {
  const number = readMigrations().length + 1
  return { number, name: `${String(number).padStart(4, '0')}-next.sql`, sql, checksum: 'a' }
}

test('schema.sql is what the migrations leave', async () => {
  expect(await dumpSchema(database.superuser())).toBe(readFileSync(join(root, 'src/store/schema.sql'), 'utf8'))
})

test('the row types are what the migrations leave', async () => {
  for (const [path, text] of await schemaTypes(database.superuser()))
    expect([path, readFileSync(join(root, path), 'utf8')]).toEqual([path, text])
})

test('every table is behind row-level security, forced, and belongs to the owner', async () => {
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query(`select relname from pg_class where relnamespace = 'public'::regnamespace
    and relkind in ('r', 'p') and relname <> 'schema_migration'
    and not (relrowsecurity and relforcerowsecurity and relowner = 'actioncard_owner'::regrole)`)
  await client.end()
  expect(rows).toEqual([])
})

test('what is applied is not applied again', async () => {
  expect(await migrate(database.superuser())).toBe(0)
  expect(await lacking(database.superuser())).toBe(0)
})

test('a migration that fails leaves nothing of itself', async () => {
  const broken = [...readMigrations(), nextMigration('create table half (id int); select 1 / 0')]
  await expect(migrate(database.superuser(), broken)).rejects.toThrow('next.sql failed')
  expect(await migrate(database.superuser())).toBe(0)
})

test('instances that start at once apply each migration once; then an older program refuses the data', async () => {
  const more = [...readMigrations(), nextMigration('create table once (id int)')]
  expect(await lacking(database.superuser(), more)).toBe(1)
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.superuser(), more)))
  expect(applied.sort()).toEqual([0, 0, 1])
  await expect(migrate(database.superuser())).rejects.toThrow(CannotStart)
  await expect(migrate(database.superuser())).rejects.toThrow('newer actioncard')
  await expect(lacking(database.superuser())).rejects.toThrow('newer actioncard')
  const edited = more.map((migration) => ({ ...migration, checksum: 'b' }))
  await expect(migrate(database.superuser(), edited)).rejects.toThrow('0001-people.sql has been edited')
})
