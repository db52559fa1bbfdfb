import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Db, openDb } from '#store/db.ts'
import { SUPERUSER } from '#store/embedded/server.ts'
import { APP_LOGIN } from '#store/open.ts'
import { TEMPLATE } from '../setup/database.ts'

export type TestDatabase = {
  /** As the program uses it. */
  readonly db: () => Db
  /** As nobody but a test may: past row-level security. */
  readonly superuser: () => pg.PoolConfig
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), user: SUPERUSER, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A migrated, empty database for the test file that calls this at its top. */
export function testDatabase(): TestDatabase {
  const name = `test_${randomBytes(8).toString('hex')}`
  let db: Db
  beforeAll(async () => {
    await administer(`create database ${name} template ${TEMPLATE} owner actioncard_owner`)
    db = openDb({ ...inject('postgres'), user: APP_LOGIN, database: name })
  })
  afterAll(async () => {
    await db.close()
    await administer(`drop database ${name} with (force)`)
  })
  return { db: () => db, superuser: () => ({ ...inject('postgres'), user: SUPERUSER, database: name }) }
}
