import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type Instant, toInstant } from '#core/time.ts'
import { AHEAD, openPool } from './connection.ts'
import type { DB } from './schema.ts'

export type Trx = Transaction<DB>

/** The database as the program uses it: nothing can be read or written but in one of the `with…` below. */
export type Db = { readonly kysely: Kysely<DB>; readonly close: () => Promise<void> }

/** Who asks, and the institutions whose rows that person may see; row-level security holds the query to them. */
export type Actor = {
  readonly account: string
  readonly institutions: readonly string[]
  /** The moment asked; the database's own when left out. */
  readonly at?: Instant
  /** A case named by its number, to be let into in an emergency. */
  readonly glass?: { readonly institution: string; readonly number: string }
}

/** Moments come out as `Instant`, days as `LocalDate`, counts as numbers. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.TIMESTAMPTZ]: (text) => toInstant(new Date(text)),
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: Number,
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as never,
}

/** `connection` logs in as actioncard_app, which on its own may do nothing. */
export function openDb(connection: pg.PoolConfig): Db {
  const pool = openPool({
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'actioncard',
    types,
    ...connection,
  })
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, close: () => kysely.destroy() }
}

type Role =
  | 'actioncard_actor'
  | 'actioncard_door'
  | 'actioncard_admin'
  | 'actioncard_recorder'
  | 'actioncard_overseer'
  | 'actioncard_keeper'
  | 'actioncard_logger'
  | 'actioncard_logbook'
  | 'actioncard_family'

/** How a transaction ends: `kept` on disk when it resolves; `lossy` may be undone by a power cut in the next second. */
type Mode = 'kept' | 'lossy' | 'read only'

/** Begins a transaction and says as whom, in one message. */
const beginning = (role: Role, actor: Actor | null, { chain = '', mode = 'kept' }: How): string => {
  const settings = {
    role,
    'app.account': actor?.account ?? '',
    'app.institutions': actor?.institutions.join(',') ?? '',
    'app.chain': chain,
    'app.now': actor?.at ?? '',
    'app.glass_institution': actor?.glass?.institution ?? '',
    'app.glass_number': actor?.glass?.number ?? '',
    ...(mode === 'lossy' && { synchronous_commit: 'off' }),
  }
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  return `begin${mode === 'read only' ? ' read only' : ''}; select ${set.join(', ')}`
}

type How = { readonly chain?: string; readonly mode?: Mode }

const as = <T>(db: Db, role: Role, actor: Actor | null, work: (trx: Trx) => Promise<T>, how: How = {}): Promise<T> =>
  db.kysely.connection().execute(async (connection) => {
    // Kysely's own transaction would take a message more to begin; nothing else sets the two apart
    const trx = connection as Trx
    await sql.raw(beginning(role, actor, how)).execute(trx)
    try {
      const done = await work(trx)
      await sql.raw('commit').execute(trx)
      return done
    } catch (error) {
      // fails only where the connection is lost, and the transaction with it
      await sql
        .raw('rollback')
        .execute(trx)
        .catch(() => {})
      throw error
    }
  })

/** One transaction as a person at work; the only way to cases. */
export const withActor = <T>(db: Db, actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_actor', actor, work)

/** The same of somebody who only reads. */
export const withReader = <T>(db: Db, actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_actor', actor, work, { mode: 'read only' })

/** The same for what is kept for convenience, and not worth waiting for the disk. */
export const withMarker = <T>(db: Db, actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_actor', actor, work, { mode: 'lossy' })

/** One transaction of the sign-in, before it is known who asks: accounts and sessions. */
export const withDoor = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => as(db, 'actioncard_door', null, work)

/** The same when only reading. */
export const withDoorReader = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_door', null, work, { mode: 'read only' })

/** One transaction that keeps institutions and accounts. */
export const withAdmin = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_admin', null, work)

/** One transaction that records who saw or did what; `chain` is the case it is about, if any. */
export const withRecorder = <T>(
  db: Db,
  actor: Actor,
  chain: string | null,
  work: (trx: Trx) => Promise<T>,
): Promise<T> =>
  as(db, 'actioncard_recorder', { account: actor.account, institutions: [] }, work, { chain: chain ?? '' })

/** The rest of a transaction as the keeper, who may do away with the one case `chain` when two have agreed. */
export const becomeKeeper = async (trx: Trx, chain: string): Promise<void> => {
  await sql`select set_config('role', 'actioncard_keeper', true), set_config('app.chain', ${chain}, true)`.execute(trx)
}

/** The rest of a transaction as the recorder: what has been written and the record of it stand or fall together. */
export const becomeRecorder = async (trx: Trx, account: string, chain: string | null): Promise<void> => {
  await sql`select set_config('role', 'actioncard_recorder', true), set_config('app.account', ${account}, true),
    set_config('app.institutions', '', true), set_config('app.chain', ${chain ?? ''}, true) ${AHEAD}`.execute(trx)
}

/** One transaction of a data protection officer, who sees who saw what and nothing of any case. */
export const withOverseer = <T>(db: Db, account: string, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_overseer', { account, institutions: [] }, work)

/** One transaction that wraps the keys of cases anew. */
export const withKeeper = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_keeper', null, work)

/** One transaction that reads or keeps the log that is only added to. */
export const withLogger = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_logger', null, work)

/** One transaction on sealed logbooks, of which none is open until its code has been shown. */
export const withLogbooks = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_logbook', null, work)

/** One transaction of a family, who sees nothing until they have shown an invitation (family.ts). */
export const withFamily = <T>(db: Db, at: Instant, work: (trx: Trx) => Promise<T>): Promise<T> =>
  as(db, 'actioncard_family', { account: '', institutions: [], at }, work)

const UNAVAILABLE = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether `error` says that the database is away for the moment, rather than that something is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return UNAVAILABLE.test(String((error as NodeJS.ErrnoException).code ?? '')) || LOST.test(error.message)
}
