import { parseArgs } from 'node:util'
import { type ChainFault, checkChain } from '#store/audit/check-chain.ts'
import { type Believed, checkLogged, type LoggedFault, type LoggedReport } from '#store/audit/check-logged.ts'
import { CannotStart } from '#store/cannot-start.ts'
import { type Command, type Io, refuse } from './io.ts'
import { sayProofFault, sayStamp, sayStampFault } from './say-log.ts'
import { LARGEST_RECORD, nameOf, readSource } from './source-text.ts'
import { readAuthority } from './stamp-authority.ts'

const NOT_WHOLE = 1
const USAGE = 'usage: actioncard audit verify FILE [--head HASH] [--log-key FILE] [--ca FILE]'
const HASH = /^[0-9a-f]{64}$/

/** `actioncard audit verify FILE`: whether an exported record of who saw a case is whole. Exit 0 whole, 1 not, 2 nothing to check. */
export const run: Command = async ([verb, ...args], io) => {
  const asked = verb === 'verify' ? readArgs(args) : null
  if (!asked) return refuse(io, USAGE)
  const { file, head } = asked
  const text = await readSource(file, io.stdin, LARGEST_RECORD)
  if (!text.ok) return refuse(io, text.error.message)
  const believed = await believedBy(asked, io)
  if (typeof believed === 'string') return refuse(io, believed)
  const checked = checkChain(text.value, head)
  if (checked.faults.some(({ type }) => type === 'no-heading')) {
    return refuse(io, [`${nameOf(file)} is no record exported from Actioncard: its first line should say so`])
  }
  if (checked.faults.length > 0) {
    const found = checked.faults.map((fault) => `${nameOf(file)}: ${says(fault)}`)
    return refuse(io, [...found, `not whole: ${counted(checked.faults.length, 'fault', 'faults')}`], NOT_WHOLE)
  }
  const logged = await checkLogged(text.value, believed)
  if (logged && !logged.ok) {
    return refuse(io, [`${nameOf(file)}: ${sayLoggedFault(logged.error)}`, 'not what the log held'], NOT_WHOLE)
  }
  const { entries, forgotten } = checked
  io.stdout.write(`whole: ${counted(entries, 'entry', 'entries')}, none changed, missing, added or moved\n`)
  if (forgotten > 0) io.stdout.write(`  of ${forgotten} it has been forgotten who it was\n`)
  io.stdout.write(`  head ${checked.head}\n`)
  if (head) io.stdout.write('  which is the one you gave\n')
  if (logged) io.stdout.write(sayLogged(logged.value))
  if (!head && !logged?.value.trusted) io.stdout.write(CAVEAT)
  return 0
}

/** What the checker brings to hold the log against, or what is wrong with it. */
async function believedBy({ logKey, ca }: Asked, io: Io): Promise<Believed | string> {
  const key = logKey === undefined ? null : await readSource(logKey, io.stdin)
  if (key && !key.ok) return key.error.message
  try {
    const authority = ca === undefined ? undefined : readAuthority(ca)
    return { keys: key ? key.value.trim().split('\n') : [], authority }
  } catch (error) {
    if (error instanceof CannotStart) return error.message
    throw error
  }
}

function sayLogged({ seq, log, index, size, trusted, stamp }: LoggedReport): string {
  const whose = trusted
    ? 'by the key that you gave'
    : 'by the key in the file itself: compare it with the published one, by --log-key FILE'
  const lines = [`  up to entry ${seq} as ${log} held it, number ${index} when it had ${size}, ${whose}`]
  return `${[...lines, ...(stamp ? [sayStamp(stamp)] : [])].join('\n')}\n`
}

function sayLoggedFault(fault: LoggedFault): string {
  switch (fault.type) {
    case 'other-key':
      return 'the log that it names has another key than the one you gave'
    case 'no-such-entry':
      return `entry ${fault.seq}, which is in the log, is not in the file: entries were cut off`
    case 'stamp':
      return `the stamp: ${sayStampFault(fault.fault)}`
    default:
      return sayProofFault(fault)
  }
}

const CAVEAT = `  The file alone cannot show that its newest entries were cut off, or that all of it was written anew:
  compare the head with one that was kept elsewhere, by --head HASH.
`

type Asked = {
  readonly file: string
  readonly head?: string | undefined
  readonly logKey?: string | undefined
  readonly ca?: string | undefined
}

function readArgs(given: readonly string[]): Asked | null {
  const options = { head: { type: 'string' }, 'log-key': { type: 'string' }, ca: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
    const [file, ...more] = positionals
    const { head, 'log-key': logKey, ca } = values
    if (file === undefined || more.length > 0 || (head !== undefined && !HASH.test(head))) return null
    return { file, head, logKey, ca }
  } catch {
    return null
  }
}

function says(fault: ChainFault): string {
  switch (fault.type) {
    case 'unreadable':
      return `line ${fault.line} is no entry`
    case 'changed':
      return `line ${fault.line}: entry ${fault.seq} was changed after it was written`
    case 'other-person':
      return `line ${fault.line}: entry ${fault.seq} names somebody else than when it was written`
    case 'missing':
      return fault.from === fault.to
        ? `line ${fault.line}: entry ${fault.from} is missing before it`
        : `line ${fault.line}: entries ${fault.from} to ${fault.to} are missing before it`
    case 'out-of-order':
      return `line ${fault.line}: entry ${fault.seq} stands after entry ${fault.after}`
    case 'does-not-follow':
      return `line ${fault.line}: entry ${fault.seq} was not written after the entry before it: one of the two was put in or replaced`
    case 'other-chain':
      return `line ${fault.line} belongs to another case`
    case 'not-as-headed':
      return fault.entries === fault.found
        ? 'the newest entry is not the one that the first line names'
        : `the first line says ${counted(fault.entries, 'entry', 'entries')}, and ${fault.found} can be read`
    case 'other-head':
      return 'the newest entry is not the one whose head you gave: entries were cut off or added at the end, or all was written anew'
    case 'no-heading':
      return 'there is no heading'
  }
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
