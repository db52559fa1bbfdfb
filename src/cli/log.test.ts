import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { utf8 } from '#core/log/bytes.ts'
import { writeKey } from '#core/log/note.ts'
import { writeProof } from '#core/log/proof.ts'
import { stampRequest } from '#store/stamp/request.ts'
import { aLogWith, sha256 } from '../../tests/arrange/a-log.ts'
import { aStampAuthority } from '../../tests/arrange/stamp-authority.ts'
import { run } from './log.ts'

const tsa = aStampAuthority()
afterAll(() => tsa.end())
const content = utf8('det, der skete')
const { key, published, leaf, text, bare, checkpoint, proof, later, grown } = aLogWith(sha256(content))

const write = (name: string, what: string | Uint8Array) => tsa.at(tsa.write(name, what))
const file = write('file', content)
const proofFile = write('1.tlog-proof', proof)
const keyFile = write('key', `${published}\n`)
const stamp = write('checkpoint.tsr', tsa.reply(stampRequest(Buffer.from(checkpoint)).der))
const known = ['--log-key', keyFile]
const stamped = ['--stamp', stamp, '--ca', tsa.at('root.pem')]

async function verify(...args: string[]) {
  let written = ''
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        written += chunk
        done()
      },
    })
  const io = { stdin: Readable.from([proof]), stdout: sink(), stderr: sink(), env: {} }
  return { code: await run(args, io), written }
}

test('a file is shown to have been in the log, by the proof and the key alone', async () => {
  const { code, written } = await verify('verify', proofFile, file, ...known)
  expect(code).toBe(0)
  expect(written).toMatch(/^in the log: log\.example\/1 held it as number 1 when it had 2\n/)
  expect(written).toContain('When, only a stamp shows')
  expect(written).toContain('not who made it')
  expect((await verify('verify', '-', '--leaf', Buffer.from(leaf).toString('hex'), ...known)).code).toBe(0)
})

test('a stamp is checked with it, as it came or as the site gives it', async () => {
  const { code, written } = await verify('verify', proofFile, file, ...known, ...stamped)
  expect(code).toBe(0)
  expect(written).toMatch(/ {2}stamped 20\d\d-[^ ]+Z by CN=tsa for tests .* hold until 2049-12-31/)
  expect(written).toContain('existed before that time')
  const given = write('stamp.json', JSON.stringify({ size: 2, token: readFileSync(stamp).toString('base64') }))
  expect((await verify('verify', proofFile, file, ...known, '--stamp', given, ...stamped.slice(2))).code).toBe(0)
})

test('a stamp on a later checkpoint counts, once it is shown that the log only grew until then', async () => {
  const on = write('later.tsr', tsa.reply(stampRequest(Buffer.from(later)).der))
  const args = ['verify', proofFile, file, ...known, '--stamp', on, '--ca', tsa.at('root.pem')]
  expect((await verify(...args)).code).toBe(1)
  const { code, written } = await verify(...args, '--grown', write('grown', grown))
  expect(code).toBe(0)
  expect(written).toContain('had it still when it had 3')
})

test.each<[string, () => string[], string]>([
  [
    'another log later',
    () => ['verify', proofFile, file, ...known, '--grown', write('g', aLogWith(sha256(content)).grown)],
    'not signed by that key',
  ],
  [
    'a log that did not only grow',
    () => ['verify', proofFile, file, ...known, '--grown', write('g', grown.replace('old 2', 'old 1'))],
    'does not hold all that the earlier did',
  ],
  ['something else for growth', () => ['verify', proofFile, file, ...known, '--grown', file], 'there is no proof'],
  ['another file', () => ['verify', proofFile, keyFile, ...known], 'not what the log held'],
  ['another leaf', () => ['verify', proofFile, '--leaf', '00'.repeat(32), ...known], 'not what the log held'],
  [
    'a changed checkpoint',
    () => ['verify', write('p', proof.replace('\n2\n', '\n3\n')), file, ...known],
    'signature on the checkpoint is false',
  ],
  [
    'another log',
    () => {
      const other = { ...key, name: 'log.example/2' }
      return ['verify', proofFile, file, '--log-key', write('other', `${writeKey(sha256, other)}\n`)]
    },
    'not signed by that key',
  ],
  [
    'a stamp on something else',
    () => [
      'verify',
      proofFile,
      file,
      ...known,
      '--stamp',
      write('s', tsa.reply(stampRequest(Buffer.from(text)).der)),
      '--ca',
      tsa.at('root.pem'),
    ],
    'something else than this checkpoint',
  ],
  [
    'a stamp by nobody trusted',
    () => ['verify', proofFile, file, ...known, '--stamp', stamp, '--ca', tsa.at('tsa.pem')],
    'do not lead to one that you gave',
  ],
  [
    'no stamp at all',
    () => ['verify', proofFile, file, ...known, '--stamp', file, '--ca', tsa.at('root.pem')],
    'no answer of a time-stamping authority',
  ],
])('%s is exit code 1, in words', async (_, args, words) => {
  const { code, written } = await verify(...args())
  expect([code, written.trim().split('\n').length]).toEqual([1, 1])
  expect(written).toContain(words)
})

test.each<[string, () => string[]]>([
  ['nothing asked', () => []],
  ['no key', () => ['verify', proofFile, file]],
  ['no file and no leaf', () => ['verify', proofFile, ...known]],
  ['both', () => ['verify', proofFile, file, '--leaf', '00'.repeat(32), ...known]],
  ['a short leaf', () => ['verify', proofFile, '--leaf', '00', ...known]],
  ['a stamp without certificates', () => ['verify', proofFile, file, ...known, '--stamp', stamp]],
  ['no such file', () => ['verify', '/no/such', file, ...known]],
  ['no such content', () => ['verify', proofFile, '/no/such', ...known]],
  ['no proof', () => ['verify', file, file, ...known]],
  ['no salt', () => ['verify', write('q', writeProof(bare)), file, ...known]],
  ['something else for a key', () => ['verify', proofFile, file, '--log-key', file]],
  ['something else for certificates', () => ['verify', proofFile, file, ...known, '--stamp', stamp, '--ca', file]],
])('%s is exit code 2 and one line', async (_, args) => {
  const { code, written } = await verify(...args())
  expect([code, written.trim().split('\n').length]).toEqual([2, 1])
})
