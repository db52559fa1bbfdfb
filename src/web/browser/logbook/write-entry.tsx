import { useMemo } from 'preact/hooks'
import type { Draft, EntryId, Happening } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { deviceText, logbookText } from '#text/index.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { TextArea } from '../../ui/field.tsx'
import type { Session } from './api.ts'
import { asForm, useDraft } from './draft.tsx'
import { Form, textIn } from './form.tsx'
import { HappeningFields } from './happening-fields.tsx'
import type { Part } from './inside.tsx'
import { linesOf } from './lines-of.ts'
import { write } from './on-device.ts'
import { asFarAsWritten, faultsOfWhy, readHappening } from './read-happening.ts'
import { sayFailure } from './say-failure.ts'

/** Writes something that happened, or how an entry should have been. */
export function WriteEntry({ lang, session, take, go, of }: Part & { readonly of: EntryId | null }) {
  const t = logbookText(lang)
  // the same name for each attempt, so that sending twice writes once
  const id = useMemo(makeEntryId, [])
  const { before, keep, done } = useDraft(session.device, of)
  const corrected = of === null ? null : asItStands(session, of)
  if (before === undefined) return null
  const whyBefore = before ? textIn(asForm(before), 'why') : undefined
  const told = before ? asFarAsWritten(asForm(before), lang) : (corrected?.happening ?? null)
  return (
    <>
      <h1>{corrected ? t.correctTitle(corrected.seq) : t.write}</h1>
      {corrected && <p class="quiet">{t.correctLead}</p>}
      <p class="quiet">{session.device ? deviceText(lang).draft : t.unsaved}</p>
      {before && <p role="status">{deviceText(lang).draftBack}</p>}
      <Form
        lang={lang}
        button={t.save}
        busy={t.saving}
        back={() => go({ at: 'list' })}
        typing={keep}
        send={async (typed) => {
          const told = readHappening(typed, lang)
          const why = textIn(typed, 'why')
          const faults = [...(told.ok ? [] : told.error), ...(of === null ? [] : faultsOfWhy(why, lang))]
          if (!told.ok || faults.length > 0) return faults
          const now = toInstant(new Date())
          const draft: Draft =
            of === null
              ? { id, written: now, kind: 'event', ...told.value }
              : { id, written: now, kind: 'correction', of, why, now: told.value }
          done()
          const written = await write(session, draft)
          if (!written.ok) {
            keep?.(typed)
            return [{ field: 'what', says: sayFailure(written.error, lang) }]
          }
          const { waiting, logbook } = written.value
          take(written.value, waiting.length > 0 ? deviceText(lang).savedHere : t.saved(logbook.entries.length))
          return []
        }}
      >
        {(faults) => (
          <>
            <HappeningFields lang={lang} faults={faults} told={told} />
            {corrected && (
              <TextArea
                lang={lang}
                name="why"
                label={t.why}
                rows={2}
                value={whyBefore}
                fault={faultOf(faults, 'why')}
              />
            )}
          </>
        )}
      </Form>
    </>
  )
}

/** What an entry says now, its corrections taken in. */
function asItStands({ logbook }: Session, of: EntryId): { seq: number; happening: Happening } | null {
  const line = linesOf(logbook).find(({ entry }) => entry.id === of)
  if (line?.entry.kind !== 'event') return null
  return { seq: line.seq, happening: line.corrections.at(-1)?.entry.now ?? line.entry }
}
