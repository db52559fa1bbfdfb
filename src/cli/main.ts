import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#store/cannot-start.ts'
import { root } from '#store/root.ts'
import type { Command } from './io.ts'

const USAGE = `actioncard: what to do now, in which order, and why

  actioncard serve              run the product (see .env.example)
  actioncard plan FILE          a situation in, a plan out; - reads standard input
      --json                    as data
      --at TIME                 as if it were that time
      --card ID                 by another card than digitale-kraenkelser, or ID@EDITION
      --lang en                 in English instead of Danish
  actioncard card check FILE    prove that a card has no dead ends
  actioncard keys rotate        a new installation key, and every case's key wrapped by it
  actioncard audit verify FILE  whether an exported record of who saw a case is whole
      --head HASH               and ends where it did when this was published
      --log-key FILE            and stands in the log with that published key
      --ca FILE                 with a stamp that leads to these certificates
  actioncard verify PACKAGE     whether a family's package, a zip or a folder, is whole: 0 yes, 1 no, 2 not readable
      --json                    as data
      --lang en                 in English instead of Danish
      --seal HEX                and is the one whose seal was written down
      --log-key FILE            and is in the log with that published key
  actioncard log verify PROOF FILE  whether the log held that file; --leaf HEX instead of FILE for a number in the log
      --log-key FILE            by the log's published key
      --grown FILE              and had it still at a later checkpoint
      --stamp FILE --ca FILE    and stamped by an authority whose certificates lead to these
  actioncard --version
`

type Module = { readonly run: Command }

const written = import.meta.glob<Module>(['./audit.ts', './plan.ts', './card.ts', './log.ts', './verify.ts'])

const COMMANDS: Readonly<Record<string, (() => Promise<Module>) | undefined>> = {
  serve: () => import('./serve.ts'),
  audit: written['./audit.ts'],
  keys: () => import('./keys.ts'),
  log: written['./log.ts'],
  plan: written['./plan.ts'],
  card: written['./card.ts'],
  verify: written['./verify.ts'],
}

const version = (): string => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version

async function main([name = '--help', ...args]: string[]): Promise<number> {
  if (['--help', '-h', 'help'].includes(name)) return print(USAGE)
  if (['--version', '-v'].includes(name)) return print(`${version()}\n`)
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    process.stderr.write(`actioncard: there is no command ${name}\n\n${USAGE}`)
    return 2
  }
  const { run } = await load()
  return run(args, process)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // whoever read our output has had enough, as `| head` does
  if (error.code === 'EPIPE') process.exit()
  throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`actioncard: ${error instanceof CannotStart ? error.message : (error as Error).stack}\n`)
  process.exitCode = 1
}
