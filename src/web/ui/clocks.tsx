import type { CardClock } from '#core/card/card.ts'
import type { Plan, PlanClock } from '#core/card/plan.ts'
import { arithmeticOf } from '#core/card/working-days.ts'
import type { LocalDate } from '#core/time.ts'
import { exactDate, sayDue } from '#text/format.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import type { PlanProps } from './plan-props.ts'
import { Reasons } from './reasons.tsx'
import { SourceNote } from './source-note.tsx'
import { saySubjects } from './step-groups.ts'
import { Why } from './why.tsx'

/** *Frister*: what it is, when at the latest, and from when it is counted; the soonest first. */
export function Clocks({ card, plan, lang, today, nameSubject }: PlanProps) {
  const t = planText(lang)
  if (plan.clocks.length === 0) return <p class="quiet">{t.noClocks}</p>
  return (
    <ul class="clocks">
      {clockGroups(plan).map((group) => {
        const [clock] = group
        const found = card.clocks.find(({ id }) => id === clock.id)
        if (!found) return null
        const title = say(found.title, lang)
        const subjects = saySubjects(group, nameSubject, lang)
        return (
          <li
            key={`${clock.id} ${clock.due} ${clock.subject ?? ''}`}
            class={clock.due < today ? 'clock clock-over' : 'clock'}
          >
            <p class="clock-title">
              {title}
              {subjects && <span class="quiet"> · {subjects}</span>}
            </p>
            <p>
              <strong>
                <time dateTime={clock.due}>{sayDue(clock.due, today, lang, clock.counting)}</time>
              </strong>
            </p>
            <Why lang={lang} of={title}>
              <Reasons card={card} because={clock.because} law={found.law} lang={lang} />
              <p class="quiet">{sayArithmetic(found, clock, today, lang)}</p>
              <SourceNote source={found.source} lang={lang} />
            </Why>
          </li>
        )
      })}
    </ul>
  )
}

/** How the day was counted: «Fra mandag 23. november: 10 arbejdsdage. Dag 1 er tirsdag 24. november. …» */
export function sayArithmetic(
  { length }: Pick<CardClock, 'length'>,
  { starts, due, counting }: Pick<PlanClock, 'starts' | 'due' | 'counting'>,
  today: LocalDate,
  lang: Lang,
): string {
  const t = planText(lang)
  const day = (date: LocalDate) => exactDate(date, today, lang)
  const { first, weekendDays, holidays } = arithmeticOf(starts, due, counting)
  const from = `${t.from} ${day(starts)}${counting === 'same-day' ? '' : `: ${length} ${t.counting[counting]}`}.`
  return [
    from,
    first && t.dayOne(day(first)),
    weekendDays > 0 && t.weekendDays(weekendDays, counting === 'working-days'),
    holidays.length > 0 && t.holidays(holidays.map(day).join(', ')),
  ]
    .filter(Boolean)
    .join(' ')
}

type ClockGroup = [PlanClock, ...PlanClock[]]

/** The soonest first; the same clock for several with the same days is read once. */
export function clockGroups(plan: Plan): ClockGroup[] {
  const groups = new Map<string, ClockGroup>()
  for (const clock of [...plan.clocks].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))) {
    const key = `${clock.id} ${clock.starts} ${clock.due}`
    const group = groups.get(key)
    if (group) group.push(clock)
    else groups.set(key, [clock])
  }
  return [...groups.values()]
}
