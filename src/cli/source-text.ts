import { createReadStream } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { Fault } from '#core/card/fault.ts'
import { err, ok, type Result } from '#core/result.ts'

/** More than any situation or card; keeps what comes in from filling the memory. */
const LARGEST_BYTES = 1024 * 1024

/** What could not be read, in one line. */
export type Unreadable = { readonly message: string }

/** The text of a file, or of standard input for `-`. */
export async function readSource(file: string, stdin: NodeJS.ReadableStream): Promise<Result<string, Unreadable>> {
  const stream = file === '-' ? stdin : createReadStream(file)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Buffer)
      size += bytes.length
      if (size > LARGEST_BYTES)
        return err({ message: `${nameOf(file)}: larger than 1 MB; leave out what is not facts` })
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
export type Located = { readonly value: unknown; readonly placeOf: (path: Fault['path']) => Place }
export type Place = { readonly line: number; readonly column: number }

/** YAML 1.2 or JSON (which is YAML too) as a value that remembers its places, or what is malformed and where. */
export function parseLocated(text: string): Result<Located, readonly (Place & Unreadable)[]> {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    const broken = document.errors.map((error) => ({ ...place(error.pos[0]), message: error.message }))
    if (broken.length > 0) return err(broken)
    const placeOf = (path: Fault['path']): Place => {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
        if (node?.range) return place(node.range[0])
      }
      return { line: 1, column: 1 }
    }
    return ok({ value: document.toJS({ maxAliasCount: 100 }), placeOf })
  } catch (error) {
    // the parser gives up by throwing: nesting that ends the stack, or aliases that would grow without bound
    const message = error instanceof RangeError ? 'nested too deep' : (error as Error).message
    return err([{ line: 1, column: 1, message }])
  }
}

/** `situation.yaml:3:7: victims.0.age: expected a whole number from 0 to 120, found -1`. */
export function faultLine(file: string, { line, column }: Place, { path, expected, found, nearest }: Fault): string {
  const where = path.length > 0 ? `${path.join('.')}: ` : ''
  const shown = found === undefined ? '' : `, found ${found}`
  return `${nameOf(file)}:${line}:${column}: ${where}expected ${expected}${shown}${nearest ? ` (did you mean ${nearest}?)` : ''}`
}
