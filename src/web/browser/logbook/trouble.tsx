import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Session } from './api.ts'
import { sayFailure } from './say-failure.ts'

/** Whether the logbook may be gone on with: not when it has been meddled with, nor by somebody who has been shut out. */
export const isClosed = ({ trouble }: Session): boolean => trouble?.type === 'unsound' || trouble?.type === 'no-entry'

/** Why what is open may not be all of it, in plain words, and what to do. */
export function Trouble({ lang, session }: { readonly lang: Lang; readonly session: Session }) {
  const { trouble, device, logbook } = session
  if (trouble === null) return null
  const t = deviceText(lang).trouble
  const { unsoundTitle, unsoundDo } = logbookText(lang)
  if (trouble.type === 'unsound' && trouble.fault.type !== 'shut-out')
    return (
      <div role="alert" class="logbook-news">
        <h2>{unsoundTitle}</h2>
        <p>{sayFailure(trouble, lang)}</p>
        <p>{unsoundDo}</p>
        <p>{t.sound(logbook.entries.length)}</p>
      </div>
    )
  return (
    <p role="alert" class="logbook-news">
      {says()}
    </p>
  )

  function says(): string {
    if (trouble === null) return ''
    if (device && trouble.type === 'unreachable') return t.away
    if (device && trouble.type === 'no-entry') return t.shut
    return sayFailure(trouble, lang)
  }
}
