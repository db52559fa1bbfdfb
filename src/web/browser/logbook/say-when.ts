import type { When } from '#core/logbook/entry.ts'
import { dateOf, type Instant, type LocalDate } from '#core/time.ts'
import { sayDate, sayMoment } from '#text/format.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

/** When something happened, as the family told it. */
export function sayWhen(when: When, now: Instant, lang: Lang): string {
  const t = logbookText(lang)
  const today = dateOf(now)
  const day = (date: LocalDate) => sayDate(date, today, lang)
  const moment = (at: Instant | LocalDate) =>
    at.includes('T') ? sayMoment(at as Instant, now, lang) : day(at as LocalDate)
  switch (when.type) {
    case 'exact':
      return moment(when.at)
    case 'about':
      return `${t.aboutTime} ${moment(when.at)}`
    case 'day':
      return day(when.on)
    case 'period':
      return t.period(day(when.from), day(when.to))
    case 'unknown':
      return t.unknownTime
  }
}
