import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'

/** Connections that transactions are made on: fewer messages than statements, each planned once a connection. */
export function openPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...connection, pipeline: true })
  // a lost connection fails the query under way, or is replaced by the next; its error event, unheard, would end the program
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    const { stream } = client.connection
    client.query = inFewMessages(stream, prepared(client)) as typeof client.query
  })
  return pool
}

/**
 * At the end of a statement whose answer nobody needs, such as `insert`: it is sent along with the next, and when it fails so
 * do those after it, and the transaction.
 */
export const AHEAD = sql.raw('/* ahead */')

type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>

const NOTHING: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

/**
 * What begins a transaction goes along with the first statement in it, and the end of one that has only read with whatever
 * comes next: neither is waited for, nor is what ends in `AHEAD`. When a beginning fails, so does all that follows it, for
 * outside a transaction the program may do nothing; when the end of a reading fails, nothing is lost.
 */
function inFewMessages(stream: pg.Connection['stream'], ask: Query): Query {
  let held = false
  let reading = false
  let failed: unknown
  const send = () => {
    if (held) stream.uncork()
    held = false
  }
  const ahead = (text: string, values?: readonly unknown[]) => {
    if (!held) setImmediate(send)
    if (!held) stream.cork()
    held = true
    ask(text, values).catch((error) => {
      failed ??= error
    })
    return NOTHING
  }
  return async (text, values) => {
    if (text.startsWith('begin')) {
      failed = undefined
      reading = text.startsWith('begin read only')
      return ahead(text)
    }
    if (text.endsWith('/* ahead */')) {
      if (reading) throw new Error('who only reads would not hear that a statement has failed')
      return ahead(text, values)
    }
    if (reading && text === 'commit') return { ...ahead(text), command: 'COMMIT' }
    const asked = ask(text, values)
    send()
    const answer = await asked.catch((error) => {
      throw failed ?? error
    })
    // of a transaction in which a statement has failed PostgreSQL says that it has rolled back, and calls it no error
    if (text === 'commit' && answer.command !== 'COMMIT') throw failed ?? new Error('the transaction failed on its way')
    return answer
  }
}

/** So many statements are kept ready on one connection; the program has fewer. */
const MOST_READY = 500

/** Has each statement parsed and planned once a connection, which is most of what a short one costs. */
function prepared(client: pg.PoolClient): Query {
  const plain = client.query.bind(client)
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
    return name
  }
  return (text, values = []) =>
    values.length > 0 && (names.has(text) || names.size < MOST_READY)
      ? plain({ name: nameOf(text), text, values: [...values] })
      : plain(text, [...values])
}
