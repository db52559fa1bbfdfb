// What the repository tells a newcomer is true: links lead somewhere, the map is the tree, every setting is named, the example gives what it says.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { CASE_FACTS, LIST_FACTS, RECORD_FACTS } from '#core/card/vocabulary.ts'
import { DECISIONS, PERSON_ROLES } from '#core/case/events.ts'
import { root } from '#store/root.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const names = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name)

const SKIPPED = ['.git', ...names(read('.gitignore'), /^([\w-]+)\/$/gm)]

/** Every file that is not ignored, also where there is no git to ask. */
const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.includes(entry.name) || entry.name.endsWith('.log')) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? walk(path) : [path]
  })
const files: readonly string[] = walk('')
const under = (...folders: string[]) => files.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)))
const readme = read('README.md')

test('links in the texts lead somewhere', () => {
  const broken = files
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => linksOf(read(path)).map((link) => [path, link] as const))
    .filter(([path, link]) => !leadsSomewhere(path, link))
    .map((pair) => pair.join(': '))
  expect(broken).toEqual([])
})

/** Targets of links and pictures, outside code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<img [^>]*src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '')
}

function leadsSomewhere(path: string, link: string): boolean {
  if (/^(https:|mailto:)/.test(link)) return true
  const [file = '', fragment] = link.split('#')
  const target = file === '' ? path : join(dirname(path), decodeURIComponent(file))
  if (!existsSync(join(root, target))) return false
  return fragment === undefined || headingsOf(read(target)).includes(fragment)
}

const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('the map of folders is the tree', () => {
  const map = /## The folders\s+```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const told = { top: names(map, /^(\w+)\/ /gm), src: names(map, /^ {2}(\w+)\/ /gm) }
  const folders = (of: readonly string[], depth: number) => [
    ...new Set(of.filter((path) => path.split('/').length > depth + 1).map((path) => path.split('/')[depth])),
  ]
  expect([...told.top, 'src'].sort()).toEqual(
    folders(files, 0)
      .filter((name) => !name?.startsWith('.'))
      .sort(),
  )
  expect(told.src.sort()).toEqual(folders(under('src'), 1).sort())
})

test('every setting that is read is in .env.example and in README, and no other', () => {
  const settings = names(read('src/cli/env.ts'), /given\('(\w+)'\)/g)
  const started = names(read('scripts/chromium.mjs'), /process\.env\.(\w+)/g)
  const known = [...new Set([...settings, ...started])].sort()
  expect(known).toContain('PORT')
  expect(names(readme, /^\| `([A-Z_]+)` \|/gm).sort()).toEqual(known)
  expect(names(read('.env.example'), /^#?([A-Z_]+)=/gm).sort()).toEqual(known)
})

test('the example in README gives what README says', () => {
  const situation = /<<'YAML'\n([\s\S]*?)YAML\n/.exec(readme)?.[1] ?? ''
  const shown = /^YAML\n```\n+```text\n([\s\S]*?)```/m.exec(readme)?.[1]?.split('\n') ?? []
  const lines = shown.filter((line) => line.trim() !== '' && line.trim() !== '…')
  expect(lines.length).toBeGreaterThan(10)
  const main = "await import('./src/cli/plan.ts').then(({ run }) => run(['-', '--lang', 'en'], process))"
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', main], {
    cwd: root,
    input: situation,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  })
  expect(ran.stderr).toBe('')
  const printed = ran.stdout.split('\n')
  const places = lines.map((line) => printed.indexOf(line))
  expect(lines.filter((_, index) => places[index] === -1)).toEqual([])
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('the glossary has every word of the domain that the code says', () => {
  const glossary = read('docs/glossary.md')
  type Named = readonly { readonly id: string }[]
  const card = parse(read('cards/digitale-kraenkelser/1.yaml')) as Record<string, Named>
  const ids = ['kinds', 'steps', 'warnings', 'clocks'].flatMap((part) => (card[part] ?? []).map(({ id }) => id))
  const facts = [CASE_FACTS, RECORD_FACTS.institution, ...Object.values(LIST_FACTS)].flatMap(Object.keys)
  const told = read('src/core/case/events.ts') + read('src/core/case/family-events.ts')
  const events = names(told, /readonly type: '([\w-]+)'/g)
  expect(ids.length).toBeGreaterThan(50)
  expect(events.length).toBeGreaterThan(40)
  const words = [...ids, ...facts, ...events, ...PERSON_ROLES, ...DECISIONS]
  expect(words.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([])
})

test('decision records have numbers of their own, without a gap, and the three parts', () => {
  const records = under('docs/decisions').map((path) => basename(path))
  const numbers = records.map((name) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1])).sort((a, b) => a - b)
  expect(numbers).toEqual(records.map((_, index) => index + 1))
  const lacking = under('docs/decisions').filter((path) => {
    const parts = names(read(path), /^## (.+)$/gm)
    return !['Context', 'Decision', 'Consequences'].every((part) => parts.includes(part))
  })
  expect(lacking).toEqual([])
})

test('publiccode.yml says what the standard asks for, and points at files that are there', () => {
  const code = parse(read('publiccode.yml'))
  expect(code).toMatchObject({
    publiccodeYmlVersion: '0.4',
    softwareVersion: JSON.parse(read('package.json')).version,
    legal: { license: JSON.parse(read('package.json')).license },
    localisation: { localisationReady: true, availableLanguages: ['da', 'en'] },
  })
  expect(URL.canParse(code.url)).toBe(true)
  expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(code.developmentStatus)
  for (const lang of ['da', 'en']) {
    const { shortDescription, longDescription, features, screenshots } = code.description[lang]
    expect(shortDescription.length).toBeLessThanOrEqual(150)
    expect(longDescription.length).toBeGreaterThanOrEqual(150)
    expect(features.length).toBeGreaterThan(0)
    expect(screenshots.filter((path: string) => !files.includes(path))).toEqual([])
  }
})

test('the licence is there in full', () => {
  const licence = read('LICENSE')
  expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
  expect(names(licence, /^(\d+)\.[A-Z]/gm).map(Number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  expect(licence).toContain('Appendix')
})

test('the pictures are light enough to be fetched', () => {
  const bytes = under('docs/screenshots').reduce((sum, path) => sum + statSync(join(root, path)).size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(1_500_000)
})

/** Written by people, in words; not what tools make or other people have written. */
const OURS = /\.(tsx?|mjs|md|ya?ml|json|scss|sql|svg|grit)$|^\.(env\.example|gitignore|npmrc)$|^\.ci\//
const NOT_OURS = /^(package-lock\.json|LICENSE)$/
/** Put together from halves, so that this file may hold itself to them. */
const FORBIDDEN: readonly RegExp[] = [
  ['\\bTO', 'DO\\b'],
  ['\\bFIX', 'ME\\b'],
  ['\\bX', 'XX\\b'],
  ['/wo', 'rk/'],
  ['/ro', 'ot/(?!\\.)'],
  ['/home', '/\\w'],
  ['/Use', 'rs/\\w'],
  ['/tmp', '/team'],
  ['\\bclau', 'de\\b'],
  ['\\banthro', 'pic\\b'],
  ['\\bchat', 'gpt\\b'],
  ['\\bcopi', 'lot\\b'],
  ['\\bopen', 'ai\\b'],
  ['lorem', ' ipsum'],
].map(([first, second]) => new RegExp(`${first}${second}`, 'i'))

test('nothing is left that is of no use to a reader: places on a machine, names of tools, notes to oneself', () => {
  const found = files
    .filter((path) => OURS.test(path) && !NOT_OURS.test(path))
    .flatMap((path) => {
      const text = read(path)
      return FORBIDDEN.filter((word) => word.test(text)).map((word) => `${path}: ${text.match(word)?.[0]}`)
    })
  expect(found).toEqual([])
})

const MOST_LINES = 400
/** The whole database, as it is dumped. */
const DUMPED = 'src/store/schema.sql'

test('no file is longer than one can read in one go, and no drawer is called a drawer', () => {
  const code = under('src', 'tests', 'scripts', 'bin').filter((path) => /\.(tsx?|mjs|sql)$/.test(path))
  const long = code.filter((path) => path !== DUMPED && read(path).split('\n').length - 1 > MOST_LINES)
  expect(long).toEqual([])
  const drawers = /^(utils?|helpers?|common|misc|types)(\.|$)/
  expect(code.filter((path) => path.split('/').some((part) => drawers.test(part)))).toEqual([])
})
