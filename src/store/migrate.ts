import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { root } from './root.ts'

/** A numbered file of SQL; once applied somewhere it is never edited. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const FOLDER = join(root, 'src/store/migrations')
const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/
const LOCK = 2_026_114
/** A role that a migration grants to, on a server where its administrator has not made it yet. */
const UNDEFINED_OBJECT = '42704'
const OWNER = 'actioncard_owner'

/** The migrations of `folder`, in order. Throws when the numbers have a gap or a double. */
export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name, index) => {
      const number = Number(NAME.exec(name)?.[1])
      if (number !== index + 1) throw new Error(`migration ${index + 1} is missing or misnamed: found ${name}`)
      const sql = readFileSync(join(folder, name), 'utf8')
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is new, one transaction a migration, and answers how many that were. Instances that start at once wait for
 * each other. Throws `CannotStart` when the database is newer than `migrations` or one of them was edited.
 */
export async function migrate(connection: pg.ClientConfig, migrations = readMigrations()): Promise<number> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await becomeOwner(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create table if not exists schema_migration (
      number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    )`)
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) await apply(client, migration)
    return pending.length
  } finally {
    await client.end()
  }
}

async function becomeOwner(client: pg.Client): Promise<void> {
  try {
    await client.query(`set role ${OWNER}`)
  } catch {
    throw new CannotStart(
      `the database login may not act as ${OWNER}: run src/store/roles.sql and grant it, as docs/database.md says`,
    )
  }
}

async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ number: number; checksum: string }>(
    'select number, checksum from schema_migration order by number',
  )
  checkApplied(rows, migrations)
  return migrations.filter(({ number }) => !rows.some((row) => row.number === number))
}

/** Throws `CannotStart` when what was applied is not what these migrations would have done. */
function checkApplied(
  applied: readonly { readonly number: number; readonly checksum: string }[],
  migrations: readonly Migration[],
): void {
  const newest = Math.max(0, ...applied.map(({ number }) => number))
  if (newest > migrations.length) {
    throw new CannotStart(
      `the data is of a newer actioncard (schema ${newest}, this one knows ${migrations.length}): update the program, or set DATA_DIR to another folder`,
    )
  }
  for (const { number, checksum } of applied) {
    const migration = migrations[number - 1]
    if (migration && migration.checksum !== checksum) {
      throw new CannotStart(
        `migration ${migration.name} has been edited since it was applied here: take it from git again`,
      )
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if ((error as pg.DatabaseError).code === UNDEFINED_OBJECT) {
      throw new CannotStart(
        'the server lacks a role of this version: run src/store/roles.sql again, and start once more',
      )
    }
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

/** How many of `migrations` the database lacks, asked without the right to apply them. */
export async function lacking(connection: pg.ClientConfig, migrations = readMigrations()): Promise<number> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('set role actioncard_door')
    const { rows } = await client.query<{ number: number; checksum: string }>('select * from schema_version()')
    checkApplied(rows, migrations)
    return migrations.length - rows.length
  } catch (error) {
    if (error instanceof CannotStart) throw error
    return migrations.length
  } finally {
    await client.end()
  }
}
