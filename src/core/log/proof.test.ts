import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, fromHex, type Sha256, toBase64, toHex, utf8 } from './bytes.ts'
import { parseCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { commitmentTo } from './commitment.ts'
import { type CheckSignature, type LogKey, openNote, parseNote, readKey, writeKey, writeNote } from './note.ts'
import { checkProof, type LogProof, parseProof, writeProof } from './proof.ts'
import { leafHash, nodeHash } from './tree.ts'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const check: CheckSignature = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

function aLog(name = 'log.example/eksempel') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key: LogKey = {
    name,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  }
  const note = (text: string) => writeNote(sha256, text, key, sign(null, utf8(text), privateKey))
  return { key, note }
}

const log = aLog()
const leaf = utf8('det, der blev sikret')
const beside = leafHash(sha256, utf8('noget andet'))
const root = nodeHash(sha256, leafHash(sha256, leaf), beside)
const checkpoint = { origin: log.key.name, size: 2, root }
const proof: LogProof = { index: 0, path: [beside], checkpoint: log.note(writeCheckpoint(checkpoint)) }
const text = writeProof(proof)

test('base64, hexadecimal and UTF-8 are those of everybody else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromHex(toHex(bytes))).toEqual(bytes)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (one) => {
      expect(Buffer.from(utf8(one)).equals(Buffer.from(one))).toBe(true)
    }),
  )
})

test.each(['A', 'AA', 'AA=', 'AB==', 'AAB=', 'AA==AA==', 'AAAA=', '=AAA', 'AA\n==', 'AA-_', ' AAAA', 'AAA'])(
  '%j is no base64',
  (written) => expect(fromBase64(written)).toBeNull(),
)

test('a key is read as it was written, and in no other way', () => {
  const line = writeKey(sha256, log.key)
  expect(readKey(sha256, line)).toEqual(log.key)
  const [name, id, encoded] = line.split('+') as [string, string, string]
  const other = id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  for (const wrong of [
    `x${line}`,
    `${name}+${other}+${encoded}`,
    `${name}+${id}+AAAA`,
    `${name} ${id} ${encoded}`,
    '',
  ]) {
    expect(readKey(sha256, wrong)).toBeNull()
  }
})

test('a note opens for the key that signed it, whoever else has signed it too', async () => {
  const other = aLog('witness.example/vidne')
  const note = log.note('det her\n\nog det her\n')
  expect(await openNote(sha256, check, note, log.key)).toEqual({ ok: true, value: 'det her\n\nog det her\n' })
  const both = `${note}${other.note('det her\n\nog det her\n').split('\n').at(-2)}\n`
  expect(parseNote(both)?.signatures).toHaveLength(2)
  expect((await openNote(sha256, check, both, log.key)).ok).toBe(true)
  expect((await openNote(sha256, check, both, other.key)).ok).toBe(true)
  expect(await openNote(sha256, check, note, other.key)).toEqual({ ok: false, error: 'not-signed' })
  expect(await openNote(sha256, check, note, aLog().key)).toEqual({ ok: false, error: 'not-signed' })
})

test('no note with one letter changed opens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(proof.checkpoint.length - 1),
      fc.constantFrom('A', '1', '\n', ' ', '+'),
      async (at, letter) => {
        const note = proof.checkpoint
        fc.pre(note[at] !== letter)
        const opened = await openNote(sha256, check, note.slice(0, at) + letter + note.slice(at + 1), log.key)
        expect(opened.ok).toBe(false)
      },
    ),
    { numRuns: 400 },
  )
})

test.each([
  ['nothing', ''],
  ['no signature', 'a\n'],
  ['no empty line', 'a\n— x AAAAAAAA\n'],
  ['no last newline', 'a\n\n— x AAAAAAAA'],
  ['a control character', 'a\r\n\n— x AAAAAAAA\n'],
  ['half a letter', 'a\ud800\n\n— x AAAAAAAA\n'],
  ['a hyphen for a dash', 'a\n\n- x AAAAAAAA\n'],
  ['a name with a plus', 'a\n\n— x+y AAAAAAAA\n'],
  ['a signature without a signature', 'a\n\n— x AAAAAA==\n'],
  ['something else among the signatures', 'a\n\n— x AAAAAAAA\nb\n'],
  ['signatures without end', `a\n\n${'— x AAAAAAAA\n'.repeat(65)}`],
])('a note with %s is malformed', (_, note) => expect(parseNote(note)).toBeNull())

