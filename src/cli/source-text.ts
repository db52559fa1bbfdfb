import { createReadStream } from 'node:fs'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Fault } from '#core/card/fault.ts'
import { err, ok, type Result } from '#core/result.ts'

/** More than any situation or card; keeps what comes in from filling the memory. */
const LARGEST_BYTES = 1024 * 1024

/** More than a long case's record of who saw it. */
export const LARGEST_RECORD = 256 * LARGEST_BYTES

/** What could not be read, in one line. */
export type Unreadable = { readonly message: string }

/** The text of a file, or of standard input for `-`. */
export async function readSource(
  file: string,
  stdin: NodeJS.ReadableStream,
  largest = LARGEST_BYTES,
): Promise<Result<string, Unreadable>> {
  const stream = file === '-' ? stdin : createReadStream(file)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Buffer)
      size += bytes.length
      if (size > largest) {
        const advice = largest === LARGEST_BYTES ? '; leave out what is not facts' : ''
        return err({ message: `${nameOf(file)}: larger than ${largest / LARGEST_BYTES} MB${advice}` })
      }
      chunks.push(bytes)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = { ENOENT: 'no such file', EACCES: 'not allowed to read it', EISDIR: 'is a folder' }[code ?? '']
    return err({ message: `${nameOf(file)}: ${why ?? `cannot be read (${code})`}` })
  }
  return ok(Buffer.concat(chunks).toString('utf8'))
}

export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

/** A read value, and where its parts stand in the text. */
export type Located = { readonly value: unknown; readonly placeOf: (fault: Fault) => Place }
export type Place = { readonly line: number; readonly column: number }

/** How the parser says that its stack ended, when it reports it instead of throwing. */
const TOO_DEEP = /call stack|stack overflow/i
const tooDeep = { line: 1, column: 1, message: 'nested too deep' }

/** The commonest slips, in words for who does not write YAML every day. */
const PLAIN: Readonly<Record<string, string>> = {
  BAD_INDENT:
    'this line stands too far to the left or right: what belongs together begins in the same column (or a bracket is not closed above)',
  TAB_AS_INDENT: 'a tab at the beginning of the line: use spaces',
  DUPLICATE_KEY: 'the same name twice',
  MULTILINE_IMPLICIT_KEY:
    'a name must stand on one line and end with a colon; is a quotation mark or bracket not closed?',
  BLOCK_IN_FLOW: 'lines with - cannot stand within [ ] or { }',
  MISSING_CHAR: 'a quotation mark, bracket, comma or colon is missing',
  UNEXPECTED_TOKEN: 'this does not belong here; is a bracket not closed, or a dash or colon left over?',
  BAD_COLLECTION_TYPE: 'a list on one line cannot go on with lines of its own: use [ ] or lines with -, not both',
}

/** YAML 1.2 or JSON (which is YAML too) as a value that remembers its places, or what is malformed and where. */
export function parseLocated(text: string): Result<Located, readonly (Place & Unreadable)[]> {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    if (document.errors.some(({ message }) => TOO_DEEP.test(message))) return err([tooDeep])
    const broken = document.errors.map((error) => ({
      ...place(error.pos[0]),
      message: PLAIN[error.code] ?? error.message,
    }))
    if (broken.length > 0) return err(broken)
    const placeOf = ({ path, code }: Fault): Place => {
      const byName = code === 'unknown-name'
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
        const key = byName && length === path.length ? keyNode(document, path) : undefined
        const range = key?.range ?? node?.range
        if (range) return place(range[0])
      }
      return { line: 1, column: 1 }
    }
    return ok({ value: document.toJS({ maxAliasCount: 100 }), placeOf })
  } catch (error) {
    // the parser gives up by throwing: nesting that ends the stack, or aliases that would grow without bound
    return err([error instanceof RangeError ? tooDeep : { line: 1, column: 1, message: (error as Error).message }])
  }
}

/** What is malformed, one a line: `situation.yaml:3:7: a tab at the beginning of the line: use spaces`. */
export const brokenLines = (file: string, broken: readonly (Place & Unreadable)[]): string[] =>
  broken.map(({ line, column, message }) => `${nameOf(file)}:${line}:${column}: ${message}`)

/** The name at the end of a path, where an unknown one stands. */
function keyNode(document: Document, path: Fault['path']): { range?: [number, number, number] | null } | undefined {
  const holder = document.getIn(path.slice(0, -1), true) ?? document.contents
  if (!isMap(holder)) return undefined
  const pair = holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
  return pair?.key as { range?: [number, number, number] | null } | undefined
}

/** More faults than anybody mends at once. */
const MOST_SHOWN = 50

/** Every fault with its place, one a line; past fifty only how many more. */
export function faultLines(file: string, faults: readonly Fault[], placeOf: Located['placeOf']): string[] {
  const lines = faults.slice(0, MOST_SHOWN).map((fault) => faultLine(file, placeOf(fault), fault))
  return faults.length > MOST_SHOWN ? [...lines, `… and ${faults.length - MOST_SHOWN} more`] : lines
}

/** `situation.yaml:3:7: victims.0.age: expected a whole number from 0 to 120, found -1`. */
function faultLine(file: string, { line, column }: Place, { path, expected, found, nearest }: Fault): string {
  const where = path.length > 0 ? `${path.join('.')}: ` : ''
  const shown = found === undefined ? '' : `, found ${found}`
  return `${nameOf(file)}:${line}:${column}: ${where}expected ${expected}${shown}${nearest ? ` (did you mean ${nearest}?)` : ''}`
}
