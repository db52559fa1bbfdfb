import type { Counting } from '#core/card/plan.ts'
import { workingDaysUntil } from '#core/card/working-days.ts'
import { dateOf, daysBetween, type Instant, type LocalDate, yearOf, ZONE } from '#core/time.ts'
import type { Lang } from './lang.ts'

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const
const NEAR = {
  da: { '-1': 'i går', '0': 'i dag', '1': 'i morgen' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const

/** Making a formatter costs a hundred times what using it does. */
const made = new Map<string, Intl.DateTimeFormat>()
function formatter(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${Object.entries(options).join(' ')}`
  const found = made.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], options)
  made.set(key, found)
  return found
}

/** Noon, so that no time zone moves the day. */
const noon = (date: LocalDate) => new Date(`${date}T12:00:00Z`)
const near = (days: number, lang: Lang): string | undefined => NEAR[lang][String(days) as keyof (typeof NEAR)['da']]

/** «torsdag 26. november», with the year when it is not `today`'s. */
export function exactDate(date: LocalDate, today: LocalDate, lang: Lang): string {
  const year = yearOf(date) === yearOf(today) ? {} : ({ year: 'numeric' } as const)
  const parts = formatter(lang, { weekday: 'long', day: 'numeric', month: 'long', ...year })
  // Danish writes «torsdag den 26. november», English «Thursday 26 November».
  return parts.format(noon(date)).replace(' den ', ' ').replace(',', '')
}

/** A day as people say it: «i dag», «i morgen», else its name. */
export const sayDate = (date: LocalDate, today: LocalDate, lang: Lang): string =>
  near(daysBetween(today, date), lang) ?? exactDate(date, today, lang)

/** A time limit as people say it, in the days it is counted by: «om 3 arbejdsdage, torsdag 26. november», «om 3 dage, …». */
export function sayDue(due: LocalDate, today: LocalDate, lang: Lang, counting?: Counting): string {
  const days = daysBetween(today, due)
  const exact = exactDate(due, today, lang)
  const close = near(days, lang)
  if (close) return `${close}, ${exact}`
  if (days < 0) return lang === 'da' ? `for ${-days} dage siden, ${exact}` : `${-days} days ago, ${exact}`
  // Beyond a month nobody counts the days.
  if (days > 31) return exact
  if (counting !== 'working-days') return lang === 'da' ? `om ${days} dage, ${exact}` : `in ${days} days, ${exact}`
  const working = workingDaysUntil(today, due)
  if (lang === 'da') return `om ${working} ${working === 1 ? 'arbejdsdag' : 'arbejdsdage'}, ${exact}`
  return `in ${working} working ${working === 1 ? 'day' : 'days'}, ${exact}`
}

/** A moment as people say it: «i dag kl. 14.10», «torsdag 26. november kl. 9.05». */
export function sayMoment(at: Instant, now: Instant, lang: Lang): string {
  const day = sayDate(dateOf(at), dateOf(now), lang)
  return lang === 'da' ? `${day} kl. ${sayClock(at, lang)}` : `${day} at ${sayClock(at, lang)}`
}

/** What a clock on the wall shows: «14.10». */
export const sayClock = (at: Instant, lang: Lang): string =>
  formatter(lang, { hour: 'numeric', minute: '2-digit', timeZone: ZONE }).format(new Date(at))

/** `2026-11` or `2026-11-23` as «november 2026». */
export function sayMonth(checked: string, lang: Lang): string {
  const month = new Date(`${checked.slice(0, 7)}-15T12:00:00Z`)
  return formatter(lang, { month: 'long', year: 'numeric' }).format(month)
}
