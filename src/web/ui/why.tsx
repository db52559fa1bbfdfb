import type { ComponentChildren } from 'preact'
import { planText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

type Props = {
  readonly lang: Lang /** What it is the reason for, to a screen reader. */
  readonly of: string
  readonly children: ComponentChildren
}

/** *Hvorfor?* one touch away, opening where it stands. */
export function Why({ lang, of, children }: Props) {
  return (
    <details class="why">
      <summary>
        {planText(lang).why}
        <span class="sr-only"> {of}</span>
      </summary>
      <div class="why-body">{children}</div>
    </details>
  )
}
