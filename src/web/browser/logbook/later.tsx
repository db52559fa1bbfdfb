import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import type { Part } from './inside.tsx'

type Props = { readonly part: Part; readonly load: () => Promise<FunctionComponent<Part>> }

/** A part of the logbook that few need at once, fetched when it is asked for. */
export function Later({ part, load }: Props) {
  const [loaded, setLoaded] = useState<{ readonly View: FunctionComponent<Part> } | 'failed' | null>(null)
  useEffect(() => {
    load().then(
      (View) => setLoaded({ View }),
      () => setLoaded('failed'),
    )
  }, [])
  const t = logbookEvidenceText(part.lang)
  if (loaded === 'failed') return <p role="alert">{t.notLoaded}</p>
  if (!loaded) return <p role="status">{t.loading}</p>
  return <loaded.View {...part} />
}
