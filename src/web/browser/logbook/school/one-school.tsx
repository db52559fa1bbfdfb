import { useState } from 'preact/hooks'
import type { ShownId } from '#core/case/family-events.ts'
import { toInstant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import { logbookText } from '#text/index.ts'
import { sharingText } from '#text/sharing.ts'
import type { Mailbox } from '../../../logbook/mailbox.ts'
import { BackButton } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { askSchool, saySchoolFailure } from './ask.ts'
import type { Connection } from './school.tsx'
import { ShowEntries } from './show-entries.tsx'
import { ShownEntries } from './shown-entries.tsx'
import { Talk } from './talk.tsx'
import { TellEvidence } from './tell-evidence.tsx'
import { Withdraw } from './withdraw.tsx'

/** One school, and what is done with it; `done` is given what it answered, and what to say of it. */
export type SchoolPart = Part &
  Connection & {
    readonly back: () => void
    readonly done: (mailbox: Mailbox, says: string) => void
  }

type Props = Part & Connection & { readonly changed: (mailbox: Mailbox) => void; readonly back: () => void }
type At = { readonly at: 'all' | 'show' | 'tell' } | { readonly at: 'withdraw'; readonly id: ShownId }

export function OneSchool({ changed, back, ...part }: Props) {
  const { lang, session, number, mailbox, keep } = part
  const [at, setAt] = useState<At>({ at: 'all' })
  const t = sharingText(lang)
  const toAll = () => setAt({ at: 'all' })
  const begin = (next: At) => {
    keep(null, '')
    setAt(next)
    scrollTo({ top: 0, behavior: 'instant' })
  }
  const within: SchoolPart = {
    ...part,
    back: toAll,
    done: (now, says) => {
      changed(now)
      toAll()
      keep(null, says)
      scrollTo({ top: 0, behavior: 'instant' })
    },
  }
  if (at.at === 'show') return <ShowEntries {...within} />
  if (at.at === 'tell') return <TellEvidence {...within} />
  if (at.at === 'withdraw') return <Withdraw {...within} id={at.id} />
  const again = async () => {
    const asked = await askSchool(session, number, '', { type: 'take-up' })
    if (asked.ok) changed(asked.value)
    keep(null, asked.ok ? logbookText(lang).fresh : saySchoolFailure(asked.error, lang))
  }
  return (
    <>
      <h1>{mailbox.school}</h1>
      {mailbox.exercise && <p>{t.exercise}</p>}
      {!mailbox.writes && <p>{t.closedSchool}</p>}
      {mailbox.writes && !mailbox.shows && <p>{t.closedCase}</p>}
      <p class="logbook-buttons">
        {mailbox.shows && (
          <>
            <button class="button button-primary" type="button" onClick={() => begin({ at: 'show' })}>
              {t.open}
            </button>
            <button class="button button-secondary" type="button" onClick={() => begin({ at: 'tell' })}>
              {t.tell}
            </button>
          </>
        )}
        <button class="button button-secondary" type="button" onClick={again}>
          {t.again}
        </button>
        <BackButton lang={lang} back={back} />
      </p>
      <Shown part={within} withdraw={(id) => begin({ at: 'withdraw', id })} />
      <Talk {...within} />
    </>
  )
}

/** What has been shown and said, and the way to withdraw it. */
function Shown({ part, withdraw }: { readonly part: SchoolPart; readonly withdraw: (id: ShownId) => void }) {
  const { lang, mailbox } = part
  const t = sharingText(lang)
  const now = toInstant(new Date())
  return (
    <section aria-labelledby="shown">
      <h2 id="shown">{t.shownTitle}</h2>
      {mailbox.shown.length === 0 && <p>{t.shownNothing}</p>}
      <ul class="logbook-entries plain-list">
        {mailbox.shown.map((one) => (
          <li key={one.id}>
            <p class="quiet">{t.shownWhen(one.by || t.theFamily, sayMoment(one.at, now, lang))}</p>
            <p>
              {t.previewFor}: {one.purpose}
            </p>
            <details>
              <summary>{t.showWhat}</summary>
              <ShownEntries entries={one.entries} />
            </details>
            {one.withdrawn ? (
              <p>{t.withdrawnWhen(sayMoment(one.withdrawn, now, lang))}</p>
            ) : (
              <button class="back-button" type="button" onClick={() => withdraw(one.id)}>
                {t.withdraw}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mailbox.told.length > 0 && (
        <>
          <h3>{t.toldTitle}</h3>
          {mailbox.told.map(({ at, pieces, securedBy }) => (
            <p key={at}>
              {t.toldLine(pieces, securedBy)} <span class="quiet">{sayMoment(at, now, lang)}</span>
            </p>
          ))}
        </>
      )}
    </section>
  )
}
