// Writes src/core/card/holidays.ts from date-holidays: the Danish public holidays, so that the pure core and the browser need no library.
import { writeFileSync } from 'node:fs'
import Holidays from 'date-holidays'

const FIRST = 2015
const LAST = 2060

const calendar = new Holidays('DK', { timezone: 'Europe/Copenhagen' })
const years: string[] = []
for (let year = FIRST; year <= LAST; year++) {
  const days = calendar.getHolidays(year).filter((holiday) => holiday.type === 'public')
  const dates = [...new Set(days.map((holiday) => holiday.date.slice(5, 10)))].sort()
  years.push(`  ${year}: '${dates.join(' ')}',`)
}

writeFileSync(
  'src/core/card/holidays.ts',
  `// Made by scripts/make-holidays.ts from date-holidays; do not edit by hand.

/** The first and last year that days can be counted in. */
export const FIRST_YEAR = ${FIRST}
export const LAST_YEAR = ${LAST}

/** Danish public holidays by year, each \`month-day\`. No Store bededag from 2024. */
export const HOLIDAYS: Readonly<Record<number, string>> = {
${years.join('\n')}
}
`,
)
