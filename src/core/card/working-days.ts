import { addDays, addMonths, type LocalDate, weekdayOf, yearOf } from '#core/time.ts'
import { FIRST_YEAR, HOLIDAYS, LAST_YEAR } from './holidays.ts'
import type { Counting } from './plan.ts'

const holidays = new Set<string>()
for (const [year, days] of Object.entries(HOLIDAYS)) for (const day of days.split(' ')) holidays.add(`${year}-${day}`)

const SATURDAY = 6
const SUNDAY = 7

/** Whether days can be counted around `date`: the calendar knows its year and the one after. */
export const withinCalendar = (date: LocalDate): boolean => yearOf(date) >= FIRST_YEAR && yearOf(date) < LAST_YEAR

export function isHoliday(date: LocalDate): boolean {
  if (yearOf(date) < FIRST_YEAR || yearOf(date) > LAST_YEAR) throw new RangeError(`no calendar for ${yearOf(date)}`)
  return holidays.has(date)
}

/** Monday to Friday less public holidays; 24 and 31 December count (docs/decisions/0006). */
export const isWorkingDay = (date: LocalDate): boolean => weekdayOf(date) < SATURDAY && !isHoliday(date)

/** *Hverdag* as the earlier reading has it: Monday to Saturday less public holidays. */
const isWeekday = (date: LocalDate): boolean => weekdayOf(date) < SUNDAY && !isHoliday(date)

/** The last day in time: the day after `starts` is day one. Throws outside the calendar; see `withinCalendar`. */
export function dueDate(starts: LocalDate, length: number, counting: Counting): LocalDate {
  switch (counting) {
    case 'same-day':
      return starts
    case 'calendar-days':
      return addDays(starts, length)
    case 'calendar-months':
      return addMonths(starts, length)
    case 'working-days':
      return countDays(starts, length, isWorkingDay)
    case 'weekdays-mon-sat':
      return countDays(starts, length, isWeekday)
  }
}

/** How a due date was counted: the day after `starts` is `first`, and these days between did not count. */
export type Arithmetic = {
  /** None when it is due the day it starts. */
  readonly first: LocalDate | null
  readonly weekendDays: number
  /** Public holidays on days that would have counted. */
  readonly holidays: readonly LocalDate[]
}

export function arithmeticOf(starts: LocalDate, due: LocalDate, counting: Counting): Arithmetic {
  if (counting === 'same-day') return { first: null, weekendDays: 0, holidays: [] }
  const first = addDays(starts, 1)
  if (counting !== 'working-days' && counting !== 'weekdays-mon-sat') return { first, weekendDays: 0, holidays: [] }
  const lastOfWeek = counting === 'working-days' ? SATURDAY - 1 : SATURDAY
  const holidays: LocalDate[] = []
  let weekendDays = 0
  let dayOne: LocalDate | null = null
  for (let date = first; date <= due; date = addDays(date, 1)) {
    if (weekdayOf(date) > lastOfWeek) weekendDays++
    else if (isHoliday(date)) holidays.push(date)
    else dayOne ??= date
  }
  return { first: dayOne, weekendDays, holidays }
}

/** Working days from `from` until `to`; 0 when `to` is not later. */
export function workingDaysUntil(from: LocalDate, to: LocalDate): number {
  let days = 0
  for (let date = from; date < to; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) days++
  }
  return days
}

function countDays(starts: LocalDate, length: number, counts: (date: LocalDate) => boolean): LocalDate {
  let date = starts
  for (let left = length; left > 0; ) {
    date = addDays(date, 1)
    if (counts(date)) left--
  }
  return date
}
