import type { Card } from '#core/card/card.ts'
import { type Lang, say } from '#text/lang.ts'
import { SourceNote } from './source-note.tsx'

type Props = { readonly card: Card; readonly ids: readonly string[]; readonly lang: Lang }

/** The laws behind something: the paragraph, what it says in short, and its source. */
export function LawList({ card, ids, lang }: Props) {
  const laws = card.laws.filter((law) => ids.includes(law.id))
  if (laws.length === 0) return null
  return (
    <ul class="laws">
      {laws.map((law) => (
        <li key={law.id}>
          <strong>{say(law.ref, lang)}</strong> {say(law.says, lang)} <SourceNote source={law.source} lang={lang} />
        </li>
      ))}
    </ul>
  )
}
