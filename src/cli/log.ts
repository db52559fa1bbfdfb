import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fromBase64, fromHex } from '#core/log/bytes.ts'
import { commitmentTo, SALT_BYTES } from '#core/log/commitment.ts'
import { checkGrowth, parseGrowth } from '#core/log/growth.ts'
import { readKey } from '#core/log/note.ts'
import { checkProof, type LogProof, parseProof } from '#core/log/proof.ts'
import { checkEd25519 } from '#store/audit/check-logged.ts'
import { CannotStart } from '#store/cannot-start.ts'
import { sha256 } from '#store/log/key.ts'
import { checkStamp } from '#store/stamp/check.ts'
import { type Command, type Io, refuse } from './io.ts'
import { sayGrowthFault, sayProofFault, sayShown, sayStamp, sayStampFault } from './say-log.ts'
import { nameOf, readSource } from './source-text.ts'
import { readAuthority } from './stamp-authority.ts'

const NOT_PROVEN = 1
const USAGE =
  'usage: actioncard log verify PROOF (FILE | --leaf HEX) --log-key FILE [--grown FILE] [--stamp FILE --ca FILE]'
const LARGEST_STAMP = 1024 * 1024

type Args = {
  readonly proof: string
  /** What the proof is about: a file whose commitment has its salt in the proof, or the leaf itself. */
  readonly of: { readonly file: string } | { readonly leaf: Uint8Array }
  readonly logKey: string
  /** How the log went on from the proof's checkpoint to the one that is stamped. */
  readonly grown: string | undefined
  readonly stamp: string | undefined
  readonly ca: string | undefined
}

/** `actioncard log verify`: whether the log held something, without asking the log. Exit 0 it did, 1 not shown, 2 nothing to check. */
export const run: Command = async ([verb, ...given], io) => {
  const args = verb === 'verify' ? readArgs(given) : null
  if (!args) return refuse(io, USAGE)
  try {
    return await verifyProof(args, io)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof CannotStart) return refuse(io, error.message)
    if (typeof code === 'string') return refuse(io, `a file cannot be read (${code})`)
    throw error
  }
}

async function verifyProof({ proof: from, of, logKey, grown, stamp, ca }: Args, io: Io): Promise<number> {
  const [text, line] = [await readSource(from, io.stdin), await readSource(logKey, io.stdin)]
  if (!text.ok) return refuse(io, text.error.message)
  if (!line.ok) return refuse(io, line.error.message)
  const key = readKey(sha256, line.value.trim())
  if (!key) return refuse(io, `${nameOf(logKey)} is no log's key: it should be one line, as /log/noegle gives it`)
  const proof = parseProof(text.value)
  if (!proof) return refuse(io, `${nameOf(from)} is no proof: its first line should be c2sp.org/tlog-proof@v1`)
  const leaf = 'leaf' in of ? of.leaf : await leafOfFile(of.file, proof)
  if (!leaf) return refuse(io, `${nameOf(from)} lacks the salt (extra) that binds it to a file`)

  const proven = await checkProof(sha256, checkEd25519, text.value, { leaf, key })
  if (!proven.ok) return refuse(io, `not shown: ${sayProofFault(proven.error)}`, NOT_PROVEN)
  const { index, checkpoint } = proven.value
  const said = [`in the log: ${checkpoint.origin} held it as number ${index} when it had ${checkpoint.size}`]
  let newest = proof.checkpoint
  if (grown !== undefined) {
    const growth = await readSource(grown, io.stdin)
    if (!growth.ok) return refuse(io, growth.error.message)
    const later = await checkGrowth(sha256, checkEd25519, growth.value, { older: checkpoint, key })
    if (!later.ok) return refuse(io, `not the same log later: ${sayGrowthFault(later.error)}`, NOT_PROVEN)
    said.push(`  and had it still when it had ${later.value.size}`)
    newest = parseGrowth(growth.value)?.checkpoint ?? newest
  }
  if (stamp !== undefined && ca !== undefined) {
    const authority = readAuthority(ca)
    const checked = await checkStamp(await readStamp(stamp), { data: Buffer.from(newest), authority })
    if (!checked.ok) return refuse(io, `not stamped: ${sayStampFault(checked.error)}`, NOT_PROVEN)
    said.push(sayStamp(checked.value))
  }
  io.stdout.write(`${said.join('\n')}\n${sayShown(stamp !== undefined)}`)
  return 0
}

function readArgs(given: readonly string[]): Args | null {
  const options = {
    leaf: { type: 'string' },
    'log-key': { type: 'string' },
    grown: { type: 'string' },
    stamp: { type: 'string' },
    ca: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
    const [proof, file, ...more] = positionals
    const { 'log-key': logKey, grown, stamp, ca } = values
    const leaf = values.leaf === undefined ? undefined : fromHex(values.leaf)
    const of = file !== undefined ? { file } : leaf?.length === 32 ? { leaf } : null
    if (proof === undefined || logKey === undefined || !of || more.length > 0) return null
    if ((file !== undefined && leaf !== undefined) || (stamp === undefined) !== (ca === undefined)) return null
    return { proof, of, logKey, grown, stamp, ca }
  } catch {
    return null
  }
}

async function leafOfFile(file: string, { extra }: LogProof): Promise<Uint8Array | null> {
  if (extra?.length !== SALT_BYTES) return null
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return commitmentTo(sha256, extra, hash.digest())
}

/** An authority's answer as it came, or as /log/stempel gives it. */
async function readStamp(file: string): Promise<Uint8Array> {
  if ((await stat(file)).size > LARGEST_STAMP) throw new CannotStart(`${nameOf(file)} is larger than a stamp can be`)
  const bytes = await readFile(file)
  if (bytes[0] !== 0x7b) return bytes
  try {
    return fromBase64(JSON.parse(bytes.toString('utf8')).token) ?? bytes
  } catch {
    return bytes
  }
}
