import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidy } from './limits.ts'

test('typed text is kept with one kind of line end, and without control characters and space around it', () => {
  expect(tidy('  Ida\u0000 sagde:\r\n\u001b[31m»nej«\u0007\u0085\tog gik\r ')).toBe('Ida sagde:\n[31m»nej«\tog gik')
})

test('whatever is typed, tidying it once more changes nothing, and no control character but tab and line end is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tidied = tidy(text)
      expect(tidy(tidied)).toBe(tidied)
      expect(tidied.replace(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u)
      expect(tidied.isWellFormed()).toBe(true)
    }),
  )
})
