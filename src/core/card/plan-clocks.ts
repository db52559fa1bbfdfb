import type { LocalDate } from '#core/time.ts'
import type { Subject } from './facts.ts'
import { isDate, isUnknown } from './feel/value.ts'
import { addWeight, askAll, type Inquiry, reasonOf } from './inquiry.ts'
import type { PlanClock } from './plan.ts'
import type { ReadyClock } from './ready.ts'
import { dueDate } from './working-days.ts'

/** A clock without its start is worth finding out. */
const START_WEIGHT = 1

/** The clocks that run; one that cannot be told does not. */
export function planClock(ready: ReadyClock, inquiry: Inquiry): PlanClock[] {
  const { clock } = ready
  const subjects: readonly (Subject | undefined)[] = clock.each ? inquiry.facts.subjects[clock.each] : [undefined]
  return subjects.flatMap((subject) => {
    const { held } = askAll(inquiry, ready.when, subject)
    if (held.length === 0) return []
    const { starts, missing } = startOf(ready, inquiry, subject)
    addWeight(inquiry.weights, missing, START_WEIGHT)
    if (!starts) return []
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

/** The first day that is told, and what would have told an earlier one. */
function startOf(
  ready: ReadyClock,
  inquiry: Inquiry,
  subject: Subject | undefined,
): { starts?: LocalDate; missing: string[] } {
  const missing: string[] = []
  for (const start of ready.starts) {
    const value = start(inquiry.scopeOf(subject))
    if (isDate(value)) return { starts: value.day, missing }
    if (isUnknown(value)) missing.push(...value.missing)
  }
  return { missing }
}
