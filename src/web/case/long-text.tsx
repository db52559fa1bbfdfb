import { caseText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

const MOST_LINES = 20
const MOST_CHARACTERS = 1_200

/** Where a long text is folded: after whole lines, else after a whole word; undefined for one that can stand whole. */
export function foldAt(text: string): number | undefined {
  const lines = text.split('\n')
  const shown = lines.slice(0, MOST_LINES).join('\n')
  if (shown.length <= MOST_CHARACTERS) return shown.length < text.length ? shown.length : undefined
  const word = shown.lastIndexOf(' ', MOST_CHARACTERS)
  return word > 0 ? word : MOST_CHARACTERS
}

type Props = { readonly label?: string | undefined; readonly text: string; readonly lang: Lang }

/** What somebody wrote, in their own words; a long text is folded, and nothing of it left out. */
export function LongText({ label, text, lang }: Props) {
  const at = foldAt(text)
  const head = (
    <p class="entry-wrote">
      {label && <span class="quiet">{label}: </span>}
      {at === undefined ? text : `${text.slice(0, at)} …`}
    </p>
  )
  if (at === undefined) return head
  return (
    <>
      {head}
      <details class="fold long-text">
        <summary>{caseText(lang).restOf(text.length)}</summary>
        <p class="entry-wrote">{text.slice(at).trimStart()}</p>
      </details>
    </>
  )
}
