import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '#core/logbook/entry.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import type { Session } from '../api.ts'
import { sayFailure } from '../say-failure.ts'
import { appendAll } from './register.ts'

type Props = {
  readonly lang: Lang
  readonly session: Session
  readonly hold: (held: boolean) => void
  readonly drafts: readonly Draft[]
  readonly saved: (session: Session) => void
}

type Stopped = { readonly done: number; readonly says: string }

/** Writes what has been registered; when the net goes, the rest waits here and is sent from where it stopped. */
export function SaveDrafts({ lang, session, hold, drafts, saved }: Props) {
  const [number, setNumber] = useState(1)
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const now = useRef(session)
  const t = logbookEvidenceText(lang)
  const save = async (from: number) => {
    setStopped(null)
    hold(true)
    const written = await appendAll(now.current, drafts.slice(from), (one) => setNumber(from + one))
    hold(false)
    now.current = written.session
    if (!written.failure) return saved(written.session)
    setStopped({ done: from + written.done, says: sayFailure(written.failure, lang) })
  }
  useEffect(() => {
    void save(0)
  }, [])
  if (!stopped) return <p role="status">{t.saving(number, drafts.length)}</p>
  return (
    <>
      <p role="alert">
        {stopped.says} {t.halfSaved(stopped.done, drafts.length)}
      </p>
      <p class="logbook-buttons">
        <button class="button button-primary" type="button" onClick={() => save(stopped.done)}>
          {t.tryAgain}
        </button>
      </p>
    </>
  )
}
