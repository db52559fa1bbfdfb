import { expect, test } from 'vitest'
import type { Instant, LocalDate } from '#core/time.ts'
import { exactDate, sayDate, sayDue, sayMoment, sayMonth } from './format.ts'

const today = '2026-11-23' as LocalDate
const day = (text: string) => text as LocalDate

test.each([
  ['2026-11-23', 'i dag', 'today'],
  ['2026-11-24', 'i morgen', 'tomorrow'],
  ['2026-11-22', 'i går', 'yesterday'],
  ['2026-11-26', 'torsdag 26. november', 'Thursday 26 November'],
  ['2027-01-04', 'mandag 4. januar 2027', 'Monday 4 January 2027'],
])('%s is said %s', (date, da, en) => {
  expect(sayDate(day(date), today, 'da')).toBe(da)
  expect(sayDate(day(date), today, 'en')).toBe(en)
})

test.each([
  ['2026-11-23', 'i dag, mandag 23. november'],
  ['2026-11-26', 'om 3 dage, torsdag 26. november'],
  ['2026-11-28', 'om 5 dage, lørdag 28. november'],
  ['2026-12-07', 'om 14 dage, mandag 7. december'],
  ['2026-11-20', 'for 3 dage siden, fredag 20. november'],
  ['2027-05-23', 'søndag 23. maj 2027'],
])('a limit on %s is said %s', (date, da) => {
  expect(sayDue(day(date), today, 'da')).toBe(da)
})

test('a limit is said in the days it is counted by', () => {
  const due = day('2026-12-07')
  expect(sayDue(due, today, 'da', 'working-days')).toBe('om 10 arbejdsdage, mandag 7. december')
  expect(sayDue(due, today, 'en', 'working-days')).toBe('in 10 working days, Monday 7 December')
  expect(sayDue(day('2026-11-28'), today, 'da', 'weekdays-mon-sat')).toBe('om 5 dage, lørdag 28. november')
  expect(sayDue(due, today, 'da', 'calendar-days')).toBe('om 14 dage, mandag 7. december')
})

test('a moment is told by the Danish clock', () => {
  const now = '2026-11-23T14:00:00.000Z' as Instant
  expect(sayMoment('2026-11-23T13:10:00.000Z' as Instant, now, 'da')).toBe('i dag kl. 14.10')
  expect(sayMoment('2026-11-22T23:30:00.000Z' as Instant, now, 'en')).toBe('today at 0:30')
})

test('months and exact days', () => {
  expect(sayMonth('2026-11', 'da')).toBe('november 2026')
  expect(exactDate(day('2026-11-23'), today, 'da')).toBe('mandag 23. november')
})
