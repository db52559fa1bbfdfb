import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { fromHex } from '#core/log/bytes.ts'
import { BEFORE_FIRST, FORM, hashOf, type Link } from '#store/audit/chain.ts'
import { exportChain } from '#store/audit/check-chain.ts'
import type { Recorded } from '#store/audit/read.ts'
import { aLogWith } from '../../tests/arrange/a-log.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { run } from './audit.ts'

const CHAIN = '11111111-1111-4111-8111-111111111111'

function aChain(length: number): Recorded[] {
  const entries: Recorded[] = []
  for (let seq = 1; seq <= length; seq++) {
    const link: Link = {
      form: FORM,
      chain: CHAIN,
      seq,
      at: MONDAY,
      action: 'case.read',
      purpose: 'member',
      outcome: 'done',
      personal: BEFORE_FIRST,
      previous: entries.at(-1)?.hash ?? BEFORE_FIRST,
    }
    entries.push({ ...link, hash: hashOf(link), who: null })
  }
  return entries
}

/** Exit code, and everything written. */
async function audit(args: string[], input: string) {
  let written = ''
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        written += chunk
        done()
      },
    })
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout: sink(), stderr: sink(), env: {} }
  return { code: await run(args, io), written }
}

const THREE = aChain(3)
const whole = exportChain(CHAIN, THREE, MONDAY)
const head = THREE[2]?.hash as string

test('a whole record is said to be whole, with what that does not show', async () => {
  const { code, written } = await audit(['verify', '-'], whole)
  expect(code).toBe(0)
  expect(written).toMatch(/^whole: 3 entries/)
  expect(written).toContain(`head ${head}`)
  expect(written).toContain('cannot show that its newest entries were cut off')
  expect((await audit(['verify', '-', '--head', head], whole)).written).toContain('the one you gave')
})

test('what is wrong is said in words, with exit code 1', async () => {
  const lines = whole.split('\n')
  const dropped = [lines[0], lines[1], lines[3]].join('\n')
  const { code, written } = await audit(['verify', '-'], dropped)
  expect(code).toBe(1)
  expect(written).toContain('standard input: line 3: entry 2 is missing before it\n')
  expect(written).toContain('the first line says 3 entries, and 2 can be read\n')
  expect(written).toMatch(/not whole: 2 faults\n$/)
  const cut = await audit(['verify', '-', '--head', head], exportChain(CHAIN, THREE.slice(0, 2), MONDAY))
  expect(cut.code).toBe(1)
  expect(cut.written).toContain('entries were cut off')
})

test.each([
  ['no record', ['verify', '-'], 'hello'],
  ['nothing asked', [], whole],
  ['no file of that name', ['verify', '/no/such/file'], ''],
  ['a head that is none', ['verify', '-', '--head', 'abc'], whole],
])('%s is exit code 2 and one line', async (_, args, input) => {
  const { code, written } = await audit(args, input)
  expect(code).toBe(2)
  expect(written).toMatch(/^[^\n]+\n$/)
})

test('a record that stands in the log is held against it', async () => {
  const log = aLogWith(fromHex(THREE[1]?.hash as string) as Uint8Array)
  const another = aLogWith(new Uint8Array(32))
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-audit-'))
  const keyFile = join(folder, 'key')
  const exported = (entries: readonly Recorded[], { proof } = log) =>
    exportChain(CHAIN, entries, MONDAY, { seq: 2, proof, key: log.published })

  const own = await audit(['verify', '-'], exported(THREE))
  expect(own.code).toBe(0)
  expect(own.written).toContain('up to entry 2 as log.example/1 held it')
  expect(own.written).toContain('compare it with the published one')
  writeFileSync(keyFile, `${log.published}\n`)
  const known = await audit(['verify', '-', '--log-key', keyFile], exported(THREE))
  expect(known.written).toContain('by the key that you gave')
  expect(known.written).not.toContain('cannot show')

  const cut = await audit(['verify', '-'], exported(THREE.slice(0, 1)))
  expect([cut.code, cut.written]).toEqual([1, expect.stringContaining('entries were cut off')])
  const forged = await audit(['verify', '-'], exported(THREE, another))
  expect(forged.code).toBe(1)
  writeFileSync(keyFile, `${another.published}\n`)
  const other = await audit(['verify', '-', '--log-key', keyFile], exported(THREE))
  expect([other.code, other.written]).toEqual([1, expect.stringContaining('has another key')])
  rmSync(folder, { recursive: true })
})
