import { TZDate } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { addDays as addDaysTo } from 'date-fns/addDays'
import { addMonths as addMonthsTo } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { format } from 'date-fns/format'
import { isValid } from 'date-fns/isValid'

/** A day in the Danish calendar, `2026-11-23`. */
export type LocalDate = string & { readonly __localDate: true }

/** A moment, ISO 8601 in UTC with milliseconds, `2026-11-23T07:10:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __instant: true }

/** Where the product's days begin and end. */
export const ZONE = 'Europe/Copenhagen'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/

const utc = (date: LocalDate): UTCDate => new UTCDate(`${date}T00:00:00.000Z`)
const fromUtc = (date: Date): LocalDate => date.toISOString().replace(/T.*/, '') as LocalDate

/** `text` as a day that exists (29 February only in leap years), or null. */
export function parseDate(text: string): LocalDate | null {
  const parts = DATE.exec(text)
  if (!parts) return null
  const date = utc(text as LocalDate)
  return isValid(date) && fromUtc(date) === text ? (text as LocalDate) : null
}

/** `text` as a moment; without an offset it is Copenhagen time, without a time the day's first minute. Null when no such moment exists. */
export function parseInstant(text: string): Instant | null {
  if (DATE.test(text)) return parseDate(text) && instantAt(text as LocalDate, 0, 0)
  const parts = DATE_TIME.exec(text)
  if (!parts) return null
  const [, day = '', hours = '', minutes = '', seconds = '00', fraction = '', offset] = parts
  const date = parseDate(day)
  if (!date || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  if (offset === undefined) return instantAt(date, Number(hours), Number(minutes), Number(seconds))
  const colon = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  const moment = new UTCDate(`${day}T${hours}:${minutes}:${seconds}${fraction.slice(0, 4)}${colon}`)
  return isValid(moment) ? (moment.toISOString() as Instant) : null
}

/** The moment a Copenhagen clock shows this; an hour skipped in spring counts as the hour after. */
export function instantAt(date: LocalDate, hours: number, minutes: number, seconds = 0): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const moment = new TZDate(year, month - 1, day, hours, minutes, seconds, ZONE)
  return new UTCDate(moment.getTime()).toISOString() as Instant
}

/** The Danish day that `instant` falls on. */
export const dateOf = (instant: Instant): LocalDate => DAY.format(new UTCDate(instant)).padStart(10, '0') as LocalDate

/** Swedes write a day as ISO 8601 does. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** `instant` as a clock `minutes` ahead of UTC shows it, `2026-11-23T08:10:00.000+01:00`. */
export function withOffset(instant: Instant, minutes: number): string {
  const ahead = Math.abs(minutes)
  const two = (count: number) => String(count).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
  return `${addMinutes(instant, minutes).slice(0, -1)}${offset}`
}

/** What a Danish clock shows at `instant`, `2026-11-23 08:10`. */
export const clockOf = (instant: Instant): string => format(new TZDate(instant, ZONE), 'yyyy-MM-dd HH:mm')

export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(addDaysTo(utc(date), days))

/** The same day of the month `months` later, or that month's last day: 31 August + 6 is 28 February. */
export const addMonths = (date: LocalDate, months: number): LocalDate => fromUtc(addMonthsTo(utc(date), months))

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new UTCDate(new UTCDate(instant).getTime() + minutes * 60_000).toISOString() as Instant

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => utc(date).getUTCDay() || 7

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => differenceInCalendarDays(utc(to), utc(from))

/** Whole years lived on `day`; negative before the birthday itself. */
export function ageOn(birthday: LocalDate, day: LocalDate): number {
  const years = yearOf(day) - yearOf(birthday)
  return day.slice(5) < birthday.slice(5) ? years - 1 : years
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

/** A host's `Date` as a moment; the one door by which a clock's reading comes in. */
export const toInstant = (date: Date): Instant => date.toISOString() as Instant
