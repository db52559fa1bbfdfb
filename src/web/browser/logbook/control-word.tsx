import { useEffect, useState } from 'preact/hooks'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { controlWord } from '#vault/control-word.ts'
import { endingOf } from '#vault/logbook.ts'
import type { Session } from './api.ts'

/** What to write beside the code, so that it shows if anything is taken away or changed. */
export function ControlWord({ lang, session }: { readonly lang: Lang; readonly session: Session }) {
  const [word, setWord] = useState('')
  const ending = endingOf(session.logbook)
  useEffect(() => {
    controlWord(ending).then(setWord)
  }, [ending.head])
  if (ending.count === 0) return null
  const t = logbookText(lang)
  return (
    <section class="control-word" aria-labelledby="control-word">
      <h2 id="control-word">{t.control}</h2>
      <p>
        <strong class="control-letters">{word}</strong>
      </p>
      <p class="quiet">{t.controlSays(ending.count)}</p>
    </section>
  )
}
