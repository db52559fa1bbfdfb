import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Place } from './app.tsx'

type Props = { readonly lang: Lang; readonly go: (to: Place) => void; readonly kept: boolean }

/** Start a logbook, or open one; `kept` when this device remembers one. */
export function Door({ lang, go, kept }: Props) {
  const t = logbookText(lang)
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p class="logbook-doors">
        <button class="button button-primary" type="button" onClick={() => go({ at: 'start' })}>
          {t.start}
        </button>
        <button class="button button-secondary" type="button" onClick={() => go({ at: 'enter' })}>
          {t.open}
        </button>
      </p>
      {kept && (
        <p>
          {deviceText(lang).keptDoor}{' '}
          <button class="back-button" type="button" onClick={() => go({ at: 'forget' })}>
            {deviceText(lang).forget}
          </button>
        </p>
      )}
      <h2>{t.aboutTitle}</h2>
      <ul>
        {t.about.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
    </>
  )
}
