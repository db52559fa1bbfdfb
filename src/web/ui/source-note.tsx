import type { Source } from '#core/card/card.ts'
import { sayMonth } from '#text/format.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'

/** Where a statement comes from, how old it is, and whether anybody has checked it. */
export function SourceNote({ source, lang }: { readonly source: Source; readonly lang: Lang }) {
  const t = planText(lang)
  return (
    <span class="source">
      {t.source}:{' '}
      {source.url ? (
        <a href={source.url} rel="noreferrer">
          {source.name}
        </a>
      ) : (
        source.name
      )}
      , {t.checked(sayMonth(source.checked, lang))}
      {!source.verified && (
        <>
          {' '}
          <strong class="unverified">{t.unverified}</strong>
        </>
      )}
      {source.note && <span class="source-note"> {say(source.note, lang)}</span>}
    </span>
  )
}
