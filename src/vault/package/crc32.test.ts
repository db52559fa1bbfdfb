import { crc32 as known } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the checksum is that of everybody else, in any pieces', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (one, two) => {
      expect(crc32(one)).toBe(known(one))
      expect(crc32(two, crc32(one))).toBe(known(Buffer.concat([one, two])))
    }),
    { numRuns: 1000 },
  )
})
