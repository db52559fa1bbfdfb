// The least a program could do with the same rows: `node:http` and `pg`, no walls, no seal, no page, no note of who read.
import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const LIST = `select l.*, i.name from case_list l join institution i on i.id = l.institution_id
  where l.institution_id = $1 order by l.latest_at desc, l.case_id desc limit 21`
const SESSION = `select a.id, a.institution_id from session s join account a on a.id = s.account_id
  where s.token_hash = $1 and s.expires_at > now()`
const EVENTS = 'select version, type, at, payload from case_event where case_id = $1 order by version'

async function append(id: string, account: string, payload: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const moved = await client.query(
      'update case_stream set version = version + 1 where case_id = $1 returning version, institution_id',
      [id],
    )
    const { version, institution_id } = moved.rows[0]
    await client.query(
      `insert into case_event (case_id, institution_id, version, type, shape, at, account_id, payload)
       values ($1, $2, $3, 'note-written', 1, now(), $4, $5)`,
      [id, institution_id, version, account, Buffer.from(payload)],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

const answer = (response: ServerResponse, value: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value))

createServer(async (request, response) => {
  const token = request.headers.cookie?.split('=')[1] ?? ''
  const { rows } = await pool.query(SESSION, [createHash('sha256').update(token).digest()])
  const who = rows[0]
  if (!who) return response.writeHead(403).end()
  const [, , id] = request.url?.split('/') ?? []
  if (request.method === 'POST') {
    let body = ''
    for await (const chunk of request) body += chunk
    await append(id ?? '', who.id, body)
    return response.writeHead(303, { location: '/' }).end()
  }
  if (!id) return answer(response, (await pool.query(LIST, [who.institution_id])).rows)
  return answer(response, (await pool.query(EVENTS, [id])).rows)
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
