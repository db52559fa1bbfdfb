import type { ComponentChildren } from 'preact'
import type { Words } from '#core/card/plan.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { Sign } from './sign.tsx'

type StopSign = { readonly id: string; readonly title: Words; readonly why: Words }
type Props = {
  readonly signs: readonly StopSign[]
  readonly lang: Lang
  /** What `why` opens to beside the sign's own reason. */
  readonly more?: (id: string) => ComponentChildren
}

/** *Lad være*: each an order, with its reason one touch away. */
export function StopSigns({ signs, lang, more }: Props) {
  const t = planText(lang)
  return (
    <ul class="stop-signs">
      {signs.map((sign) => (
        <li key={sign.id} class="stop-sign">
          <Sign voice="stop" />
          <div>
            <p class="stop-title">{say(sign.title, lang)}</p>
            <details class="why">
              <summary>{t.why}</summary>
              <div class="why-body">
                <p>{say(sign.why, lang)}</p>
                {more?.(sign.id)}
              </div>
            </details>
          </div>
        </li>
      ))}
    </ul>
  )
}
