// The built program beside the floor on the same rows in the same run: lists, openings and notes, as cases grow.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { toInstant } from '#core/time.ts'
import { loadCards } from '#store/cards.ts'
import type { Db } from '#store/db.ts'
import { SUPERUSER, startEmbedded } from '#store/embedded/server.ts'
import { migrate } from '#store/migrate.ts'
import type { Office } from '#store/office.ts'
import { APP_LOGIN, DATABASE, provision } from '#store/open.ts'
import { root } from '#store/root.ts'
import { openKey } from '#store/seal.ts'
import { type Ask, load, type Measured } from './load.ts'
import { addCases, appDb, type Desk, longestExercise, seedDesks, seeder } from './seed-cases.ts'

const SIZES = (process.env.BENCH_CASES ?? '1000,10000,100000').split(',').map(Number)
const CONNECTIONS = [1, 10]
const DESKS = 10
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const ROUNDS = 2
/** Milliseconds: what a page may take at ten connections, 99 of 100 times. */
const P99 = 100
const GROWTH = 1.5
const SHARE = 0.5

type Operation = 'list' | 'open' | 'note'
const OPERATIONS: readonly Operation[] = ['list', 'open', 'note']

type Server = 'ours' | 'floor'

/** What is asked of either server; a case is picked anew each time, of its own half: what the floor writes is not sealed. */
const asks = (desks: readonly Desk[], server: Server): Readonly<Record<Operation, (client: number) => Ask>> => {
  const desk = (client: number) => desks[client % desks.length] as Desk
  const path = ({ cases }: Desk) =>
    `/sager/${cases[2 * Math.floor((Math.random() * cases.length) / 2) + (server === 'ours' ? 0 : 1)]}`
  return {
    list: (client) => ({ method: 'GET', path: '/sager', token: desk(client).token }),
    open: (client) => ({ method: 'GET', path: path(desk(client)), token: desk(client).token }),
    note: (client) => ({
      method: 'POST',
      path: `${path(desk(client))}/notat`,
      token: desk(client).token,
      body: `form=note&command=${randomUUID()}&seen=100000&note-tier=all&note-text=Talte+med+eleven+om+morgenen.`,
    }),
  }
}

/** Prints a table of rates, times and ratios; answers whether every target is kept. */
export async function cases(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-bench-'))
  chmodSync(folder, 0o755)
  const embedded = await startEmbedded(folder)
  const running: ChildProcess[] = []
  let db: Db | undefined
  let admin: pg.Client | undefined
  try {
    await provision(embedded.address)
    await migrate({ ...embedded.address, user: SUPERUSER, database: DATABASE })
    const keyFile = join(folder, 'installation.key')
    db = appDb(embedded.address)
    const client = await seeder(embedded.address)
    admin = client
    const office: Office = {
      db,
      cards: await loadCards(join(root, 'cards')),
      key: openKey(keyFile),
      now: () => toInstant(new Date()),
    }
    const template = await longestExercise(office, client)
    const desks = await seedDesks(office, client, DESKS)
    const url = (user: string) =>
      `postgres://${user}@localhost:${embedded.address.port}/${DATABASE}?host=${encodeURIComponent(embedded.address.host)}`
    const ports = { ours: await freePort(), floor: await freePort() }
    const ours = await begin([join(root, 'build/server/main.js'), 'serve'], 'stop: Ctrl-C', {
      PORT: String(ports.ours),
      HOST: '127.0.0.1',
      DATABASE_URL: url(APP_LOGIN),
      KEY_FILE: keyFile,
    })
    running.push(ours)
    const floor = await begin([join(root, 'scripts/bench/floor.ts')], 'ready', {
      PORT: String(ports.floor),
      DATABASE_URL: url(SUPERUSER),
    })
    running.push(floor)
    process.stdout.write(
      `cases of ${template.events.length} entries at ${DESKS} institutions, a leader of each asking; ${ROUNDS} × ${SECONDS} s each, in turn with the floor\n`,
    )
    return await compare(desks, ports, { ours: ours.pid ?? 0, floor: floor.pid ?? 0 }, (size) =>
      addCases(office, client, desks, template, size),
    )
  } finally {
    await Promise.all(running.map(stop))
    await admin?.end()
    await db?.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Round = Measured & { readonly cpu: number }
/** `cpu`: milliseconds of the program's own, without the database's. */
type Line = { readonly rate: number; readonly median: number; readonly p99: number; readonly cpu: number }

async function compare(
  desks: readonly Desk[],
  ports: { ours: number; floor: number },
  pids: { ours: number; floor: number },
  grow: (size: number) => Promise<void>,
): Promise<boolean> {
  let kept = true
  const first = new Map<string, Line>()
  const say = (verdict: boolean, text: string) => {
    kept &&= verdict
    return `${text}${verdict ? '' : ' ✘'}`
  }
  for (const size of SIZES) {
    await grow(size)
    process.stdout.write(`${size} cases\n`)
    for (const operation of OPERATIONS)
      for (const connections of CONNECTIONS) {
        const rounds: { ours: Round; floor: Round }[] = []
        const measured = async (which: Server) => {
          const before = cpuOf(pids[which])
          const { times, seconds } = await load(ports[which], connections, SECONDS, asks(desks, which)[operation])
          return { times, seconds, cpu: cpuOf(pids[which]) - before }
        }
        await measured('ours')
        for (let round = 0; round < ROUNDS; round++)
          rounds.push({ ours: await measured('ours'), floor: await measured('floor') })
        const ours = lineOf(rounds.map((round) => round.ours))
        const floor = lineOf(rounds.map((round) => round.floor))
        const key = `${operation} ${connections}`
        const smallest = first.get(key) ?? ours
        first.set(key, smallest)
        process.stdout.write(
          `  ${operation.padEnd(5)} ${String(connections).padStart(2)} at once: ${shown(ours)} | floor ${shown(floor)} | ${[
            say(ours.rate >= floor.rate * SHARE, `${(ours.rate / floor.rate).toFixed(2)} of the floor’s rate`),
            say(
              ours.median <= smallest.median * GROWTH,
              `${(ours.median / smallest.median).toFixed(2)} × the time at ${SIZES[0]}`,
            ),
            say(connections === 1 || ours.p99 <= P99, `99 % within ${ours.p99.toFixed(0)} ms`),
          ].join(', ')}\n`,
        )
      }
  }
  return kept
}

const shown = ({ rate, median, p99, cpu }: Line) =>
  `${rate.toFixed(0).padStart(5)}/s, median ${median.toFixed(1)} ms, 99 % ${p99.toFixed(1)} ms, CPU ${cpu.toFixed(1)} ms`

/** Milliseconds of CPU that a process has had; 0 where the system does not tell so. */
function cpuOf(pid: number): number {
  if (process.platform !== 'linux') return 0
  const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number)
  return (user + system) * 10
}

function lineOf(rounds: readonly Round[]): Line {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b)
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0)
  const part = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN
  const cpu = rounds.reduce((sum, round) => sum + round.cpu, 0) / times.length
  return { rate: times.length / seconds, median: part(0.5), p99: part(0.99), cpu }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A Node program, once it has printed `ready`. */
const begin = (args: readonly string[], ready: string, env: Record<string, string>): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes(ready)) resolve(child)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${said}`)))
  })

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit').on('exit', () => resolve())
    child.kill('SIGTERM')
  })