test('a checkpoint is read as it was written, with lines that we do not know', () => {
  expect(parseCheckpoint(writeCheckpoint(checkpoint))).toEqual(checkpoint)
  expect(parseCheckpoint(`${writeCheckpoint(checkpoint)}mere\n`)).toEqual(checkpoint)
})

const ROOT = toBase64(root)
test.each([
  `x\n2\n${ROOT}`,
  `x\n02\n${ROOT}\n`,
  `x\n-2\n${ROOT}\n`,
  `x\n2.0\n${ROOT}\n`,
  `x\n9007199254740993\n${ROOT}\n`,
  `\n2\n${ROOT}\n`,
  `x\n2\n${toBase64(root.subarray(1))}\n`,
  `x\n2\n${ROOT}\n\n`,
  'x\n2\n',
])('%j is no checkpoint', (written) => expect(parseCheckpoint(written)).toBeNull())

test('a proof is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.record({
        index: fc.maxSafeNat(),
        path: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 64 }),
        checkpoint: fc.constant(proof.checkpoint),
        extra: fc.option(fc.uint8Array(), { nil: undefined }),
      }),
      ({ extra, ...one }) => {
        const whole = { ...one, ...(extra && { extra }) }
        expect(parseProof(writeProof(whole))).toEqual(whole)
      },
    ),
  )
})

test('it proves its leaf, and says in which log, where, and of what size', async () => {
  const checked = await checkProof(sha256, check, text, { leaf, key: log.key })
  expect(checked).toEqual({ ok: true, value: { index: 0, checkpoint } })
})

test.each<[string, string, Uint8Array, LogKey, object]>([
  ['another leaf', text, utf8('det, der blev sikreT'), log.key, { type: 'not-in-the-log' }],
  ['another place', writeProof({ ...proof, index: 1 }), leaf, log.key, { type: 'not-in-the-log' }],
  ['a path cut off', writeProof({ ...proof, path: [] }), leaf, log.key, { type: 'not-in-the-log' }],
  ['another log', text, leaf, aLog().key, { type: 'checkpoint', fault: 'not-signed' }],
  [
    'a checkpoint of another origin, signed by the same key',
    writeProof({ ...proof, checkpoint: log.note(writeCheckpoint({ ...checkpoint, origin: 'anden.example' })) }),
    leaf,
    log.key,
    { type: 'other-log', origin: 'anden.example' },
  ],
  [
    'a note of something else, signed by the same key',
    writeProof({ ...proof, checkpoint: log.note('hej\n') }),
    leaf,
    log.key,
    { type: 'checkpoint', fault: 'malformed' },
  ],
  [
    'a larger tree than was signed',
    text.replace(`${log.key.name}\n2\n`, `${log.key.name}\n3\n`),
    leaf,
    log.key,
    { type: 'checkpoint', fault: 'wrong-signature' },
  ],
  ['another version', text.replace('@v1', '@v2'), leaf, log.key, { type: 'no-proof' }],
  ['no index', text.replace(/^index .*\n/m, ''), leaf, log.key, { type: 'no-proof' }],
  ['a leading zero', text.replace(/^index 0/m, 'index 00'), leaf, log.key, { type: 'no-proof' }],
  [
    'a hash of 31 bytes',
    text.replace(toBase64(beside), toBase64(beside.subarray(1))),
    leaf,
    log.key,
    { type: 'no-proof' },
  ],
  ['carriage returns', text.replaceAll('\n', '\r\n'), leaf, log.key, { type: 'no-proof' }],
  ['nothing', '', leaf, log.key, { type: 'no-proof' }],
])('a proof with %s is refused', async (_, written, of, key, error) => {
  expect(await checkProof(sha256, check, written, { leaf: of, key })).toEqual({ ok: false, error })
})

test('a commitment is to its salt and hash alone, and only of 32 bytes each', () => {
  const [salt, hash] = [sha256(utf8('salt')), sha256(utf8('hash'))]
  expect(commitmentTo(sha256, salt, hash)).not.toEqual(commitmentTo(sha256, hash, salt))
  expect(() => commitmentTo(sha256, salt.subarray(1), hash)).toThrow()
  expect(() => commitmentTo(sha256, salt, Buffer.alloc(33))).toThrow()
})
