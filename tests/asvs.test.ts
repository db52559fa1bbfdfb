// docs/asvs.md names what there is: every file, every requirement of levels 1 and 2 once, each with a state and what shows it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#store/root.ts'

const text = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = '', level = '', what = '', state = '', shown = '']) => ({ number, level, what, state, shown }),
)
const STATES = ['met', 'part', 'not met', 'n/a', 'operator']
/** Names that are not files: of settings, fields and headers. */
const filesIn = (line: string): string[] =>
  [...line.matchAll(/`([\w./-]+\.(?:ts|tsx|md|sql|json))`/g)].map(([, path = '']) => path)

test('every file that is named exists', () => {
  const named = [...new Set(filesIn(text))]
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the 253 requirements of levels 1 and 2 stand there, each once, with a state that is one', () => {
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
  expect(rows).toHaveLength(253)
  expect(rows.filter(({ level }) => level === '1')).toHaveLength(70)
  expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([])
  expect(rows.filter(({ shown }) => shown.trim() === '')).toEqual([])
})

test('what is not wholly met says what is missing, and no sentence is the standard’s', () => {
  for (const { number, state, shown } of rows)
    if (['part', 'not met', 'operator'].includes(state)) expect([number, shown.length > 8]).toEqual([number, true])
  expect(text).not.toMatch(/Verify that/i)
})

test('every attack has its line', () => {
  const table = /## The attacks\n([\s\S]*?)\n## /.exec(text)?.[1] ?? ''
  const listed = filesIn(table)
  for (const name of [
    'canaries',
    'cross-site',
    'enumeration',
    'forms',
    'redirects',
    'references',
    'requests',
    'session-fixation',
  ])
    expect(listed).toContain(`tests/attacks/${name}.db.test.ts`)
})
