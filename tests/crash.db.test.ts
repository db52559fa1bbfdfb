import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { parseCheckpoint } from '#core/log/checkpoint.ts'
import { parseNote } from '#core/log/note.ts'
import { type Db, withAdmin, withLogger } from '#store/db.ts'
import { openLog } from '#store/log/key.ts'
import { checkpoint } from '#store/log/log.ts'
import { openStore } from '#store/open.ts'
import { keyOf } from '#store/seal.ts'
import { MONDAY } from './arrange/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-crash-'))
chmodSync(folder, 0o755)

type Program = {
  readonly child: ChildProcess
  readonly acknowledged: () => string[]
  readonly ended: Promise<number | null>
}

/** Acknowledged before anything is killed, on however slow a machine. */
const UNDER_WAY = 60

/** Resolves once the program has its database and is adding rows. */
async function inserting(): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'arrange/inserting.ts'), folder])
  let output = ''
  let errors = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    errors += data
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const lines = () => output.split('\n').slice(0, -1)
  while (lines().length <= UNDER_WAY) {
    if (child.exitCode !== null) throw new Error(`ended before it was ready: ${errors}`)
    await sleep(20)
  }
  return { child, acknowledged: () => lines().slice(1), ended }
}

const postmaster = () => Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
const kill = (pid: number | undefined) => process.kill(pid ?? 0, 'SIGKILL')
const everything = (pid: number) => process.kill(-pid, 'SIGKILL')

const BLOWS: readonly [name: string, strike: (program: Program) => void][] = [
  ['the program', ({ child }) => kill(child.pid)],
  ['the program and the database', ({ child }) => [child.pid, postmaster()].forEach(kill)],
  ['the database and all its processes, then the program', ({ child }) => [everything(postmaster()), kill(child.pid)]],
  ['the program, again', ({ child }) => kill(child.pid)],
]

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing that was acknowledged is lost, whatever is killed', async () => {
  const acknowledged: string[] = []
  for (const [, strike] of BLOWS) {
    const program = await inserting()
    await sleep(300)
    strike(program)
    await program.ended
    acknowledged.push(...program.acknowledged())
  }

  const survivor = await inserting()
  kill(postmaster())
  const before = survivor.acknowledged().length
  for (let waited = 0; survivor.acknowledged().length < before + 50 && waited < 30_000; waited += 50) await sleep(50)
  expect(survivor.acknowledged().length, 'the program brings its database back').toBeGreaterThanOrEqual(before + 50)
  survivor.child.kill('SIGTERM')
  expect(await survivor.ended).toBe(0)
  acknowledged.push(...survivor.acknowledged())

  const store = await openStore({ dataDirectory: folder })
  const rows = await withAdmin(store.db, (trx) => trx.selectFrom('municipality').select('id').execute())
  const log = await logIn(store.db)
  await store.close()
  const kept = new Set(rows.map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  const logged = new Set(log.leaves.map((leaf) => leaf.toString('hex')))
  expect(acknowledged.filter((id) => !logged.has(sha256(Buffer.from(id)).toString('hex')))).toEqual([])
  expect(log.root, 'the tree is that of its leaves').toEqual(rootOf(log.leaves))
}, 120_000)

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 6962, from the leaves alone. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only && leaves.length === 1) return sha256(Buffer.of(0), only)
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** Every leaf, and the root that the log would sign. */
async function logIn(db: Db): Promise<{ leaves: Buffer[]; root: Buffer }> {
  const office = { db, key: keyOf(Buffer.alloc(32, 7)), now: () => MONDAY }
  const note = await checkpoint(db, await openLog(office, 'https://actioncard.example'))
  const told = parseCheckpoint(parseNote(note ?? '')?.text ?? '')
  const rows = await withLogger(db, (trx) => trx.selectFrom('log_leaf').select('leaf').orderBy('index').execute())
  expect(rows.length).toBe(told?.size)
  return { leaves: rows.map(({ leaf }) => leaf), root: Buffer.from(told?.root ?? []) }
}
