import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryId } from '#core/logbook/entry.ts'
import { deviceText } from '#text/index.ts'
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

async function writingOn(device: Device): Promise<Writing | null> {
  const kept = await device.writing()
  return typeof kept === 'object' && kept !== null && 'typed' in kept ? (kept as Writing) : null
}

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
    writingOn(device).then((kept) => setBefore(kept?.of === of ? kept : null))
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
          device.keepWriting(writing).catch(() => undefined)
        }
        due.current = { timer: setTimeout(run, PAUSE_MS), run }
      }
    : undefined
  return { before, keep, done }
}

/** That there is a draft, to be gone on with or dropped. */
export function DraftNote({ lang, session: { device }, go }: Part) {
  const [writing, setWriting] = useState<Writing | null>(null)
  useEffect(() => {
    if (device) writingOn(device).then(setWriting)
  }, [device])
  if (!device || !writing) return null
  const t = deviceText(lang)
  const { of } = writing
  return (
    <p class="logbook-news screen-only">
      {t.draftFound}{' '}
      <button
        class="back-button"
        type="button"
        onClick={() => go(of === null ? { at: 'write' } : { at: 'correct', of })}
      >
        {t.draftResume}
      </button>{' '}
      <button
        class="back-button"
        type="button"
        onClick={async () => {
          await device.keepWriting(null)
          setWriting(null)
        }}
      >
        {t.draftDrop}
      </button>
    </p>
  )
}
