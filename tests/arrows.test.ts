// The arrows between folders are kept by the linter, the compiler and package.json. Each breach planted here must be reported.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'arrows-'))

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), source)
}

function run(...command: string[]): string {
  const [program = '', ...args] = command
  const done = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: copy,
    encoding: 'utf8',
  })
  return done.stdout + done.stderr
}

/** The lint rules broken, as `file rule`. */
function lint(): string[] {
  const printed = run('@biomejs/biome/bin/biome', 'lint', '--reporter=json', '--max-diagnostics=none', 'src')
  const report = printed.split('\n').find((line) => line.startsWith('{')) ?? printed
  type Found = { category: string; location: { path: string } }
  return (JSON.parse(report).diagnostics as Found[]).map(
    ({ category, location }) => `${location.path} ${category.replace(/^lint\/\w+\//, '')}`,
  )
}

const imports = (from: string) => `import { x } from '${from}'\nexport const y = x\n`

const BREACHES: readonly [path: string, source: string, rule: string][] = [
  ['src/core/up-store.ts', imports('#store/db.ts'), 'noRestrictedImports'],
  ['src/core/up-web.ts', imports('#web/app.ts'), 'noRestrictedImports'],
  ['src/core/library.ts', imports('pg'), 'noRestrictedImports'],
  ['src/core/node.ts', imports('node:fs'), 'noRestrictedImports'],
  ['src/core/dates.ts', imports('date-fns'), 'noRestrictedImports'],
  ['src/core/schema.ts', imports('zod'), 'noRestrictedImports'],
  ['src/core/card/parse.ts', imports('yaml'), 'noRestrictedImports'],
  ['src/core/clock.ts', 'export const now = () => new Date()\n', 'noRestrictedGlobals'],
  ['src/core/chance.ts', 'export const chance = () => Math.random()\n', 'plugin'],
  ['src/store/up.ts', imports('#web/app.ts'), 'noRestrictedImports'],
  ['src/store/text.ts', imports('#text/index.ts'), 'noRestrictedImports'],
  ['src/store/relative.ts', imports('../core/time.ts'), 'noRestrictedImports'],
  ['src/store/deep/relative.ts', imports('../../core/time.ts'), 'noRestrictedImports'],
  ['src/vault/side.ts', imports('#store/db.ts'), 'noRestrictedImports'],
  ['src/text/side.ts', imports('#vault/keys.ts'), 'noRestrictedImports'],
  ['src/web/up.ts', imports('#cli/main.ts'), 'noRestrictedImports'],
  ['src/web/relative.ts', imports('../store/db.ts'), 'noRestrictedImports'],
  ['src/web/browser/store.ts', imports('#store/db.ts'), 'noRestrictedImports'],
  ['src/web/browser/node.ts', imports('node:fs'), 'noRestrictedImports'],
  ['src/web/style.tsx', "export const Red = () => <p style={{ color: 'red' }}>x</p>\n", 'plugin'],
  [
    'src/web/html.tsx',
    "export const Raw = () => <p dangerouslySetInnerHTML={{ __html: '' }} />\n",
    'noDangerouslySetInnerHtml',
  ],
  ['src/cli/relative.ts', imports('../web/app.ts'), 'noRestrictedImports'],
  ['src/core/circle-a.ts', "import { b } from './circle-b.ts'\nexport const a = () => b\n", 'noImportCycles'],
  ['src/core/circle-b.ts', "import { a } from './circle-a.ts'\nexport const b = () => a\n", 'noImportCycles'],
  ['src/core/long.ts', 'export {}\n'.repeat(401), 'noExcessiveLinesPerFile'],
]

const PERMITTED: readonly [path: string, source: string][] = [
  ['src/core/card/inside.ts', imports('../result.ts')],
  ['src/core/card/named.ts', imports('#core/result.ts')],
  ['src/core/card/situation/parse.ts', imports('zod')],
  ['src/core/card/feel/parse.ts', imports('@bpmn-io/lezer-feel')],
  ['src/core/time.ts', "import { TZDate } from '@date-fns/tz'\nexport const zero = () => new TZDate(new Date(0))\n"],
  ['src/core/case/decide.test.ts', imports('fast-check')],
  ['src/store/core.ts', imports('#core/result.ts')],
  ['src/web/pages.ts', imports('#store/cases.ts')],
  ['src/web/card/page.ts', imports('../session.ts')],
  ['src/web/browser/guide.ts', imports('#core/card/draw.ts')],
  ['src/cli/serve.ts', imports('#web/app.ts')],
]

beforeAll(() => {
  for (const kept of ['biome.json', 'tsconfig.json', 'package.json', 'scripts/lint', 'src/core/tsconfig.json']) {
    cpSync(join(root, kept), join(copy, kept), { recursive: true })
  }
  writeFileSync(join(copy, '.gitignore'), 'build/\n')
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [path, source] of [...BREACHES, ...PERMITTED]) plant(path, source)
  plant('src/core/result.ts', 'export const x = 1\n')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('the linter reports every breach and lets every permitted import pass', () => {
  const found = lint()
  expect(BREACHES.filter(([path, , rule]) => !found.includes(`${path} ${rule}`)).map(([path]) => path)).toEqual([])
  expect(PERMITTED.filter(([path]) => found.some((line) => line.startsWith(`${path} `)))).toEqual([])
})

test('the compiler keeps core pure', () => {
  for (const [path] of [...BREACHES, ...PERMITTED]) if (path.startsWith('src/core/')) rmSync(join(copy, path))
  plant('src/store/db.ts', 'export const x = 1\n')
  plant('src/core/fine.ts', imports('#core/result.ts'))
  const compile = () => run('typescript/bin/tsc', '-p', 'src/core')
  expect(compile()).toBe('')
  for (const unknown of ['process', 'fetch', 'console', 'document', 'crypto']) {
    plant('src/core/impure.ts', `export const y = ${unknown}\n`)
    expect(compile()).toMatch(`Cannot find name '${unknown}'`)
  }
  for (const outside of ['#store/db.ts', '../store/db.ts']) {
    plant('src/core/impure.ts', imports(outside))
    expect(compile()).toContain('TS6059')
  }
}, 60_000)

test('the client build refuses the store', async () => {
  plant('src/web/browser/leak.ts', "import { x } from '#store/db.ts'\ndocument.title = String(x)\n")
  plant('src/web/browser/fine.ts', "import { x } from '#core/result.ts'\ndocument.title = String(x)\n")
  const client = (entry: string) =>
    build({
      root: copy,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, rolldownOptions: { input: join(copy, entry) } },
    })
  await expect(client('src/web/browser/fine.ts')).resolves.toBeDefined()
  await expect(client('src/web/browser/leak.ts')).rejects.toThrow('#store')
})
