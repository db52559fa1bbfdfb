import { useState } from 'preact/hooks'
import type { EntryOf } from '#core/logbook/entry.ts'
import { recognise } from '#core/logbook/evidence.ts'
import { type Instant, toInstant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { entriesOf } from '#vault/logbook.ts'
import { faultOf } from '../../../ui/error-summary.tsx'
import { ask } from '../../package/worker.ts'
import { BackButton, Form } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { FileField, filesIn } from './file-field.tsx'
import { Reading, useReading } from './reading.tsx'

type Registered = { readonly seq: number; readonly entry: EntryOf<'evidence'> }

type Answer = { readonly same: readonly Registered[]; readonly named: readonly Registered[] }

/** Er det stadig den samme fil? A file read now, held against every fingerprint in the logbook. */
export function SameFile({ lang, session, page, hold, go }: Part) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [says, setSays] = useState('')
  const { progress, run, stop } = useReading(hold)
  const { same: t, ...common } = logbookEvidenceText(lang)
  const registered = registeredIn(session)
  const back = () => go({ at: 'list' })

  async function look(file: File): Promise<void> {
    try {
      const { result } = await run(file.size, (watching) => ask(page.worker, { task: 'fingerprint', file }, watching))
      if (!result.ok) return setSays(common.faults[result.error.type])
      setAnswer({
        same: registered.filter(({ entry }) => recognise(entry.evidence, result.value) === 'same'),
        named: registered.filter(({ entry }) => entry.evidence.name === file.name),
      })
    } catch {
      setSays(common.faults.broken)
    }
  }

  return (
    <>
      <h1>{t.title}</h1>
      {page.professional && <p class="logbook-news">{common.professional}</p>}
      {!page.professional && registered.length === 0 && <p>{t.none}</p>}
      {progress && <Reading lang={lang} progress={progress} stop={stop} />}
      {!page.professional && registered.length > 0 && !progress && !answer && (
        <>
          <p>{t.lead}</p>
          {says && <p role="alert">{says}</p>}
          <Form
            lang={lang}
            button={t.check}
            busy=""
            back={back}
            send={async (typed) => {
              const [file] = filesIn(typed, 'file')
              setSays('')
              if (!file) return [{ field: 'file', says: t.missing }]
              void look(file)
              return []
            }}
          >
            {(faults) => <FileField lang={lang} name="file" label={t.file} fault={faultOf(faults, 'file')} />}
          </Form>
        </>
      )}
      {answer && <Told lang={lang} answer={answer} />}
      {answer && <Unread lang={lang} registered={registered} />}
      {(answer || page.professional || registered.length === 0) && (
        <p class="logbook-buttons">
          {answer && (
            <button class="button button-primary" type="button" onClick={() => setAnswer(null)}>
              {t.again}
            </button>
          )}
          <BackButton lang={lang} back={back} />
        </p>
      )}
    </>
  )
}

function Told({ lang, answer: { same, named } }: { readonly lang: Lang; readonly answer: Answer }) {
  const { same: t } = logbookEvidenceText(lang)
  const now = toInstant(new Date())
  const when = (at: Instant) => sayMoment(at, now, lang)
  if (same.length > 0)
    return (
      <div role="status">
        <p class="lead">{t.yes}</p>
        {same.map(({ seq, entry }) => (
          <p key={seq}>{t.yesOf(seq, entry.evidence.words.what, when(entry.written))}</p>
        ))}
      </div>
    )
  return (
    <div role="status">
      <p class="lead">{t.no}</p>
      {named.length === 0 && <p>{t.noOther}</p>}
      {named.map(({ seq }) => (
        <p key={seq}>{t.noNamed(seq)}</p>
      ))}
    </div>
  )
}

function Unread({ lang, registered }: { readonly lang: Lang; readonly registered: readonly Registered[] }) {
  const unread = registered.filter(({ entry }) => entry.evidence.sha256 === undefined).length
  return unread > 0 ? <p class="quiet">{logbookEvidenceText(lang).same.unread(unread)}</p> : null
}

const registeredIn = ({ logbook }: Part['session']): readonly Registered[] =>
  entriesOf(logbook).flatMap(({ seq, entry }) => (entry?.kind === 'evidence' ? [{ seq, entry }] : []))
