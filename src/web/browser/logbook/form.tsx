import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx'

type Props = {
  readonly lang: Lang
  readonly button: string
  /** What is said while it takes time. */
  readonly busy: string
  /** Faults with what was sent, or none when it was accepted. */
  readonly send: (typed: FormData) => Promise<readonly FieldFault[]>
  readonly back?: () => void
  /** Told of what stands in the form, each time that it changes. */
  readonly typing?: ((typed: FormData) => void) | undefined
  readonly children: (faults: readonly FieldFault[]) => ComponentChildren
}

/** A form that is answered on this page and sent nowhere; what was typed stays until it is accepted. */
export function Form({ lang, button, busy, send, back, typing, children }: Props) {
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [working, setWorking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('.error-summary')?.focus()
  }, [faults])
  return (
    <form
      ref={form}
      class="logbook-form"
      noValidate
      autocomplete="off"
      onInput={typing && (({ currentTarget }) => typing(new FormData(currentTarget)))}
      onSubmit={async (event) => {
        event.preventDefault()
        if (working) return
        setWorking(true)
        const typed = new FormData(event.currentTarget)
        try {
          setFaults(await send(typed))
        } finally {
          setWorking(false)
        }
      }}
    >
      <ErrorSummary faults={faults} lang={lang} />
      {children(faults)}
      <p class="logbook-buttons">
        <button class="button button-primary" type="submit" aria-disabled={working}>
          {button}
        </button>
        {back && <BackButton lang={lang} back={back} />}
      </p>
      <p role="status">{working ? busy : ''}</p>
    </form>
  )
}

export const BackButton = ({ lang, back }: { readonly lang: Lang; readonly back: () => void }) => (
  <button class="button button-secondary" type="button" onClick={back}>
    {logbookText(lang).back}
  </button>
)

export const textIn = (typed: FormData, name: string): string => String(typed.get(name) ?? '').trim()
