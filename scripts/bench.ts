// `npm run bench` runs those that take minutes at most; `npm run bench -- packages` one of them by name.
import { plan } from './bench/plan.ts'

const BENCHES: Readonly<Record<string, () => Promise<boolean>>> = {
  plan: async () => plan(),
  cases: async () => (await import('./bench/cases.ts')).cases(),
  packages: async () => (await import('./bench/packages.ts')).packages(),
}

/** Takes a quarter of an hour and 13 GB of disk. */
const BY_NAME = ['packages']

const named = process.argv.slice(2)
const wrong = named.find((name) => !(name in BENCHES))
if (wrong !== undefined) {
  process.stderr.write(
    `there is no bench ${wrong}: give ${Object.keys(BENCHES).join(', ')}, or nothing for all but ${BY_NAME.join(', ')}\n`,
  )
  process.exit(2)
}
let kept = true
for (const name of named.length > 0 ? named : Object.keys(BENCHES).filter((name) => !BY_NAME.includes(name)))
  kept = ((await BENCHES[name]?.()) ?? false) && kept
process.exitCode = kept ? 0 : 1
