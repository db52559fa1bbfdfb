import { FIRST_YEAR } from '../card/holidays.ts'
import { err, ok, type Result } from '../result.ts'
import { addDays, dateOf, type Instant, type LocalDate } from '../time.ts'
import type { Field, Refusal } from './refusal.ts'

/** The most characters of each kind of text, and the most of each kind of thing. */
export const LIMITS = {
  name: 100,
  description: 500,
  short: 500,
  reason: 2_000,
  text: 10_000,
  persons: 200,
  items: 200,
  postings: 200,
  answers: 200,
  tasks: 200,
  sharings: 100,
  invitations: 50,
  messages: 300,
  message: 4_000,
  pieces: 10_000,
  shown: 50,
} as const

/** A reason has at least so many words: enough to be one. */
const LEAST_WORDS = 3

/** Nothing is remembered from before the calendar begins, or planned further ahead than this. */
const EARLIEST = `${FIRST_YEAR}-01-01` as LocalDate
const DAYS_AHEAD = 3_660

type Checked<T> = Result<T, Refusal>

/** Typed text as it is kept: whole characters, one kind of line end, no control characters, no space around it. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim()

/** Text that may be left out. */
export function optional(field: Field, text: string | undefined, limit: number): Checked<string | undefined> {
  const tidied = tidy(text ?? '')
  if (tidied.length > limit) return err({ type: 'too-long', field, limit, length: tidied.length })
  return ok(tidied === '' ? undefined : tidied)
}

export function required(field: Field, text: string, limit: number): Checked<string> {
  const read = optional(field, text, limit)
  if (!read.ok) return read
  return read.value === undefined ? err({ type: 'missing', field }) : ok(read.value)
}

/** A reason that somebody can be asked about years later: a few words at least. */
export function reasoned(field: Field, text: string): Checked<string> {
  const read = required(field, text, LIMITS.reason)
  if (!read.ok) return read
  const words = read.value.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < LEAST_WORDS ? err({ type: 'too-few-words', field, least: LEAST_WORDS }) : read
}

/** A day that has been: not tomorrow, and within memory. */
export function past(field: Field, day: LocalDate, at: Instant): Checked<LocalDate> {
  const today = dateOf(at)
  if (day > today) return err({ type: 'date-in-future', field, latest: today })
  return day < EARLIEST ? err({ type: 'date-too-early', field, earliest: EARLIEST }) : ok(day)
}

/** A day to come, or today. */
export function coming(field: Field, day: LocalDate, at: Instant): Checked<LocalDate> {
  const today = dateOf(at)
  const latest = addDays(today, DAYS_AHEAD)
  if (day < today) return err({ type: 'date-too-early', field, earliest: today })
  return day > latest ? err({ type: 'date-too-far', field, latest }) : ok(day)
}

type Values<T> = { [K in keyof T]: T[K] extends Checked<infer V> ? V : never }

/** All of them, or the first refusal. */
export function all<T extends Readonly<Record<string, Checked<unknown>>>>(checks: T): Checked<Values<T>> {
  const values: Record<string, unknown> = {}
  for (const [name, check] of Object.entries(checks)) {
    if (!check.ok) return check
    values[name] = check.value
  }
  return ok(values as Values<T>)
}
