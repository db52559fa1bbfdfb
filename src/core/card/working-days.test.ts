import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate, yearOf } from '#core/time.ts'
import { arithmeticOf, dueDate, isHoliday, isWorkingDay } from './working-days.ts'

const day = (text: string) => text as LocalDate

describe('the worked dates of the domain notes (1.10)', () => {
  test.each([
    ['2026-11-10', '2026-11-24', '2026-11-17', '2026-12-08', '2027-05-10'],
    ['2026-11-23', '2026-12-07', '2026-11-30', '2026-12-21', '2027-05-23'],
    ['2026-12-14', '2026-12-29', '2026-12-21', '2027-01-13', '2027-06-14'],
    ['2026-12-17', '2027-01-04', '2026-12-24', '2027-01-18', '2027-06-17'],
    ['2027-02-22', '2027-03-08', '2027-03-01', '2027-03-22', '2027-08-22'],
    ['2027-03-15', '2027-04-01', '2027-03-22', '2027-04-15', '2027-09-15'],
    ['2027-04-12', '2027-04-26', '2027-04-19', '2027-05-11', '2027-10-12'],
  ])('from %s', (starts, tenWorking, sixWeekdays, twentyWorking, sixMonths) => {
    expect(dueDate(day(starts), 10, 'working-days')).toBe(tenWorking)
    expect(dueDate(day(starts), 6, 'weekdays-mon-sat')).toBe(sixWeekdays)
    expect(dueDate(day(starts), 20, 'working-days')).toBe(twentyWorking)
    expect(dueDate(day(starts), 6, 'calendar-months')).toBe(sixMonths)
  })
})

test('six months from the last of August end with February', () => {
  expect(dueDate(day('2026-08-31'), 6, 'calendar-months')).toBe('2027-02-28')
})

test('the day before a leap day', () => {
  expect(dueDate(day('2028-02-28'), 1, 'calendar-days')).toBe('2028-02-29')
})

test('Store bededag is a working day since 2024 and was a holiday before', () => {
  expect(isHoliday(day('2023-05-05'))).toBe(true)
  expect(isHoliday(day('2024-04-26'))).toBe(false)
  expect(isWorkingDay(day('2024-04-26'))).toBe(true)
})

test('the generated calendar is what the library says, day for day', () => {
  const library = new Holidays('DK', { timezone: 'Europe/Copenhagen' })
  for (let date = day('2024-01-01'); yearOf(date) < 2032; date = addDays(date, 1)) {
    const found = library.isHoliday(new Date(`${date}T12:00:00Z`))
    expect(isHoliday(date), date).toBe(Array.isArray(found) && found.some((holiday) => holiday.type === 'public'))
  }
})

test('a day outside the calendar is an error, not a guess', () => {
  expect(() => dueDate(day('2061-01-01'), 10, 'working-days')).toThrow('no calendar for 2061')
})

describe('how a due date was counted', () => {
  test('day one, the weekends and the holidays between', () => {
    expect(arithmeticOf(day('2026-12-17'), day('2027-01-04'), 'working-days')).toEqual({
      first: '2026-12-18',
      weekendDays: 6,
      holidays: ['2026-12-25', '2027-01-01'],
    })
    expect(arithmeticOf(day('2027-03-15'), day('2027-04-01'), 'working-days').holidays).toEqual([
      '2027-03-25',
      '2027-03-26',
      '2027-03-29',
    ])
  })

  test('day one is the first that counts, and Saturdays count as weekdays', () => {
    expect(arithmeticOf(day('2026-11-27'), day('2026-12-04'), 'working-days').first).toBe('2026-11-30')
    expect(arithmeticOf(day('2026-11-27'), day('2026-12-04'), 'weekdays-mon-sat')).toEqual({
      first: '2026-11-28',
      weekendDays: 1,
      holidays: [],
    })
  })

  test('by the calendar nothing is left out; on the same day nothing is counted', () => {
    const nothing = { weekendDays: 0, holidays: [] }
    expect(arithmeticOf(day('2026-12-24'), day('2027-06-24'), 'calendar-months')).toEqual({
      first: '2026-12-25',
      ...nothing,
    })
    expect(arithmeticOf(day('2026-12-24'), day('2026-12-24'), 'same-day')).toEqual({ first: null, ...nothing })
  })

  test('as many days as the rule says, from any day', () => {
    for (let starts = day('2026-11-01'); starts < '2027-06-01'; starts = addDays(starts, 1)) {
      const due = dueDate(starts, 10, 'working-days')
      const { weekendDays, holidays } = arithmeticOf(starts, due, 'working-days')
      expect(addDays(starts, 10 + weekendDays + holidays.length), starts).toBe(due)
    }
  })
})
