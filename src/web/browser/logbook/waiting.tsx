import type { Draft } from '#core/logbook/entry.ts'
import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Session } from './api.ts'

/** What has been written without a network, and is safe here until there is one. */
export function Waiting({ lang, session: { waiting } }: { readonly lang: Lang; readonly session: Session }) {
  if (waiting.length === 0) return null
  const t = deviceText(lang)
  return (
    <section aria-labelledby="waiting" class="logbook-waiting">
      <h2 id="waiting">{t.waitingTitle}</h2>
      <p>{t.waitingSays(waiting.length)}</p>
      <ul>
        {waiting.map((draft) => (
          <li key={draft.id} class="written">
            {sayDraft(draft, lang)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayDraft(draft: Draft, lang: Lang): string {
  if (draft.kind === 'event') return draft.what
  if (draft.kind === 'correction') return draft.now.what
  const { kinds } = logbookText(lang)
  return kinds[draft.kind as keyof typeof kinds] ?? draft.kind
}
