import { useEffect, useState } from 'preact/hooks'
import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Device } from '#vault/device/device.ts'
import { sweepPrivateFiles } from '#vault/package/sinks.ts'
import type { Session } from './api.ts'
import { ForgetDevice } from './device.tsx'
import { Door } from './door.tsx'
import { Enter } from './enter.tsx'
import { Inside } from './inside.tsx'
import { knownDevice } from './on-device.ts'
import type { PageData } from './page-data.ts'
import { Start } from './start.tsx'

export type Place =
  | { readonly at: 'door' | 'start' | 'enter' | 'forget' }
  | { readonly at: 'inside'; readonly session: Session }

type Props = { readonly lang: Lang; readonly page: PageData }

/** Outside or inside a logbook. Leaving the page, by any way, leaves nothing of it behind. */
export function LogbookApp({ lang, page }: Props) {
  const { installation } = page
  const [place, setPlace] = useState<Place>({ at: 'door' })
  const [news, setNews] = useState('')
  const [able, setAble] = useState(true)
  const [device, setDevice] = useState<Device | null>(null)
  const go = (to: Place, says = '') => {
    setPlace(to)
    setNews(says)
    scrollTo({ top: 0, behavior: 'instant' })
  }
  useEffect(() => {
    canSign().then(setAble)
    knownDevice().then(setDevice)
    sweepPrivateFiles().catch(() => undefined)
    const leaving = () => go({ at: 'door' })
    addEventListener('pagehide', leaving)
    return () => removeEventListener('pagehide', leaving)
  }, [])
  const t = logbookText(lang)
  if (!able) return <p role="alert">{t.tooOld}</p>
  return (
    <>
      <p role="status" class={news ? 'logbook-news' : 'sr-only'}>
        {news}
      </p>
      {place.at === 'door' && <Door lang={lang} go={go} kept={device !== null} />}
      {place.at === 'start' && <Start lang={lang} installation={installation} go={go} />}
      {place.at === 'enter' && <Enter lang={lang} installation={installation} device={device} go={go} />}
      {place.at === 'forget' && device && (
        <ForgetDevice
          lang={lang}
          device={device}
          waiting={null}
          forgot={() => {
            setDevice(null)
            go({ at: 'door' }, deviceText(lang).forgotten)
          }}
          back={() => go({ at: 'door' })}
        />
      )}
      {place.at === 'inside' && (
        <Inside
          lang={lang}
          page={page}
          session={place.session}
          known={device}
          leave={async (says, forgot) => {
            // shut before anything is asked of the device, so that nothing is shown or sent meanwhile
            go({ at: 'door' }, says)
            setDevice(forgot ? null : await knownDevice())
          }}
        />
      )}
    </>
  )
}

/** Whether the browser has what the logbook is locked with. */
async function canSign(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    return true
  } catch {
    return false
  }
}
