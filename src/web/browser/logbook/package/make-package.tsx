import { useState } from 'preact/hooks'
import { type Draft, LIMITS } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { logbookPackageText } from '#text/logbook-package.ts'
import type { Code } from '#vault/code.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { makePassphrase } from '#vault/package/lock.ts'
import type { Piece } from '#vault/package/write.ts'
import { makePackage } from '../../package/evidence.ts'
import { CodeGroups } from '../code-given.tsx'
import { Reading, useReading } from '../evidence/reading.tsx'
import { BackButton, Form } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { receiptsFrom } from '../package-receipt.ts'
import { type Choice, ChooseEntries, readChoice } from './choose-entries.tsx'
import { choosable, contentOf, idsOf, recordsIn } from './content.ts'
import { MaterialFields, readMaterial } from './material-fields.tsx'
import { type Made, PackageMade } from './package-made.tsx'

type Stage =
  | { readonly at: 'choosing'; readonly choice: Choice | null; readonly says: string }
  | { readonly at: 'material'; readonly choice: Choice }
  | { readonly at: 'code'; readonly choice: Choice; readonly pieces: readonly Piece[]; readonly code: Code }
  | { readonly at: 'made'; readonly made: Made }

/** Pakke til politiet: chosen entries, sealed here and saved on the device; the files themselves only after a page that says so. */
export function MakePackage(part: Part) {
  const { lang, session, page, hold, go } = part
  const [stage, setStage] = useState<Stage>({ at: 'choosing', choice: null, says: '' })
  const { progress, run, stop } = useReading(hold)
  const t = logbookPackageText(lang)
  const { faults: reading } = logbookEvidenceText(lang)
  const lines = choosable(session)

  async function make(choice: Choice, pieces: readonly Piece[], passphrase?: Code): Promise<void> {
    const failed = (says: string) => setStage({ at: 'choosing', choice, says })
    let stamped = false
    const stamp = async (manifest: string) => {
      const receipts = await receiptsFrom(session)(manifest)
      stamped = receipts.length > 0
      return receipts
    }
    try {
      const content = await contentOf(session, choice.lines, pieces, { lang, logKey: page.logKey })
      const bytes = pieces.reduce((sum, { file }) => sum + (file?.size ?? 0), 0)
      const result = await run(bytes, (watching) => {
        // so that what was chosen is there from the first when the reading is no longer shown
        failed('')
        return makePackage(page.worker, { ...watching, content, lang, passphrase, stamp })
      })
      if (!result.ok) return failed(reading[result.error.type])
      const sealed = result.value
      const { id, seal, fileName } = sealed
      const without = pieces.filter(({ file }) => !file).length
      const draft: Draft = {
        kind: 'package',
        id: makeEntryId(),
        written: toInstant(new Date()),
        package: id,
        seal,
        withMaterial: pieces.length > without,
        entries: idsOf(choice.lines, LIMITS.packed),
      }
      const saved = passphrase ? `${fileName}.age` : fileName
      setStage({ at: 'made', made: { sealed, fileName: saved, draft, stamped, without } })
    } catch {
      failed(reading.broken)
    }
  }

  /** Straight on, or by way of the passphrase: it is to be on paper before anything is locked with it. */
  function proceed(choice: Choice, pieces: readonly Piece[]): void {
    if (choice.locked) setStage({ at: 'code', choice, pieces, code: makePassphrase() })
    else void make(choice, pieces)
  }

  if (progress)
    return (
      <>
        <h1>{t.making}</h1>
        <Reading lang={lang} progress={progress} stop={stop} />
      </>
    )
  switch (stage.at) {
    case 'choosing':
      return (
        <>
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
          {stage.says && <p role="alert">{stage.says}</p>}
          {lines.length === 0 ? (
            <>
              <p>{t.empty}</p>
              <BackButton lang={lang} back={() => go({ at: 'list' })} />
            </>
          ) : (
            <Form
              key="choosing"
              lang={lang}
              button={t.next}
              busy=""
              back={() => go({ at: 'list' })}
              send={async (typed) => {
                const choice = readChoice(typed, lines)
                if (choice.lines.length === 0) return [{ field: 'entries', says: t.entriesMissing }]
                const records = recordsIn(choice.lines)
                if (!choice.withMaterial)
                  proceed(
                    choice,
                    records.map((record) => ({ record })),
                  )
                else if (page.professional) return [{ field: 'level', says: t.professional }]
                else if (records.length === 0) return [{ field: 'entries', says: t.noEvidence }]
                else setStage({ at: 'material', choice })
                return []
              }}
            >
              {(faults) => <ChooseEntries lang={lang} lines={lines} faults={faults} choice={stage.choice} />}
            </Form>
          )}
        </>
      )
    case 'material':
      return (
        <>
          <h1>{t.warnTitle}</h1>
          <Form
            key="material"
            lang={lang}
            button={t.make}
            busy=""
            back={() => setStage({ at: 'choosing', choice: stage.choice, says: '' })}
            send={async (typed) => {
              const { pieces, faults } = readMaterial(typed, recordsIn(stage.choice.lines), lang)
              if (faults.length === 0) proceed(stage.choice, pieces)
              return faults
            }}
          >
            {(faults) => <MaterialFields lang={lang} records={recordsIn(stage.choice.lines)} faults={faults} />}
          </Form>
        </>
      )
    case 'code':
      return (
        <>
          <h1>{t.codeTitle}</h1>
          <p>{t.code}</p>
          <CodeGroups lang={lang} code={stage.code} />
          <p class="logbook-buttons">
            <button
              class="button button-primary"
              type="button"
              onClick={() => make(stage.choice, stage.pieces, stage.code)}
            >
              {t.written}
            </button>
            <BackButton lang={lang} back={() => setStage({ at: 'choosing', choice: stage.choice, says: '' })} />
          </p>
        </>
      )
    case 'made':
      return <PackageMade {...part} made={stage.made} />
  }
}
