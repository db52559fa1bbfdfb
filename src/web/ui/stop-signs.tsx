import type { ComponentChildren } from 'preact'
import type { Words } from '#core/card/plan.ts'
import { type Lang, say } from '#text/lang.ts'
import { Sign } from './sign.tsx'
import { Why } from './why.tsx'

type StopSign = { readonly id: string; readonly title: Words; readonly why: Words }
type Props = {
  readonly signs: readonly StopSign[]
  readonly lang: Lang
  /** What `Hvorfor?` opens to beside the sign's own reason. */
  readonly more?: (id: string) => ComponentChildren
}

/** *Lad være*: each an order, with its reason one touch away. */
export function StopSigns({ signs, lang, more }: Props) {
  return (
    <ul class="stop-signs">
      {signs.map((sign) => (
        <li key={sign.id} class="stop-sign">
          <Sign voice="stop" />
          <div>
            <p class="stop-title">{say(sign.title, lang)}</p>
            <Why lang={lang} of={say(sign.title, lang)}>
              <p>{say(sign.why, lang)}</p>
              {more?.(sign.id)}
            </Why>
          </div>
        </li>
      ))}
    </ul>
  )
}
