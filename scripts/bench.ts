// `npm run bench` runs the quick ones; `npm run bench -- cases` one of them by name.
import { plan } from './bench/plan.ts'

const BENCHES: Readonly<Record<string, () => Promise<boolean>>> = {
  plan: async () => plan(),
  cases: async () => (await import('./bench/cases.ts')).cases(),
  packages: async () => (await import('./bench/packages.ts')).packages(),
}

const named = process.argv.slice(2)
const wrong = named.find((name) => !(name in BENCHES))
if (wrong !== undefined) {
  process.stderr.write(`there is no bench ${wrong}: give ${Object.keys(BENCHES).join(', ')}, or nothing for all\n`)
  process.exit(2)
}
let kept = true
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) kept = ((await BENCHES[name]?.()) ?? false) && kept
process.exitCode = kept ? 0 : 1
