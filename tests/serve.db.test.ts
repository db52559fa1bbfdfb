// The built program as an operator meets it: how it starts, what it says when it cannot, how it stops. `npm test` builds it first.
import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { SUPERUSER } from '#store/embedded/server.ts'
import { DATABASE } from '#store/open.ts'
import { root } from '#store/root.ts'
import { freePort } from '../scripts/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-serve-'))
chmodSync(folder, 0o755)
const data = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function serve(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'build/server/main.js'), 'serve'], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', DATA_DIR: data, ...env },
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const started = async () => {
    while (!output.includes('stop: Ctrl-C')) {
      if (child.exitCode !== null) throw new Error(`did not start: ${errors}`)
      await sleep(20)
    }
  }
  return { child, ended, started, output: () => output, errors: () => errors }
}

/** What it says when it cannot start: one line, and exit code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { ended, errors, output } = serve({ PORT: String(await freePort()), ...env })
  expect(await ended).toBe(1)
  expect(output()).toBe('')
  expect(errors()).toMatch(/^actioncard: [^\n]+\n$/)
  return errors()
}

test('it starts, answers, keeps its files to itself, refuses company, brings its database back, stops cleanly and knows newer data', async () => {
  const port = String(await freePort())
  const program = serve({ PORT: port })
  await program.started()
  expect(program.output()).toContain(`http://127.0.0.1:${port}`)
  expect((await fetch(`http://127.0.0.1:${port}/`)).headers.get('content-type')).toContain('text/html')

  expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700)
  expect(statSync(join(data, 'postgres/run')).mode & 0o777).toBe(0o700)
  expect(statSync(join(data, 'postgres/postgres.log')).mode & 0o777).toBe(0o600)

  expect(await refusal({})).toContain(`in use by another actioncard (process ${program.child.pid})`)
  expect(await refusal({ PORT: port, DATA_DIR: join(folder, 'other') })).toContain(`port ${port} is taken`)

  process.kill(Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  while (!program.errors().includes('the database is back')) await sleep(20)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)

  const future = new pg.Client({ host: join(data, 'postgres/run'), user: SUPERUSER, database: DATABASE })
  await future.connect()
  await future.query(`insert into schema_migration (number, name, checksum) values (9999, 'of the future', '')`)
  await future.end()

  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(existsSync(join(data, 'postgres/cluster/postmaster.pid'))).toBe(false)

  expect(await refusal({})).toContain('the data is of a newer actioncard (schema 9999')
  const newer = join(folder, 'newer')
  cpSync(join(data, 'postgres'), join(newer, 'postgres'), { recursive: true })
  writeFileSync(join(newer, 'postgres/cluster/PG_VERSION'), '19\n')
  expect(await refusal({ DATA_DIR: newer })).toContain('made by a newer PostgreSQL (19, this is 18)')
}, 120_000)

test('what is wrong with the data directory is one line', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(await refusal({ DATA_DIR: join(folder, 'file') })).toContain('is not a folder')
  expect(await refusal({ DATA_DIR: join(folder, 'long'.repeat(30)) })).toContain('is too long for a socket')
  if (process.getuid?.() === 0) return
  mkdirSync(join(folder, 'locked'), { mode: 0o500 })
  expect(await refusal({ DATA_DIR: join(folder, 'locked') })).toContain('may not be written by this user')
})

test('what is wrong with the settings is one line', async () => {
  expect(await refusal({ PORT: 'http' })).toContain('PORT is http')
  expect(await refusal({ HOST: 'no-such-host.invalid' })).toContain('HOST is no-such-host.invalid')
  const nowhere = `postgres://nobody:hunter2@127.0.0.1:${await freePort()}/none`
  const said = await refusal({ DATABASE_URL: nowhere })
  expect(said).toContain('the server in DATABASE_URL does not answer')
  expect(said).not.toContain('hunter2')
})
