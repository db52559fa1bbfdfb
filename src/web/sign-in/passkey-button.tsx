import type { ComponentChildren } from 'preact'
import type { PasskeyAsk } from './passkey.ts'

type Props = {
  readonly ask: PasskeyAsk
  readonly does: 'use' | 'make'
  readonly label: string
  readonly failed: string
  readonly first?: boolean
  readonly children?: ComponentChildren
}

/** Part of a form, shown where the browser knows passkeys: nothing of it works without a script. */
export function PasskeyButton({ ask, does, label, failed, first, children }: Props) {
  const id = `passkey-${does}-says`
  return (
    <div data-passkey-part hidden>
      {children}
      <input type="hidden" name="passkey" value="" />
      <input type="hidden" name="passkey-ticket" value={ask.ticket} />
      <p>
        <button
          class={first ? 'button button-primary' : 'button button-secondary'}
          type="button"
          data-passkey={does}
          data-options={ask.options}
          data-failed={failed}
          aria-describedby={id}
        >
          {label}
        </button>
      </p>
      <p id={id} role="alert" />
    </div>
  )
}
