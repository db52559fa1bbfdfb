import { expect, test } from 'vitest'
import { assetsOf } from './assets.ts'

const assets = assetsOf({
  'src/web/browser/guide.tsx': { file: 'assets/guide-1.js', imports: ['_plan.js', '_words.js'] },
  '_plan.js': { file: 'assets/plan-2.js', imports: ['_words.js'] },
  '_words.js': { file: 'assets/words-3.js' },
  'src/web/styles/main.scss': { file: 'assets/main-4.css' },
})

test('files are found by the name of their source', () => {
  expect(assets.script('guide')).toBe('/assets/guide-1.js')
  expect(assets.style('main')).toBe('/assets/main-4.css')
})

test('a script brings its imports along, each once', () => {
  expect(assets.preloads('guide')).toEqual(['/assets/plan-2.js', '/assets/words-3.js'])
})

test('a file that is not built is a breakdown', () => {
  expect(() => assets.script('nothing')).toThrow('not in the build: src/web/browser/nothing.ts')
})
