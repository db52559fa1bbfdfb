import type { Words } from '#core/card/plan.ts'
import { type Lang, say } from '#text/lang.ts'

type Props = { readonly lines: readonly Words[]; readonly lang: Lang }

/** Sentences of the card under each other. */
export const Lines = ({ lines, lang }: Props) => (
  <ul>
    {lines.map((line) => (
      <li key={line.da}>{say(line, lang)}</li>
    ))}
  </ul>
)

/** Orders of the card, in order. */
export const OrderedLines = ({ lines, lang }: Props) => (
  <ol class="how">
    {lines.map((line) => (
      <li key={line.da}>{say(line, lang)}</li>
    ))}
  </ol>
)
