import { dateOf, type LocalDate } from '#core/time.ts'
import type { Subject } from './facts.ts'
import { isDate } from './feel/value.ts'
import { askAll, type Inquiry, reasonOf } from './inquiry.ts'
import type { PlanClock } from './plan.ts'
import type { ReadyClock } from './ready.ts'
import type { Situation } from './situation.ts'
import { dueDate } from './working-days.ts'

/** The clocks that run; one that cannot be told does not. */
export function planClock(ready: ReadyClock, situation: Situation, inquiry: Inquiry): PlanClock[] {
  const { clock } = ready
  const subjects: readonly (Subject | undefined)[] = clock.each ? inquiry.facts.subjects[clock.each] : [undefined]
  return subjects.flatMap((subject) => {
    const { held } = askAll(inquiry, ready.when, subject)
    if (held.length === 0) return []
    const starts = startOf(ready, inquiry, subject) ?? dateOf(situation.at)
    return [
      {
        id: clock.id,
        ...(subject?.id === undefined ? {} : { subject: subject.id }),
        starts,
        due: dueDate(starts, clock.length, clock.counting),
        counting: clock.counting,
        because: held.map(reasonOf),
      },
    ]
  })
}

function startOf(ready: ReadyClock, inquiry: Inquiry, subject: Subject | undefined): LocalDate | undefined {
  for (const start of ready.starts) {
    const value = start(inquiry.scopeOf(subject))
    if (isDate(value)) return value.day
  }
  return undefined
}
