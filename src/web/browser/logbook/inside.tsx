import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryId } from '#core/logbook/entry.ts'
import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { sharingText } from '#text/sharing.ts'
import type { Device } from '#vault/device/device.ts'
import type { Session } from './api.ts'
import { Chronology } from './chronology.tsx'
import { ControlWord } from './control-word.tsx'
import { DeviceNote, DevicePage } from './device.tsx'
import { DraftNotes } from './draft.tsx'
import { Forget } from './forget.tsx'
import { useIdleLock } from './idle.ts'
import { Later } from './later.tsx'
import { fresh } from './on-device.ts'
import type { PageData } from './page-data.ts'
import { People } from './people.tsx'
import { Receipts } from './receipts.tsx'
import { isClosed, Trouble } from './trouble.tsx'
import { Waiting } from './waiting.tsx'
import { WriteEntry } from './write-entry.tsx'

type View =
  | {
      readonly at:
        | 'list'
        | 'write'
        | 'people'
        | 'forget'
        | 'evidence'
        | 'same-file'
        | 'package'
        | 'device'
        | 'receipts'
        | 'school'
    }
  | { readonly at: 'correct'; readonly of: EntryId }
  /** How it stands with getting a posting removed; null for one not told of before. */
  | { readonly at: 'removal'; readonly posting: string | null }

/** One page's part in an open logbook. `take` is given the session after what was done, and what to say of it. */
export type Part = {
  readonly lang: Lang
  readonly page: PageData
  readonly session: Session
  /** While it is held, the logbook does not lock for nobody touching it. */
  readonly hold: (held: boolean) => void
  readonly take: (session: Session, says: string) => void
  /** The same without leaving the part; null where the logbook is as it was. */
  readonly keep: (session: Session | null, says: string) => void
  readonly go: (view: View) => void
}

type Props = {
  readonly lang: Lang
  readonly page: PageData
  readonly session: Session
  /** The device, when somebody has called it safe before. */
  readonly known: Device | null
  readonly leave: Leave
}

/** `forgot` when the device has been made to forget on the way out. */
export type Leave = (says: string, forgot?: 'forgot') => void

const loadAddEvidence = () => import('./evidence/add-evidence.tsx').then(({ AddEvidence }) => AddEvidence)
const loadSameFile = () => import('./evidence/same-file.tsx').then(({ SameFile }) => SameFile)
const loadMakePackage = () => import('./package/make-package.tsx').then(({ MakePackage }) => MakePackage)
const loadSchool = () => import('./school/school.tsx').then(({ School }) => School)
const loadRemoval = (posting: string | null) => () =>
  import('./removal/removal.tsx').then(({ Removal }) => (part: Part) => <Removal {...part} posting={posting} />)

/** So often is what waits tried again. */
const AGAIN_MS = 20_000

