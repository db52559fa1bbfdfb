import { useState } from 'preact/hooks'
import type { Draft, EntryId } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { deviceText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { Radios } from '../../../ui/choices.tsx'
import { faultOf } from '../../../ui/error-summary.tsx'
import { BackButton, Form, textIn } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { linesOf } from '../lines-of.ts'
import { ChooseFields, readChosen } from './choose-fields.tsx'
import { Reading, useReading } from './reading.tsx'
import { type Registered, registerAll, registerWithCopy, type Told } from './register.ts'
import { SaveDrafts } from './save-drafts.tsx'
import { type Event, readWords, WordsFields } from './words-fields.tsx'

type Chosen = { readonly minor: boolean | undefined; readonly files: readonly File[]; readonly copy: boolean }

type Stage =
  | { readonly at: 'asked' }
  | { readonly at: 'choosing'; readonly minor: boolean | undefined }
  | { readonly at: 'telling'; readonly chosen: Chosen; readonly typed: FormData | null; readonly says: string }
  | { readonly at: 'saving'; readonly drafts: readonly Draft[]; readonly says: string }

const ANSWERS = { yes: true, no: false, unknown: undefined } as const

/** Tilføj et bevis: what it may be, which files, what they are; then each is read where it lies and written into the logbook. */
export function AddEvidence({ lang, session, page, hold, take, go }: Part) {
  const [stage, setStage] = useState<Stage>({ at: 'asked' })
  const { progress, run, stop } = useReading(hold)
  const t = logbookEvidenceText(lang)
  const back = () => go({ at: 'list' })

  async function read(chosen: Chosen, told: readonly Told[], typed: FormData): Promise<void> {
    const about = (textIn(typed, 'about') || null) as EntryId | null
    const bytes = told.reduce((sum, { file }) => sum + file.size, 0)
    const failed = (says: string) => setStage({ at: 'telling', chosen, typed, says })
    try {
      const result = await run(bytes, (watching, step) => {
        const asked = { worker: page.worker, sexualMinor: chosen.minor, watching }
        if (chosen.copy) return registerWithCopy(told, session, lang, asked)
        return registerAll(told, { ...asked, onFile: (number) => step(t.readingFile(number, told.length)) })
      })
      if (!result.ok) return failed(result.error.type === 'cancelled' ? t.stopped : t.faults[result.error.type])
      const { records, sealed } = result.value
      const unread = records.filter(({ sha256 }) => sha256 === undefined).length
      const says = [
        t.registered(records.length),
        unread > 0 && t.unreadable(unread),
        sealed && t.copied(sealed.fileName),
      ]
      setStage({ at: 'saving', drafts: draftsOf(result.value, about), says: says.filter(Boolean).join(' ') })
    } catch {
      failed(t.faults.broken)
    }
  }

  if (page.professional)
    return (
      <>
        <h1>{t.add}</h1>
        <p class="logbook-news">{t.professional}</p>
        <p>{t.professionalDo}</p>
        <p class="logbook-buttons">
          <BackButton lang={lang} back={back} />
        </p>
      </>
    )
  if (stage.at === 'saving')
    return (
      <SaveDrafts
        lang={lang}
        session={session}
        hold={hold}
        drafts={stage.drafts}
        saved={(now) => take(now, now.waiting.length > 0 ? deviceText(lang).savedHere : stage.says)}
      />
    )
  return (
    <>
      <h1>{stage.at === 'asked' ? t.add : stage.at === 'choosing' ? t.chooseTitle : t.wordsTitle}</h1>
      {stage.at === 'asked' && (
        <>
          <p>{t.lead}</p>
          <p>
            <a href={href(lang, '/hjaelp/beviser')} target="_blank" rel="noreferrer">
              {t.guide}
            </a>
          </p>
          <Form
            key="asked"
            lang={lang}
            button={t.next}
            busy=""
            back={back}
            send={async (typed) => {
              const answer = textIn(typed, 'minor') as keyof typeof ANSWERS
              if (!(answer in ANSWERS)) return [{ field: 'minor', says: t.minorMissing }]
              setStage({ at: 'choosing', minor: ANSWERS[answer] })
              return []
            }}
          >
            {(faults) => (
              <Radios
                lang={lang}
                name="minor"
                legend={t.minor}
                hint={t.minorHint}
                choices={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t[value] }))}
                chosen={[]}
                fault={faultOf(faults, 'minor')}
              />
            )}
          </Form>
        </>
      )}
      {stage.at === 'choosing' && (
        <Form
          key="choosing"
          lang={lang}
          button={t.next}
          busy=""
          back={() => setStage({ at: 'asked' })}
          send={async (typed) => {
            const { faults, files, copy } = readChosen(typed, lang)
            if (faults.length > 0) return faults
            const chosen = { minor: stage.minor, files, copy }
            setStage({ at: 'telling', chosen, typed: null, says: '' })
            return []
          }}
        >
          {(faults) => <ChooseFields lang={lang} minor={stage.minor} faults={faults} />}
        </Form>
      )}
      {stage.at === 'telling' && progress && <Reading lang={lang} progress={progress} stop={stop} />}
      {stage.at === 'telling' && !progress && (
        <>
          {stage.says && <p role="alert">{stage.says}</p>}
          <Form
            key="telling"
            lang={lang}
            button={stage.chosen.copy ? t.registerCopy : t.register}
            busy=""
            back={() => setStage({ at: 'choosing', minor: stage.chosen.minor })}
            send={async (typed) => {
              const { told, faults } = readWords(typed, stage.chosen.files, lang)
              if (faults.length === 0) void read(stage.chosen, told, typed)
              return faults
            }}
          >
            {(faults) => (
              <WordsFields
                lang={lang}
                files={stage.chosen.files}
                events={eventsOf(session, t.aboutEntry)}
                faults={faults}
                typed={stage.typed}
              />
            )}
          </Form>
        </>
      )}
    </>
  )
}

/** What happened, to choose from, as it stands now. */
function eventsOf({ logbook }: Part['session'], say: (seq: number, what: string) => string): Event[] {
  return linesOf(logbook).flatMap(({ seq, entry, corrections }) => {
    if (entry.kind !== 'event') return []
    const { what } = corrections.at(-1)?.entry.now ?? entry
    return [{ value: entry.id, label: say(seq, what.length > 60 ? `${what.slice(0, 60)} …` : what) }]
  })
}

function draftsOf({ records, sealed }: Registered, about: EntryId | null): Draft[] {
  const written = toInstant(new Date())
  const drafts = records.map((evidence): Draft => ({ kind: 'evidence', id: makeEntryId(), written, evidence, about }))
  if (!sealed) return drafts
  const entries = drafts.map(({ id }) => id)
  const { id, seal } = sealed
  return [...drafts, { kind: 'package', id: makeEntryId(), written, package: id, seal, withMaterial: true, entries }]
}
