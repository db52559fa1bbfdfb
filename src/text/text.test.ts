import { expect, test } from 'vitest'
import * as texts from './index.ts'
import { href, langOf, pathOf } from './lang.ts'

const leaves = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
    : [`${path}: ${typeof value}${value === '' ? ' empty' : ''}`]

test.each(Object.entries(texts))('%s says everything in both languages', (_, text) => {
  expect(leaves(text('en'))).toEqual(leaves(text('da')))
  expect(leaves(text('da')).filter((leaf) => leaf.endsWith('empty'))).toEqual([])
})

test.each(['/', '/kort', '/kort/guide', '/energi'])('%s has one address in each language', (path) => {
  for (const lang of ['da', 'en'] as const) {
    expect(langOf(href(lang, path))).toBe(lang)
    expect(pathOf(href(lang, path))).toBe(path)
  }
})
