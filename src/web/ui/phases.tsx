import type { Card } from '#core/card/card.ts'
import type { Phase } from '#core/card/plan.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'

export type Progress = { readonly done: number; readonly all: number }

type Props = {
  readonly card: Card
  readonly lang: Lang
  /** Where a station leads; without it, the stations only show. */
  readonly to?: (phase: Phase) => string
  readonly progress?: Record<Phase, Progress>
  /** A column where there is room for one. */
  readonly column?: boolean
}

/** The five phases: always these, in this order, on a line with five stations. */
export function Phases({ card, lang, to, progress, column }: Props) {
  const t = planText(lang)
  return (
    <nav class={column ? 'phases phases-column' : 'phases'} aria-label={t.phases}>
      <ol>
        {card.phases.map((phase, index) => {
          const { done, all } = progress?.[phase.id] ?? { done: 0, all: 0 }
          const state = all === 0 || done === 0 ? 'open' : done < all ? 'begun' : 'done'
          const station = (
            <>
              <span class="station" aria-hidden="true">
                {index + 1}
              </span>
              <span class="phase-name">{say(phase.title, lang)}</span>
              {progress && <span class="phase-progress">{all === 0 ? t.nothingInPhase : t.progress(done, all)}</span>}
            </>
          )
          return (
            <li key={phase.id} class={`phase phase-${state}`}>
              {to ? <a href={to(phase.id)}>{station}</a> : <span class="phase-still">{station}</span>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
