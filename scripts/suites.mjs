// Runs the checks one after the other, all of them, and adds up what they found.
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { run } from './run.mjs'

const read = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const vitest = (report) => report && { passed: report.numPassedTests, failed: report.numFailedTests }
const playwright = (report) =>
  report && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }

const STATIC = [
  { name: 'format and lint', args: () => ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings'] },
  { name: 'types', args: () => ['typescript/bin/tsc'] },
  { name: 'types of the pure core', args: () => ['typescript/bin/tsc', '-p', 'src/core'] },
]

const vitestProject = (project) => ({
  name: `${project} tests`,
  count: vitest,
  args: (report, filters) => [
    'vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ],
})

const UNIT = vitestProject('unit')
const DATABASE = vitestProject('db')
const BROWSER = {
  name: 'browser tests',
  count: playwright,
  args: (_report, filters) => ['@playwright/test/cli.js', 'test', '--pass-with-no-tests', ...filters],
}

export const CHECK = [...STATIC, UNIT]
export const TEST = [...STATIC, UNIT, DATABASE, BROWSER]

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Prints `N passed, N failed` last; a check that has no tests counts as one. Answers the exit code. */
export async function runSuites(suites, { node, env, root, filters }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'actioncard-test-'))
  fs.chmodSync(folder, 0o755)
  const given = { E2E_PORT: String(await freePort()), E2E_DATA_DIR: path.join(folder, 'data') }
  const sum = { passed: 0, failed: 0 }
  try {
    for (const suite of suites) {
      process.stdout.write(`\n— ${suite.name}\n`)
      const report = path.join(folder, 'report.json')
      fs.rmSync(report, { force: true })
      const [program, ...args] = suite.args(report, filters)
      const code = await run(node, [path.join(root, 'node_modules', program), ...args], {
        cwd: root,
        env: { ...given, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      })
      const counted = suite.count ? suite.count(read(report)) : null
      sum.passed += counted ? counted.passed : suite.count || code !== 0 ? 0 : 1
      sum.failed += counted && counted.failed > 0 ? counted.failed : code === 0 ? 0 : 1
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`)
  return sum.failed === 0 ? 0 : 1
}
