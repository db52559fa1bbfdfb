import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryId } from '#core/logbook/entry.ts'
import { deviceText, logbookText } from '#text/index.ts'
import type { Device } from '#vault/device/device.ts'
import type { Part } from './inside.tsx'

/** What stands in the form just now, and what it is a correction of, if it is. */
type Writing = { readonly of: EntryId | null; readonly typed: readonly (readonly [string, string])[] }

/** So long after the last key is the draft kept. */
const PAUSE_MS = 300

export const asForm = ({ typed }: Writing): FormData => {
  const form = new FormData()
  for (const [name, value] of typed) form.append(name, value)
  return form
}

const isWriting = (kept: unknown): kept is Writing => typeof kept === 'object' && kept !== null && 'typed' in kept

type Draft = {
  /** What was being written when the page went away; undefined until that is known. */
  readonly before: Writing | null | undefined
  readonly keep: ((typed: FormData) => void) | undefined
  /** To be called before it is saved as an entry, so that it is not kept as a draft once more. */
  readonly done: () => void
}

/** The draft of a form, on a device that is safe; on any other there is none. */
export function useDraft(device: Device | null, of: EntryId | null): Draft {
  const [before, setBefore] = useState<Writing | null | undefined>(device ? undefined : null)
  const due = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly run: () => void } | null>(null)
  const done = () => {
    clearTimeout(due.current?.timer)
    due.current = null
  }
  useEffect(() => {
    if (!device) return
    device.writing(of).then(
      (kept) => setBefore(isWriting(kept) && kept.of === of ? kept : null),
      // another page has made the device forget
      () => setBefore(null),
    )
    return () => {
      const late = due.current
      done()
      late?.run()
    }
  }, [])
  const keep = device
    ? (typed: FormData) => {
        done()
        const writing = { of, typed: [...typed].map(([name, value]) => [name, String(value)] as const) }
        const run = () => {
          due.current = null
          device.keepWriting(writing, of).catch(() => undefined)
        }
        due.current = { timer: setTimeout(run, PAUSE_MS), run }
      }
    : undefined
  return { before, keep, done }
}

/** That there are drafts, each to be gone on with or dropped. Of what is not in this logbook now, nothing is said. */
export function DraftNotes({ lang, session: { device, logbook }, go }: Part) {
  const [writings, setWritings] = useState<readonly Writing[]>([])
  const read = async () => setWritings(((await device?.writings()) ?? []).filter(isWriting))
  useEffect(() => {
    read().catch(() => undefined)
  }, [device])
  if (!device) return null
  const t = deviceText(lang)
  const seqOf = (of: EntryId) => logbook.entries.find(({ entry }) => entry?.id === of)?.seq
  return (
    <>
      {writings.map(({ of }) => {
        const seq = of === null ? null : seqOf(of)
        if (seq === undefined) return null
        const which = seq !== null && <span class="sr-only">: {logbookText(lang).entryNumber(seq)}</span>
        return (
          <p key={of ?? ''} class="logbook-news screen-only">
            {seq === null ? t.draftFound : t.correctionFound(seq)}{' '}
            <button
              class="back-button"
              type="button"
              onClick={() => go(of === null ? { at: 'write' } : { at: 'correct', of })}
            >
              {t.draftResume}
              {which}
            </button>{' '}
            <button class="back-button" type="button" onClick={() => device.keepWriting(null, of).then(read)}>
              {t.draftDrop}
              {which}
            </button>
          </p>
        )
      })}
    </>
  )
}
