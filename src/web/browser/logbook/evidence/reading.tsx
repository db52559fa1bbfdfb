import { useEffect, useRef, useState } from 'preact/hooks'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import type { Watching } from '../../package/worker.ts'

type Progress = { readonly percent: number; readonly step?: string | undefined }

type Hold = (held: boolean) => void

/**
 * Files being read: the logbook does not lock meanwhile, and leaving it stops the reading. `run` gives the work what to be watched
 * by, and answers what it answered.
 */
export function useReading(hold: Hold) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      stop.current?.abort()
      hold(false)
    },
    [],
  )
  async function run<T>(bytes: number, work: (watching: Watching, step: (says: string) => void) => Promise<T>) {
    const stopping = new AbortController()
    stop.current = stopping
    let step: string | undefined
    const show = (percent: number) => setProgress({ percent, step })
    show(0)
    hold(true)
    try {
      const onBytes = (count: number) => show(Math.min(99, Math.floor((count / Math.max(1, bytes)) * 100)))
      return await work({ onBytes, signal: stopping.signal }, (says) => {
        step = says
        setProgress((now) => ({ percent: now?.percent ?? 0, step }))
      })
    } finally {
      hold(false)
      setProgress(null)
    }
  }
  return { progress, run, stop: () => stop.current?.abort() }
}

type Props = { readonly lang: Lang; readonly progress: Progress; readonly stop: () => void }

/** How far the reading has come, what to do meanwhile, and how to end it. */
export function Reading({ lang, progress: { percent, step }, stop }: Props) {
  const t = logbookEvidenceText(lang)
  return (
    <>
      <p role="status">
        {t.reading(percent - (percent % 10))}
        {step && ` · ${step}`}
      </p>
      <progress class="check-progress" max={100} value={percent} aria-label={t.reading(percent)} />
      <p>{t.keepOpen}</p>
      <p class="logbook-buttons">
        <button class="button button-secondary" type="button" onClick={stop}>
          {t.stop}
        </button>
      </p>
    </>
  )
}
