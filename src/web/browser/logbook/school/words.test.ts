import { expect, test } from 'vitest'
import { chronology } from '#core/logbook/chronology.ts'
import type { Entry, EntryId } from '#core/logbook/entry.ts'
import { NOWHERE } from '#core/logbook/entry.ts'
import type { LocalDate } from '#core/time.ts'
import { MONDAY } from '../../../../../tests/arrange/people.ts'
import { wordsOf } from './words.ts'

const happening = {
  when: { type: 'day', on: '2026-11-20' as LocalDate },
  what: 'Et billede gik rundt',
  who: [{ name: 'Villads Øveperson', username: 'villads', telephone: '' }],
  where: { ...NOWHERE, platform: 'Snapchat' },
  found: '',
  witnesses: '',
  done: '',
  felt: 'Jeg sover ikke',
} as const
const common = { written: MONDAY, receipts: [] }
const told: Entry = { kind: 'event', id: 'a'.repeat(22) as EntryId, ...common, ...happening }
const corrected: Entry = {
  kind: 'correction',
  id: 'b'.repeat(22) as EntryId,
  ...common,
  of: told.id,
  why: 'Husket forkert',
  now: { ...happening, what: 'To billeder gik rundt' },
}
const evidence: Entry = {
  kind: 'evidence',
  id: 'c'.repeat(22) as EntryId,
  ...common,
  about: null,
  evidence: {
    id: 'd'.repeat(22),
    name: 'IMG_0815.jpg',
    size: 815_815,
    type: 'image/jpeg',
    modified: '2026-11-20T13:04:05.000+01:00',
    sha256: '5'.repeat(64),
    words: { what: 'Truslen', whereFound: 'Snapchat', takenBy: 'Mor', form: 'screenshot', whereKept: 'Mors telefon' },
  },
}

const inWords = (entries: readonly Entry[], felt = false) =>
  chronology(entries.map((entry, index) => ({ seq: index + 1, entry }))).map((line) =>
    wordsOf(line, { lang: 'da', now: MONDAY, felt }),
  )

test('a happening is shown as it stands now, and how one feels only when one says so', () => {
  const [plain] = inWords([told, corrected])
  expect(JSON.stringify(plain)).toContain('To billeder gik rundt')
  expect(JSON.stringify(plain)).toContain('Villads Øveperson, villads')
  expect(JSON.stringify(plain)).not.toContain('Et billede gik rundt')
  expect(JSON.stringify(plain)).not.toContain('Jeg sover ikke')
  expect(JSON.stringify(inWords([told], true))).toContain('Jeg sover ikke')
})

test('of evidence only the family’s words: no file name, size or fingerprint', () => {
  const text = JSON.stringify(inWords([evidence]))
  for (const word of ['Truslen', 'skærmbillede', 'Mors telefon']) expect(text).toContain(word)
  for (const secret of ['IMG_0815', '815815', '5555', 'image/jpeg', '13:04']) expect(text).not.toContain(secret)
})

test('what passed between family and school before is nothing to show', () => {
  const taken: Entry = { kind: 'invitation', id: 'e'.repeat(22) as EntryId, ...common, to: 'Skole', reference: '0' }
  expect(inWords([taken])).toEqual([null])
})
