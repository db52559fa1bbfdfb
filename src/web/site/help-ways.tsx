import type { Card } from '#core/card/card.ts'
import type { Reason } from '#core/card/plan.ts'
import { type Found, noticeFor, type Way } from '#core/card/removal.ts'
import { dateOf, type Instant } from '#core/time.ts'
import { sayDue } from '#text/format.ts'
import { evidenceText, removalText, stepText } from '#text/index.ts'
import { LANGS, type Lang, say } from '#text/lang.ts'
import { ContactLine } from '../ui/contact-line.tsx'
import { LawList } from '../ui/law-list.tsx'
import { OrderedLines } from '../ui/lines.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { Sign } from '../ui/sign.tsx'
import { SourceNote } from '../ui/source-note.tsx'
import { Why } from '../ui/why.tsx'
import { evidenceAddress } from './help-address.ts'

type Shown = { readonly card: Card; readonly lang: Lang; readonly now: Instant; readonly found: Found }
/** Without the answers: an age stands here for a side of 18, and would be read as told. */
const unanswered = (because: readonly Reason[]) => because.map((reason) => ({ ...reason, facts: [] }))

type WaysProps = Shown & { readonly ways: readonly Way[] }

const HELD = ['wait', 'ask'] as const

/** The ways in order: what to do now, what waits and for what, and why the rest is left out. */
export function Ways({ ways, ...shown }: WaysProps) {
  const t = removalText(shown.lang)
  const of = (...statuses: readonly Way['status'][]) => ways.filter(({ status }) => statuses.includes(status))
  const rest = of('done', 'not-relevant')
  return (
    <>
      <h2>{t.now}</h2>
      <ol class="plain-list help-ways">
        {of('do').map((one) => (
          <DoWay key={one.way.id} {...shown} one={one} />
        ))}
      </ol>
      {HELD.map((status) => {
        const held = of(status)
        if (held.length === 0) return null
        return (
          <section key={status}>
            <h2>{t[status]}</h2>
            <ul class="plain-list help-ways">
              {held.map((one) => (
                <HeldWay key={one.way.id} {...shown} ways={ways} one={one} />
              ))}
            </ul>
          </section>
        )
      })}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{t.beside}</summary>
          <ul>
            {rest.map(({ way, status, because }) => (
              <li key={way.id}>
                <strong>{say(way.title, shown.lang)}.</strong> {status === 'done' && `${t.done}. `}
                {because.map(({ words }) => say(words, shown.lang)).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function DoWay({ card, lang, now, found, one }: Shown & { readonly one: Way }) {
  const t = removalText(lang)
  const { way, because, due } = one
  const place = card.platforms.find(({ id }) => id === found.place)
  return (
    <li>
      <Sign voice="do" />
      <div class="help-way">
        <h3>{say(way.title, lang)}</h3>
        <p>{say(way.why, lang)}</p>
        {due && (
          <p>
            <strong>{t.due(sayDue(due, dateOf(now), lang))}</strong>
          </p>
        )}
        {way.id === 'platform' && place && (
          <>
            <p class="why-head">
              {place.id === 'other' ? stepText(lang).platformUnnamed : t.where(say(place.name, lang))}
            </p>
            <OrderedLines lines={place.report} lang={lang} />
            {place.url && (
              <p>
                <a href={place.url} rel="noreferrer">
                  {t.toPlace}
                </a>
              </p>
            )}
          </>
        )}
        <OrderedLines lines={way.how} lang={lang} />
        {way.id === 'evidence' && (
          <p>
            <a href={evidenceAddress(lang, { app: found.place })}>{t.toEvidence}</a>
          </p>
        )}
        {way.id === 'notice' && (
          <p>
            <a href="#notice">{t.notice}</a>
          </p>
        )}
        <ul class="plain-list">
          {card.contacts
            .filter(({ id }) => way.contacts.includes(id))
            .map((contact) => (
              <li key={contact.id}>
                <ContactLine contact={contact} lang={lang} />
              </li>
            ))}
        </ul>
        <Why lang={lang} of={say(way.title, lang)}>
          <Reasons card={card} because={unanswered(because)} lang={lang} />
          <LawList card={card} ids={way.law} lang={lang} />
          <SourceNote source={way.source} lang={lang} />
        </Why>
      </div>
    </li>
  )
}

function HeldWay({ lang, one, ways }: WaysProps & { readonly one: Way }) {
  const t = removalText(lang)
  const names = one.waitsFor.flatMap((id) => ways.find(({ way }) => way.id === id)?.way.title ?? [])
  return (
    <li>
      <Sign voice="wait" />
      <div class="help-way">
        <h3>{say(one.way.title, lang)}</h3>
        {names.length > 0 && <p>{t.waitFor(names.map((name) => say(name, lang)).join(', '))}</p>}
        {(one.status === 'wait' ? one.because.slice(0, one.waitsFor.length) : one.because).map(({ words }) => (
          <p key={words.da} class="quiet">
            {say(words, lang)}
          </p>
        ))}
      </div>
    </li>
  )
}

/** A notice by the EU's rules, to copy: in the reader's language, and folded in the other. `print` where the page is made in the browser. */
export function Notice({ card, lang, now, found, print }: Shown & { readonly print?: () => void }) {
  const t = removalText(lang)
  const lines = noticeFor(card, found, now)
  const [other = lang] = LANGS.filter((one) => one !== lang)
  const text = (of: Lang) => lines.map(({ says, law }) => says[of].replace('{law}', law ? law[of] : '')).join('\n')
  return (
    <section class="help-notice" aria-labelledby="notice">
      <h2 id="notice">{t.notice}</h2>
      <p>{t.noticeLead}</p>
      <pre>{text(lang)}</pre>
      <details class="fold">
        <summary>{t.noticeOther}</summary>
        <pre lang={other}>{text(other)}</pre>
      </details>
      <p class="buttons">
        <button class="button button-secondary only-script" type="button" data-print onClick={print}>
          {evidenceText(lang).print}
        </button>
      </p>
    </section>
  )
}
