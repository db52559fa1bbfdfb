import { expect, test } from 'vitest'
import { evidenceSchema } from '#core/logbook/parse-evidence.ts'
import { readWords } from './words-fields.tsx'

const FILE = new File(['x'], 'IMG_0815.jpg', { type: 'image/jpeg' })
const LONGEST = 2_000

function form(typed: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ form: 'original', 'what-0': 'Et billede', ...typed }))
    form.append(name, value)
  return form
}

test.each(['what-0', 'whereFound', 'whereFound-0', 'takenBy', 'whereKept'])(
  'as much of %s as the form takes, the logbook takes too; of more nothing is cut off, but it is said',
  (name) => {
    const { told, faults } = readWords(form({ [name]: 'x'.repeat(LONGEST) }), [FILE], 'da')
    expect(faults).toEqual([])
    const record = {
      id: 'd'.repeat(22),
      name: FILE.name,
      size: 1,
      type: FILE.type,
      modified: '2026-11-20T13:04:05+01:00',
    }
    expect(evidenceSchema.safeParse({ ...record, words: told[0]?.words }).success).toBe(true)
    const longer = readWords(form({ [name]: 'x'.repeat(LONGEST + 1) }), [FILE, FILE], 'da')
    expect(longer.faults.filter(({ field }) => field === name)).toHaveLength(1)
  },
)
