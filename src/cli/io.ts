import type { Readable, Writable } from 'node:stream'

/** What a command reads and writes; the process's own, or a test's. */
export type Io = {
  readonly stdin: Readable
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A command answers the exit code: 0 done, 1 could not, 2 the input is at fault. */
export type Command = (args: string[], io: Io) => Promise<number>

const BAD_INPUT = 2

/** Says what is wrong, a line each, and answers the exit code. */
export function refuse({ stderr }: Pick<Io, 'stderr'>, lines: string | readonly string[], code = BAD_INPUT): number {
  stderr.write(`${[lines].flat().join('\n')}\n`)
  return code
}
