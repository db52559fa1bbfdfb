// Makes a checkout ready to run: packages as in the lockfile, Node 24 from among them, and a build of what is here now.
// Needs nothing but Node itself; does nothing, quickly, when nothing is stale.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { explain, Failure } from './failure.mjs'
import { locked } from './lock.mjs'

export const root = fs.realpathSync(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'))

const OLDEST = 20
const RUNTIME = 24
const BUILD_MARK = path.join(root, 'build', '.made-from')
const BUILD_INPUTS = [
  'src',
  'cards',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/build.ts',
]
const NOT_BUILT = /\.test\.tsx?$|\.sql$/

export const say = (line) => process.stderr.write(`actioncard: ${line}\n`)
const major = (version) => Number(version.split('.')[0])

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Runs to the end; answers its exit code and what it printed. */
function capture(command, args, options) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: -1, output: `${error.code}: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code === null ? -1 : code, output }))
  })
}

/** The first package that the lockfile asks of this platform and node_modules does not hold, or null. */
function missingPackage() {
  const wanted = readJson(path.join(root, 'package-lock.json'))
  if (!wanted) throw new Failure('package-lock.json cannot be read: take it from git again')
  const held = readJson(path.join(root, 'node_modules', '.package-lock.json'))
  const here = (list, value) => !list || list.includes(value)
  for (const [place, entry] of Object.entries(wanted.packages)) {
    if (place === '') continue
    const found = held?.packages[place]
    if (found && found.version === entry.version && found.integrity === entry.integrity) continue
    if (!found && entry.optional && (!entry.os || entry.libc)) continue
    if (!found && entry.optional && !(here(entry.os, process.platform) && here(entry.cpu, process.arch))) continue
    return place.replace(/^.*node_modules\//, '')
  }
  return null
}

/** npm as the one that called us, or the one on the path; and no leftovers of that call. */
function npm() {
  const env = {}
  for (const [key, value] of Object.entries(process.env)) {
    if (!/^npm_(lifecycle|package|command|config_(local_prefix|package|call|yes|prefix|workspace))/.test(key))
      env[key] = value
  }
  const called = (process.env.npm_execpath || '').replace(/npx-cli\.(c?js)$/, 'npm-cli.$1')
  if (/npm-cli\.c?js$/.test(called) && fs.existsSync(called)) return { command: process.execPath, first: [called], env }
  const windows = process.platform === 'win32'
  return { command: windows ? 'npm.cmd' : 'npm', first: [], env, shell: windows }
}

async function install() {
  const { command, first, ...options } = npm()
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retry-mintimeout=2000']
  const done = await capture(command, [...first, 'ci', ...flags, '--fetch-retry-maxtimeout=10000'], options)
  if (/^ENOENT/.test(done.output)) throw new Failure('npm was not found: install Node with npm from https://nodejs.org')
  // npm can end well with packages left out, for want of room or of an answer
  const missing = done.code === 0 ? missingPackage() : null
  if (done.code === 0 && missing === null) return
  const reason = isDiskFull() ? 'ENOSPC' : missing ? 'network' : done.output
  throw new Failure(`installing packages failed: ${explain(reason)}`)
}

function isDiskFull() {
  const { bavail, bsize } = fs.statfsSync(root)
  return bavail * bsize < 20e6
}

/** The Node that the lockfile brings, else this one if it is new enough. */
function runtime() {
  const windows = process.platform === 'win32'
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const own = path.join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node')
  if (fs.existsSync(own)) return own
  if (major(process.versions.node) >= RUNTIME) return process.execPath
  throw new Failure(
    `there is no packaged Node for ${process.platform}-${process.arch}: install Node ${RUNTIME} and run it again`,
  )
}

function fingerprint(inputs) {
  const hash = createHash('sha256')
  const add = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) for (const name of fs.readdirSync(file).sort()) add(path.join(file, name))
    else if (!NOT_BUILT.test(file))
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0')
  }
  for (const input of inputs) add(path.join(root, input))
  return hash.digest('hex')
}

const built = (mark) => fs.existsSync(BUILD_MARK) && fs.readFileSync(BUILD_MARK, 'utf8') === mark

async function makeBuild(node, env) {
  const mark = fingerprint(BUILD_INPUTS)
  const done = await capture(node, ['scripts/build.ts'], { env: { ...env, NODE_ENV: 'production' } })
  if (done.code !== 0) {
    process.stderr.write(done.output)
    throw new Failure(`the build failed: ${explain(done.output)}`)
  }
  fs.writeFileSync(BUILD_MARK, mark)
}

async function step(name, work) {
  const began = Date.now()
  say(`${name} …`)
  await work()
  say(`${name}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** Answers the Node to run with and the environment to run it in. */
export async function prepare({ build = true } = {}) {
  if (major(process.versions.node) < OLDEST) {
    throw new Failure(
      `Node ${process.versions.node} is too old: install Node ${OLDEST} or newer from https://nodejs.org`,
    )
  }
  const environment = () => {
    const node = runtime()
    const places = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH || '']
    return { node, env: { ...process.env, PATH: places.join(path.delimiter) } }
  }
  const stale = () => missingPackage() !== null || (build && !built(fingerprint(BUILD_INPUTS)))
  if (!stale()) return environment()
  return locked(
    root,
    () => say('another actioncard is installing or building here; waiting for it …'),
    async () => {
      if (missingPackage()) await step('installing packages (the first time takes about a minute)', install)
      const ready = environment()
      if (build && !built(fingerprint(BUILD_INPUTS))) await step('building', () => makeBuild(ready.node, ready.env))
      return ready
    },
  )
}
