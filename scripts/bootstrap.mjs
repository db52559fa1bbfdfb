// What the npm scripts call. Any Node from 20 on can run it, before anything is installed.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from './chromium.mjs'
import { end, Failure } from './failure.mjs'
import { prepare, root, say } from './prepare.mjs'
import { run } from './run.mjs'
import { CHECK, runSuites, TEST } from './suites.mjs'

const PROGRAM = 'build/server/main.js'

async function program(...args) {
  const { node, env } = await prepare()
  return run(node, [path.join(root, PROGRAM), ...args], { env: { NODE_ENV: 'production', ...env } })
}

async function script(file, args, { needsBrowser = false, build = true } = {}) {
  if (!fs.existsSync(path.join(root, file))) throw new Failure(`there is no ${file} in this checkout`)
  const { node, env } = await prepare({ build })
  if (needsBrowser) env.CHROMIUM = chromium(say)
  return run(node, [file, ...args], { cwd: root, env })
}

const COMMANDS = {
  start: (args) => program('serve', ...args),
  cli: (args) => program(...args),
  dev: (args) => script('scripts/dev.ts', args, { build: false }),
  bench: (args) => script('scripts/bench.ts', args),
  screenshots: (args) => script('scripts/screenshots.ts', args, { needsBrowser: true }),
  check: async (filters) => runSuites(CHECK, { ...(await prepare({ build: false })), root, filters }),
  test: async (filters) => {
    const { node, env } = await prepare()
    env.CHROMIUM = chromium(say)
    return runSuites(TEST, { node, env, root, filters })
  },
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : null
try {
  if (!command) throw new Failure(`usage: node scripts/bootstrap.mjs ${Object.keys(COMMANDS).join(' | ')}`)
  process.exitCode = await command(args)
} catch (error) {
  end(error)
}
