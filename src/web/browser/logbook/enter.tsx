import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { parseCode } from '#vault/code.ts'
import type { Device } from '#vault/device/device.ts'
import type { Keys } from '#vault/keys.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { type Failure, keysOfCode, openLogbook, type Session } from './api.ts'
import type { Place } from './app.tsx'
import { CodeField } from './code-field.tsx'
import { Form, textIn } from './form.tsx'
import { openKept } from './on-device.ts'
import { EnterByPasskey } from './passkey-here.tsx'
import { sayCodeFault, sayFailure } from './say-failure.ts'
import { send } from './send.ts'

type Props = {
  readonly lang: Lang
  readonly installation: string
  /** The device, when it has been called safe. */
  readonly device: Device | null
  readonly go: (to: Place, says?: string) => void
}

/** Opens a logbook with a code. Of one that has been meddled with, what is sound is shown, and what is wrong told. */
export function Enter({ lang, installation, device, go }: Props) {
  const t = logbookText(lang)
  /** What went wrong, if anything did. */
  const open = async (keys: Keys): Promise<string | null> => {
    const opened = device ? await openKept(send, keys, device) : await openLogbook(send, keys)
    const session = opened.ok ? opened.value : soundOf(opened.error, keys)
    if (session) {
      go({ at: 'inside', session })
      return null
    }
    if (opened.ok) return null
    const meddled = opened.error.type === 'unsound' && opened.error.fault.type !== 'shut-out'
    const says = sayFailure(opened.error, lang)
    return meddled ? `${t.unsoundTitle}: ${says} ${t.unsoundDo}` : says
  }
  return (
    <>
      <h1>{t.openTitle}</h1>
      {device && <EnterByPasskey lang={lang} device={device} open={open} />}
      <Form
        lang={lang}
        button={t.open}
        busy={t.opening}
        back={() => go({ at: 'door' })}
        send={async (typed) => {
          const code = parseCode(textIn(typed, 'code'))
          if (!code.ok) return [{ field: 'code', says: sayCodeFault(code.error, lang) }]
          const says = await open(await keysOfCode(code.value, installation))
          return says === null ? [] : [{ field: 'code', says }]
        }}
      >
        {(faults) => <CodeField lang={lang} fault={faultOf(faults, 'code')} />}
      </Form>
    </>
  )
}

/** What can still be read of a logbook that is not sound, if anything; nothing is kept of it. */
function soundOf(failure: Failure, keys: Keys): Session | null {
  if (failure.type !== 'unsound' || !failure.sound?.entries.length) return null
  return { send, keys, logbook: failure.sound, leaves: [], receipts: [], device: null, waiting: [], trouble: failure }
}
