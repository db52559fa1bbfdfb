import type { Card, Contact } from '#core/card/card.ts'
import { answering, byWhoAnswers } from '#core/card/who-answers.ts'
import type { Instant } from '#core/time.ts'
import { sayClock } from '#text/format.ts'
import { helpText, siteText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { page } from '../answer.ts'
import { ContactList } from '../ui/contact-list.tsx'
import { Sign } from '../ui/sign.tsx'
import { StopSigns } from '../ui/stop-signs.tsx'
import type { Visit } from '../visit.ts'
import { Door } from './door.tsx'
import { EVIDENCE, REMOVAL } from './help-address.ts'

const FOR_FAMILIES = ['never-delete-before-evidence', 'never-pay']
const TO_TALK_TO = [
  'boernetelefonen',
  'offerraadgivningen',
  'foraeldretelefonen',
  'police-114',
  'livslinien',
  'sletdet',
  'police-report',
]
const AT_THE_MUNICIPALITY = ['municipality-underretning', 'ssp-local']

const named = (card: Card, ids: readonly string[]): Contact[] =>
  ids.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])

/** For the young and their parents: who answers now, what to do tonight, and whom to talk to. */
export async function helpPage({ lang, card: newest, now }: Visit) {
  const card = await newest()
  const t = helpText(lang)
  const toTalkTo = named(card, TO_TALK_TO)
  const stops = card.warnings.filter(({ id }) => FOR_FAMILIES.includes(id))
  const [danger = '', ask = ''] = ['emergency-112', 'police-114'].map((id) => named(card, [id])[0]?.phone)
  return page({
    title: t.title,
    wide: true,
    body: (
      <div class="prose help-page">
        {danger && (
          <p class="danger-line">
            <span>{siteText(lang).danger}</span> <a href={`tel:${danger}`}>{siteText(lang).dangerCall(danger)}</a>
          </p>
        )}
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <AnswersNow contacts={toTalkTo} lang={lang} now={now} />
        <div class="help-halves">
          <Half id="ung" heading={t.young} steps={t.youngSteps(danger, ask)} />
          <Half id="foraelder" heading={t.parent} steps={t.parentSteps(danger)} />
        </div>
        <div class="doors door-pair">
          <Door to={href(lang, EVIDENCE)} name={t.doEvidence} hint={t.doEvidenceHint} />
          <Door to={href(lang, REMOVAL)} name={t.doRemoval} hint={t.doRemovalHint} />
        </div>
        <AnswersElse contacts={toTalkTo} lang={lang} now={now} />
        {stops.length > 0 && <h2>{t.stop}</h2>}
        <StopSigns signs={stops} lang={lang} />
        <h2>{t.logbook}</h2>
        <p>{t.logbookSays}</p>
        <p>
          <a href={href(lang, '/logbog')}>{t.toLogbook}</a>
        </p>
        <h2>{t.municipality}</h2>
        <ContactList contacts={named(card, AT_THE_MUNICIPALITY)} lang={lang} />
        <h2>{t.school}</h2>
        <p>{t.schoolLead}</p>
        <p>
          <a href={href(lang, '/kort')}>{t.schoolCard}</a>
        </p>
        <h2>{t.traces}</h2>
        <p>{t.tracesSays}</p>
      </div>
    ),
  })
}

type Answering = { readonly contacts: readonly Contact[]; readonly lang: Lang; readonly now: Instant }

/** Those who answer at this hour; the hour is said, for the page may be read again without a net. */
function AnswersNow({ contacts, lang, now }: Answering) {
  const t = helpText(lang)
  const open = contacts.filter((contact) => answering(contact, now) === 'open')
  return (
    <section class="help-answering" aria-labelledby="svarer">
      <h2 id="svarer">{t.answering(sayClock(now, lang))}</h2>
      <ContactList contacts={open} lang={lang} />
      <nav aria-label={t.tonight}>
        {t.tonight}: <a href="#ung">{t.young}</a> · <a href="#foraelder">{t.parent}</a>
      </nav>
    </section>
  )
}

/** The others, with what is not verified of them: those whose hours nobody knows before those who are closed. */
function AnswersElse({ contacts, lang, now }: Answering) {
  const t = helpText(lang)
  const others = byWhoAnswers(contacts, now)
  const [unknown, closed] = (['unknown', 'closed'] as const).map((standing) =>
    others.filter((contact) => answering(contact, now) === standing),
  )
  return (
    <>
      {unknown && unknown.length > 0 && (
        <section aria-labelledby="proev">
          <h2 id="proev">{t.unsure}</h2>
          <p class="quiet">{t.unsureSays}</p>
          <ContactList contacts={unknown} lang={lang} sources />
        </section>
      )}
      {closed && closed.length > 0 && (
        <section aria-labelledby="lukket">
          <h2 id="lukket">{t.closed}</h2>
          <ContactList contacts={closed} lang={lang} />
        </section>
      )}
    </>
  )
}

type HalfProps = {
  readonly id: string
  readonly heading: string
  readonly steps: readonly { readonly title: string; readonly says: string }[]
}

function Half({ id, heading, steps }: HalfProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ol class="plain-list help-steps">
        {steps.map(({ title, says }) => (
          <li key={title}>
            <Sign voice="do" />
            <div>
              <p class="stop-title">{title}</p>
              <p class="quiet">{says}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
