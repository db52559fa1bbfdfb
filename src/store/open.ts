import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { type Db, openDb } from './db.ts'
import { type Address, type Hooks, SUPERUSER, startEmbedded } from './embedded/server.ts'
import { lacking, migrate } from './migrate.ts'
import { root } from './root.ts'

export const DATABASE = 'actioncard'
export const APP_LOGIN = 'actioncard_app'

/** A database of our own in a folder, or somebody's server: by the login to work with and, if given, the one to migrate with. */
export type Place =
  | { readonly dataDirectory: string }
  | { readonly url: string; readonly ownerUrl?: string | undefined }

export type Store = { readonly db: Db; readonly close: () => Promise<void> }

/** Opens the database at `place`, with every migration applied. Throws `CannotStart`. */
export const openStore = (place: Place, hooks: Hooks = {}): Promise<Store> =>
  'url' in place ? openServer(place.url, place.ownerUrl) : openOwn(place.dataDirectory, hooks)

async function openOwn(dataDirectory: string, hooks: Hooks): Promise<Store> {
  const embedded = await startEmbedded(dataDirectory, hooks)
  try {
    await provision(embedded.address)
    await migrate({ ...embedded.address, user: SUPERUSER, database: DATABASE })
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const db = openDb({ ...embedded.address, user: APP_LOGIN, database: DATABASE })
  return {
    db,
    close: async () => {
      await db.close()
      await embedded.stop()
    },
  }
}

/** Makes the roles and the database where they are missing. */
export async function provision(address: Address, database: string = DATABASE): Promise<void> {
  const client = new pg.Client({ ...address, user: SUPERUSER, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(readFileSync(join(root, 'src/store/roles.sql'), 'utf8'))
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount) return
    await client.query(`create database ${database} owner actioncard_owner`)
    await client.query(`revoke all on database ${database} from public`)
    await client.query(`grant connect on database ${database} to actioncard_app`)
  } finally {
    await client.end()
  }
}

async function openServer(url: string, ownerUrl: string | undefined): Promise<Store> {
  const connection = { connectionString: url, connectionTimeoutMillis: 10_000 }
  try {
    if (ownerUrl) await migrate({ ...connection, connectionString: ownerUrl })
    await checkLogin(connection)
  } catch (error) {
    throw plain(error)
  }
  if ((await lacking(connection)) > 0) {
    throw new CannotStart(
      'the database in DATABASE_URL lacks migrations: set DATABASE_OWNER_URL to the login that may make them',
    )
  }
  const db = openDb(connection)
  return { db, close: db.close }
}

/** A login that row-level security does not bind would make the second wall a painted one. */
async function checkLogin(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ free: boolean; owner: boolean }>(
      `select exists (
          select from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')
        ) as free, exists (
          select from pg_class where relnamespace = to_regnamespace('public') and pg_has_role(current_user, relowner, 'member')
        ) or pg_has_role(current_user, 'actioncard_owner', 'member') as owner`,
    )
    if (rows[0]?.free || rows[0]?.owner) {
      throw new CannotStart(
        'the login in DATABASE_URL is above row-level security: use one that is no superuser, has nobypassrls, owns no table and is not in actioncard_owner, nor in a role that is',
      )
    }
  } finally {
    await client.end()
  }
}

/** The plain line of an error from reaching or entering a server; never its address, which holds a password. */
function plain(error: unknown): unknown {
  if (error instanceof CannotStart || !(error instanceof Error)) return error
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT)/.test(code) || /timeout/.test(error.message)) {
    return new CannotStart(
      `the server in DATABASE_URL does not answer (${code || 'timeout'}): check the address and the network`,
    )
  }
  if (/^(28|3D|42704)/.test(code)) {
    return new CannotStart(`the server in DATABASE_URL does not let us in (${error.message}): see docs/database.md`)
  }
  return error
}
