import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { deviceText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Device } from '#vault/device/device.ts'
import { sweepPrivateFiles } from '#vault/package/sinks.ts'
import type { Session } from './api.ts'
import { BackButton } from './form.tsx'
import type { Part } from './inside.tsx'
import { callSafe } from './on-device.ts'
import { hasPasskeys, PasskeyHere } from './passkey-here.tsx'

/** What this device keeps of the logbook: nothing, unless somebody has said that it is theirs and safe. */
export function DeviceNote({ lang, session, go }: Part) {
  const t = deviceText(lang)
  return (
    <p class="quiet screen-only">
      {session.device ? t.kept : t.notKept}{' '}
      <button class="back-button" type="button" onClick={() => go({ at: 'device' })}>
        {session.device ? t.forget : t.ask}
      </button>
      {session.device && hasPasskeys() && (
        <>
          {' '}
          <button class="back-button" type="button" onClick={() => go({ at: 'device' })}>
            {t.passkey.title}
          </button>
        </>
      )}
    </p>
  )
}

type PageProps = Part & { readonly known: Device | null; readonly forgot: (says: string) => void }

/** Asks whether the device is safe, and no is the answer that is nearest; or has it forget. */
export function DevicePage({ known, forgot, ...part }: PageProps) {
  const { lang, session, take, go } = part
  const [working, setWorking] = useState(false)
  const t = deviceText(lang)
  if (session.device)
    return (
      <ForgetDevice
        lang={lang}
        device={session.device}
        waiting={session.waiting.length}
        forgot={() => forgot(t.forgotten)}
        back={() => go({ at: 'list' })}
      >
        <PasskeyHere {...part} />
      </ForgetDevice>
    )
  const answer = async () => {
    if (working) return
    setWorking(true)
    const kept = (await somebodyElse(known, session)) ? 'another' : await callSafe(session)
    setWorking(false)
    if (kept === 'another') take(session, t.another)
    else take(kept ?? session, kept ? t.answeredYes : t.cannot)
  }
  return (
    <>
      <h1>{t.ask}</h1>
      <ul>
        {t.means.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <p class="logbook-buttons">
        <button class="button button-primary" type="button" onClick={() => take(session, t.answeredNo)}>
          {t.no}
        </button>
        <button class="button button-secondary" type="button" aria-disabled={working} onClick={answer}>
          {t.yes}
        </button>
      </p>
    </>
  )
}

/** Whether the device keeps another logbook, or this one for another member. */
async function somebodyElse(known: Device | null, { logbook }: Session): Promise<boolean> {
  const copy = await known?.recall()
  return !!copy && (copy.seen.logbook !== logbook.id || copy.slot !== logbook.slot)
}

type ForgetProps = {
  readonly lang: Lang
  readonly device: Device
  /** How many entries would be lost; null from outside, where they cannot be counted for sure. */
  readonly waiting: number | null
  readonly forgot: () => void
  readonly back: () => void
  readonly children?: ComponentChildren
}

/** Erases all that this device keeps: copy, drafts, keys, and what a package may have left. */
export function ForgetDevice({ lang, device, waiting, forgot, back, children }: ForgetProps) {
  const t = deviceText(lang)
  return (
    <>
      <h1>{t.forget}</h1>
      <p>{t.forgetSays}</p>
      {waiting === null && <p>{t.forgetLoses}</p>}
      {waiting !== null && waiting > 0 && <p role="alert">{t.forgetWaiting(waiting)}</p>}
      <p class="logbook-buttons">
        <button
          class="button button-primary"
          type="button"
          onClick={async () => {
            await device.forget()
            await sweepPrivateFiles().catch(() => undefined)
            forgot()
          }}
        >
          {t.forgetDo}
        </button>
        <BackButton lang={lang} back={back} />
      </p>
      {children}
    </>
  )
}