/** An open logbook: what is in it, and what can be done with it. */
export function Inside({ lang, page, session: opened, known, leave }: Props) {
  const [session, setSession] = useState(opened)
  const [view, setView] = useState<View>({ at: 'list' })
  const [says, setSays] = useState('')
  const t = logbookText(lang)
  const held = useRef(false)
  const soon = useIdleLock(
    () => leave(t.lockedIdle),
    () => held.current,
  )
  const go = (to: View) => {
    setView(to)
    setSays('')
    scrollTo({ top: 0, behavior: 'instant' })
  }
  const part: Part = {
    lang,
    page,
    session,
    hold: (on) => {
      held.current = on
    },
    go,
    keep: (after, said) => {
      if (after) setSession(after)
      setSays(said)
    },
    take: (after, said) => {
      setSession(after)
      after.device?.remember(after).catch(() => undefined)
      go({ at: 'list' })
      setSays(said)
    },
  }
  const refresh = async () => {
    const after = await fresh(session)
    part.take(after, after.trouble ? '' : t.fresh)
  }
  const closed = isClosed(session)
  const current = useRef(session)
  current.current = session
  // what waits is sent as soon as there is a network again, but not under somebody's hands
  useEffect(() => {
    if (session.waiting.length === 0 || closed || view.at !== 'list') return
    const again = async () => {
      const after = await fresh(session)
      if (current.current === session && (after.waiting.length === 0 || isClosed(after)))
        part.keep(after, after.trouble ? '' : t.fresh)
    }
    addEventListener('online', refresh)
    // a browser only tells of its own network, not of a server or a way to it that was gone
    const trying = setInterval(again, AGAIN_MS)
    return () => {
      removeEventListener('online', refresh)
      clearInterval(trying)
    }
  }, [session, view])
  return (
    <div class="logbook-inside">
      <p class="logbook-bar">
        <button class="button button-secondary" type="button" onClick={() => leave(t.locked)}>
          {t.lock}
        </button>
        {view.at === 'list' && (
          <>
            <button class="back-button" type="button" onClick={refresh}>
              {t.refresh}
            </button>
            {!closed && (
              <button class="back-button" type="button" onClick={() => go({ at: 'people' })}>
                {t.people}
              </button>
            )}
            <button class="back-button" type="button" onClick={() => print()}>
              {t.print}
            </button>
          </>
        )}
      </p>
      <p role="status" class={says ? 'logbook-news' : 'sr-only'}>
        {says}
      </p>
      {soon && (
        <p role="alert" class="logbook-news">
          {t.lockSoon}{' '}
          <button class="button button-secondary" type="button">
            {t.stay}
          </button>
        </p>
      )}
      {view.at === 'list' && <All {...part} closed={closed} />}
      {view.at === 'write' && <WriteEntry {...part} of={null} />}
      {view.at === 'correct' && <WriteEntry {...part} of={view.of} />}
      {view.at === 'school' && <Later key="school" part={part} load={loadSchool} />}
      {view.at === 'evidence' && <Later key="evidence" part={part} load={loadAddEvidence} />}
      {view.at === 'same-file' && <Later key="same-file" part={part} load={loadSameFile} />}
      {view.at === 'package' && <Later key="package" part={part} load={loadMakePackage} />}
      {view.at === 'removal' && <Later key="removal" part={part} load={loadRemoval(view.posting)} />}
      {view.at === 'people' && <People {...part} installation={page.installation} />}
      {view.at === 'receipts' && <Receipts {...part} />}
      {view.at === 'device' && <DevicePage {...part} known={known} forgot={(said) => leave(said, 'forgot')} />}
      {view.at === 'forget' && <Forget {...part} leave={leave} />}
    </div>
  )
}

/** Everything in the logbook, and the ways to add to it; `closed` when it may only be read. */
function All({ closed, ...part }: Part & { readonly closed: boolean }) {
  const { lang, session, go } = part
  const t = logbookText(lang)
  const words = logbookEvidenceText(lang)
  return (
    <>
      <h1>{t.title}</h1>
      <Trouble lang={lang} session={session} />
      {!closed && (
        <p class="logbook-doors">
          <button class="button button-primary" type="button" onClick={() => go({ at: 'write' })}>
            {t.write}
          </button>
          <button class="button button-secondary" type="button" onClick={() => go({ at: 'evidence' })}>
            {words.add}
          </button>
          <button class="button button-secondary" type="button" onClick={() => go({ at: 'school' })}>
            {sharingText(lang).open}
          </button>
          <button class="back-button" type="button" onClick={() => go({ at: 'same-file' })}>
            {words.same.title}
          </button>
          <button class="back-button" type="button" onClick={() => go({ at: 'package' })}>
            {words.package.title}
          </button>
          <button class="back-button" type="button" onClick={() => go({ at: 'removal', posting: null })}>
            {words.removal.title}
          </button>
        </p>
      )}
      {!closed && <DraftNotes {...part} />}
      <DeviceNote {...part} />
      <Waiting lang={lang} session={session} />
      <Chronology {...part} />
      <ControlWord lang={lang} session={session} />
      {session.logbook.entries.length > 0 && (
        <p class="screen-only">
          <button class="back-button" type="button" onClick={() => go({ at: 'receipts' })}>
            {deviceText(lang).receipts.title}
          </button>
        </p>
      )}
    </>
  )
}
