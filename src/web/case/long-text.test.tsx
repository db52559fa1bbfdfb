import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { foldAt, LongText } from './long-text.tsx'

test('a short text stands whole', () => {
  expect(foldAt('Alma har sovet godt.')).toBeUndefined()
  expect(foldAt(Array.from({ length: 20 }, () => 'linje').join('\n'))).toBeUndefined()
})

test('a long text is folded after twenty lines, or after a whole word', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `linje ${index}`)
  expect(lines.join('\n').slice(0, foldAt(lines.join('\n')))).toBe(lines.slice(0, 20).join('\n'))
  const words = 'ord og ord '.repeat(400)
  expect(words.slice(0, foldAt(words))).toMatch(/(ord|og)$/)
  expect(foldAt('x'.repeat(5_000))).toBe(1_200)
})

test('nothing of it is left out', () => {
  const text = 'et ord '.repeat(1_000).trim()
  const html = renderToString(<LongText text={text} lang="da" />)
  expect(html.match(/\bord\b/g)).toHaveLength(1_000)
  expect(html).toContain('Vis resten af teksten (6.999 tegn i alt)')
})
