import { expect, test } from 'vitest'
import type { Found } from '#core/card/removal.ts'
import type { Instant, LocalDate } from '#core/time.ts'
import { smallCard } from '../../../tests/arrange/small-card.ts'
import { readFound, writeFound } from './help-removal-form.tsx'

const NOW = '2026-11-23T10:00:00.000Z' as Instant

test('what was answered is asked again with the same answers', () => {
  const card = smallCard()
  const place = card.platforms[0]?.id
  const answers: readonly Found[] = [
    {},
    { ageAtTime: 17, age: 17, sexual: true, fake: false, threatened: true, policeTold: false },
    { ageAtTime: 17, age: 18, evidence: 'secured', refused: '2026-11-20' as LocalDate, ...(place && { place }) },
    { ageAtTime: 18, age: 18, evidence: 'impossible' },
  ]
  for (const found of answers) expect(readFound(writeFound(found), card, 'da', NOW)).toEqual({ found, faults: [] })
})
