import { useEffect, useState } from 'preact/hooks'
import { deviceText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { parseCode } from '#vault/code.ts'
import type { Device } from '#vault/device/device.ts'
import { type Keys, keysOf, secretsOfCode } from '#vault/keys.ts'
import { makePasskey, usePasskey } from '#vault/passkey.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { CodeField } from './code-field.tsx'
import { Form, textIn } from './form.tsx'
import type { Part } from './inside.tsx'
import { sayCodeFault } from './say-failure.ts'

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in globalThis

/** A passkey as one more way in on this device, for whoever shows the code once more. The code goes on opening it too. */
export function PasskeyHere({ lang, session: { keys, device }, page }: Part) {
  const [made, setMade] = useState<boolean | null>(null)
  const t = deviceText(lang).passkey
  useEffect(() => {
    device?.passkey().then((id) => setMade(id !== null))
  }, [device])
  if (!device || !hasPasskeys() || made === null) return null
  if (made)
    return (
      <section aria-labelledby="passkey">
        <h2 id="passkey">{t.title}</h2>
        <p role="status">{t.made}</p>
        <button
          class="button button-secondary"
          type="button"
          onClick={async () => {
            await device.dropLocked()
            setMade(false)
          }}
        >
          {t.remove}
        </button>
        <p class="quiet">{t.removeSays}</p>
      </section>
    )
  const make = async (typed: FormData) => {
    const code = parseCode(textIn(typed, 'code'))
    if (!code.ok) return [{ field: 'code', says: sayCodeFault(code.error, lang) }]
    const secrets = await secretsOfCode(code.value, page.installation)
    if ((await keysOf(secrets)).verifier !== keys.verifier) return [{ field: 'code', says: t.otherCode }]
    const passkey = await makePasskey(t.name).catch(() => null)
    if (!passkey) return [{ field: 'code', says: t.cannot }]
    await device.keepLocked(secrets, passkey)
    setMade(true)
    return []
  }
  return (
    <section aria-labelledby="passkey">
      <h2 id="passkey">{t.title}</h2>
      <p>{t.means}</p>
      <p>{t.shared}</p>
      <Form lang={lang} button={t.make} busy={t.making} send={make}>
        {(faults) => <CodeField lang={lang} fault={faultOf(faults, 'code')} />}
      </Form>
    </section>
  )
}

type EnterProps = {
  readonly lang: Lang
  readonly device: Device
  /** Opens with the keys; answers what went wrong, if anything. */
  readonly open: (keys: Keys) => Promise<string | null>
}

/** Opens the logbook by the passkey that was made for it here; nothing where there is none. */
export function EnterByPasskey({ lang, device, open }: EnterProps) {
  const [id, setId] = useState<Awaited<ReturnType<Device['passkey']>>>(null)
  const [says, setSays] = useState('')
  const t = deviceText(lang).passkey
  useEffect(() => {
    device.passkey().then(setId)
  }, [device])
  if (!id || !hasPasskeys()) return null
  return (
    <div>
      <button
        class="button button-primary"
        type="button"
        onClick={async () => {
          const answer = await usePasskey(id).catch(() => null)
          const secrets = answer && (await device.unlock(answer))
          setSays(secrets ? ((await open(await keysOf(secrets))) ?? '') : t.failed)
        }}
      >
        {t.open}
      </button>
      <p role="alert">{says}</p>
    </div>
  )
}
