import { open, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#core/result.ts'
import type { Authority } from '#core/stamp/check.ts'
import { CannotStart } from '#store/cannot-start.ts'
import { stampCrypto } from '#store/stamp/crypto.ts'
import { checkText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { type Asked, type Report, verifyTree, verifyZip } from '#vault/package/verify.ts'
import { sayEntry, sayFinding, sayOfStamps, sayReceipt, sayUnreadable, sayWarning } from '#web/check/say-report.ts'
import { readFolder, sourceOfFile, startNodeHash } from './folder-tree.ts'
import type { Command, Io } from './io.ts'
import { readSource } from './source-text.ts'
import { readAuthority } from './stamp-authority.ts'

const NOT_WHOLE = 1
const NOT_READABLE = 2
const USAGE = 'usage: actioncard verify PACKAGE [--json] [--lang da|en] [--seal HEX] [--log-key FILE] [--ca FILE]'
/** Nobody reads more; --json has them all. */
const MOST_SHOWN = 100

type Args = {
  readonly file: string
  readonly json: boolean
  readonly lang: Lang
  readonly seal?: string | undefined
  readonly logKey?: string | undefined
  readonly ca?: string | undefined
}

/** `actioncard verify PACKAGE`: exit 0 whole, 1 not whole, 2 not readable as a package. */
export const run: Command = async (given, io) => {
  const args = readArgs(given)
  if (!args) return refuse(io, USAGE)
  const key = args.logKey === undefined ? null : await readSource(args.logKey, io.stdin)
  if (key && !key.ok) return refuse(io, key.error.message)
  const authority = args.ca === undefined ? null : authorityIn(args.ca)
  if (authority && !authority.ok) return refuse(io, authority.error)
  const report = await check(args.file, {
    hash: startNodeHash,
    crypto: stampCrypto,
    seal: args.seal,
    logKeys: key ? key.value.trim().split('\n') : [],
    trust: authority ? { anchors: authority.value.anchors, demanded: true } : undefined,
  })
  if (args.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else tell(report, args, io)
  if (!report.readable) return NOT_READABLE
  return report.whole ? 0 : NOT_WHOLE
}

function readArgs(given: readonly string[]): Args | null {
  const options = {
    json: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'da' },
    seal: { type: 'string' },
    'log-key': { type: 'string' },
    ca: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
    const [file, ...more] = positionals
    const { json, lang, seal, ca, 'log-key': logKey } = values
    if (file === undefined || more.length > 0 || (lang !== 'da' && lang !== 'en')) return null
    if (seal !== undefined && !/^[0-9a-f]{64}$/i.test(seal)) return null
    return { file, json, lang, seal, logKey, ca }
  } catch {
    return null
  }
}

function authorityIn(file: string): Result<Authority, string> {
  try {
    return ok(readAuthority(file))
  } catch (error) {
    if (error instanceof CannotStart) return err(error.message)
    throw error
  }
}

async function check(path: string, asked: Asked): Promise<Report> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) {
      const { tree, links } = await readFolder(path)
      const report = await verifyTree(tree, asked)
      if (!report.readable || links.length === 0) return report
      return { ...report, whole: false, findings: [...report.findings, ...links] }
    }
    // a pipe cannot be read from its end, where a zip has its directory
    if (!found.isFile()) return { readable: false, why: { type: 'gone' } }
    const file = await open(path)
    try {
      return await verifyZip(sourceOfFile(file, found.size), asked)
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return { readable: false, why: { type: 'gone' } }
  }
}

function tell(report: Report, { lang, seal }: Args, { stdout, stderr }: Io): void {
  const t = checkText(lang)
  if (!report.readable) {
    stderr.write(`${t.unreadable} ${sayUnreadable(report.why, lang)}\n`)
    return
  }
  const { whole, findings, warnings, bag, receipt, entries } = report
  const lines = [whole ? t.whole : `${t.notWhole} ${t.found(findings.length)}:`]
  lines.push(
    ...some(
      findings.map((finding) => `  ${sayFinding(finding, lang)}`),
      t.more,
    ),
  )
  if (bag) {
    lines.push(t.counted(bag.files, bag.bytes), bag.ours ? t.ours : t.notOurs)
    if (bag.seal) lines.push(t.sealIs(bag.seal), seal && bag.seal === seal.toLowerCase() ? t.sealAgrees : t.compareSeal)
    lines.push(...sayReceipt(receipt, lang))
    const said = entries.map((entry) => `  ${sayEntry(entry, lang)}`)
    if (said.length > 0) lines.push(`${t.entries}. ${t.entriesMean}`, ...some(said, t.more))
    lines.push(...sayOfStamps(report, lang))
  }
  lines.push(whole ? t.showsWhole : t.showsNotWhole, t.showsNot)
  stdout.write(`${lines.join('\n')}\n`)
  if (warnings.length === 0) return
  const told = some(
    warnings.map((warning) => `  ${sayWarning(warning, lang)}`),
    t.more,
  )
  stderr.write(`${t.warned}:\n${told.join('\n')}\n`)
}

const some = (lines: readonly string[], more: (left: number) => string): string[] =>
  lines.length > MOST_SHOWN ? [...lines.slice(0, MOST_SHOWN), `  ${more(lines.length - MOST_SHOWN)}`] : [...lines]

function refuse(io: Io, message: string): number {
  io.stderr.write(`${message}\n`)
  return NOT_READABLE
}
