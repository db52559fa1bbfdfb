import { expect, test } from 'vitest'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { type Instant, parseInstant } from '../time.ts'
import type { Opening } from './card.ts'
import { answering, byWhoAnswers, contactsFor } from './who-answers.ts'

const at = (text: string) => parseInstant(text) as Instant
const weekdays: Opening = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
const nights: Opening = [{ days: [5, 6], from: '20:00', to: '05:00' }]

test.each<[string, Opening | undefined, string, string]>([
  ['day and night', 'always', '2026-11-22T03:00', 'open'],
  ['hours that nobody has told', undefined, '2026-11-23T12:00', 'unknown'],
  ['a Monday at the first minute', weekdays, '2026-11-23T09:00', 'open'],
  ['a Monday a minute before', weekdays, '2026-11-23T08:59', 'closed'],
  ['a Monday at closing time', weekdays, '2026-11-23T17:00', 'closed'],
  ['a Sunday', weekdays, '2026-11-22T12:00', 'closed'],
  ['a Friday night', nights, '2026-11-27T23:30', 'open'],
  ['the hours after a Saturday', nights, '2026-11-29T04:59', 'open'],
  ['the end of a Saturday night', nights, '2026-11-29T05:00', 'closed'],
  ['the small hours of a Friday, whose night has not begun', nights, '2026-11-27T02:00', 'closed'],
  ['summer time, seven in the morning by UTC', weekdays, '2026-07-06T07:00:00Z', 'open'],
  ['winter time, seven in the morning by UTC', weekdays, '2026-12-07T07:00:00Z', 'closed'],
])('%s', (_what, open, clock, expected) => {
  expect(answering(open === undefined ? {} : { open }, at(clock))).toBe(expected)
})

test('those who answer come first, then those one may try, and nobody is left out', () => {
  const contacts = [
    { id: 'closed', open: weekdays },
    { id: 'unknown' },
    { id: 'also-open', open: nights },
    { id: 'open', open: 'always' as const },
  ]
  const order = byWhoAnswers(contacts, at('2026-11-29T02:00')).map(({ id }) => id)
  expect(order).toEqual(['also-open', 'open', 'unknown', 'closed'])
})

test('a situation rules out whom it is not for, by the age of the violated', () => {
  const card = theCard()
  const contacts = (...ages: number[]) =>
    contactsFor(card, { at: at('2026-11-23'), victims: ages.map((age, index) => ({ id: `v${index}`, age })) }).map(
      ({ id }) => id,
    )
  expect(contacts(13)).toContain('boernetelefonen')
  expect(contacts(13)).not.toContain('digitaltoffer')
  expect(contacts(19)).toContain('digitaltoffer')
  expect(contacts(19)).not.toContain('boernetelefonen')
  expect(contacts(13, 19)).toEqual(card.contacts.map(({ id }) => id))
  expect(contacts()).toEqual(card.contacts.map(({ id }) => id))
})
