import type { Proposal, Standing } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, decisionText, planText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { Reasons } from '../ui/reasons.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt } from './attempt.ts'
import { CaseForm, Fold, Subpage } from './case-frame.tsx'
import { decisionOn, type Matter, matterOf, mayLook, routeOf, subjectOf } from './decision-state.ts'
import type { Desk } from './desk.ts'
import { nameOf, sayBy } from './names.ts'
import { ParentSigns } from './parent-signs.tsx'
import { Propose, readProposal } from './propose-form.tsx'
import { ReasonForm } from './reason-form.tsx'
import { sayDay, sayLaw, sayStep } from './say-event.ts'

const asked = ({ state, visit: { params } }: Desk) => matterOf(state, params.decision ?? '', params.subject)

/** One decision: the card's advice and why, what has been proposed and confirmed, and the form for the next word on it. */
export const decisionPage: CasePage = (desk, attempt) => {
  const matter = asked(desk)
  if (!matter) return problem(404)
  const { lang, state, to } = desk
  const t = decisionText(lang)
  const { standing, pending, sentBack } = decisionOn(state, matter)
  const writes = state.status === 'open' && desk.may('propose-decision')
  const proposing = attemptAt(attempt, 'propose', state)
  return page({
    title: t.names[matter.name],
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <p class="case-back">
          <a href={href(lang, to.decisions)}>{t.toAll}</a>
        </p>
        <h1>{t.asks[matter.name]}</h1>
        {matter.person && <p class="lead">{t.about(nameOf(state, matter.person.id, lang))}</p>}
        {matter.person?.role === 'parent' && <ParentSigns desk={desk} parents={[matter.person]} />}
        <Advice desk={desk} matter={matter} />
        {standing && <Stands desk={desk} matter={matter} standing={standing} />}
        {pending && <Pending desk={desk} matter={matter} pending={pending} attempt={attempt} />}
        {sentBack && !pending && (
          <section class="word" aria-labelledby="sent-back">
            <h2 id="sent-back">{t.sentBack(t.outcomes[matter.name][sentBack.outcome] ?? '')}</h2>
            <p class="quiet">{t.by(sayBy(sentBack.by, lang), sayMoment(sentBack.at, desk.at, lang))}</p>
            <p class="written">{sentBack.reason}</p>
            <p class="quiet">
              {t.sentBackBy(sayBy(sentBack.backBy.by, lang), sayMoment(sentBack.backBy.at, desk.at, lang))}
            </p>
            <p class="written">{sentBack.why}</p>
          </section>
        )}
        {writes && matter.name === 'closing' && !pending && (
          <p>
            <a href={href(lang, to.close)}>{t.toClose}</a>
          </p>
        )}
        {writes &&
          matter.name !== 'closing' &&
          (standing || pending ? (
            <Fold attempt={proposing} title={t.proposeNew}>
              <Propose desk={desk} matter={matter} attempt={proposing} secondary />
            </Fold>
          ) : (
            <section aria-labelledby="propose-title">
              <h2 id="propose-title">{t.propose}</h2>
              <Propose desk={desk} matter={matter} attempt={proposing} />
            </section>
          ))}
      </Subpage>
    ),
  })
}

function Advice({ desk, matter }: { readonly desk: Desk; readonly matter: Matter }) {
  const { lang, card, plan } = desk
  const t = decisionText(lang)
  const route = routeOf(matter)
  if (matter.person) return <p>{t.exception}</p>
  if (matter.name === 'sharing') return <p>{t.sharingsLead}</p>
  if (!route) return null
  const { advice, because } = plan.routes[route]
  return (
    <section class="advice" aria-labelledby="advice">
      <h2 id="advice">
        {t.advice}: {planText(lang).advice[advice]}
      </h2>
      <Reasons card={card} because={because} lang={lang} />
    </section>
  )
}

/** What a proposal says beside its outcome and reason. */
function Details({ desk, on }: { readonly desk: Desk; readonly on: Proposal }) {
  const { lang } = desk
  const t = decisionText(lang)
  const words = caseText(lang)
  const { basis, scope, whom, told, purpose, consent, alone, closing } = on
  const followUp = closing?.followUp
  const lines = [
    whom && t.said.whom(whom),
    told && t.said.told(told),
    purpose && t.said.purpose(purpose),
    consent && t.said.consent(t.consents[consent]),
    basis && t.restsOn(sayLaw(basis, desk)),
    scope && t.covers(scope),
    alone && t.said.alone(alone),
    followUp &&
      ('on' in followUp ? words.followUpOn(sayDay(followUp.on, desk), followUp.what) : words.noFollowUp(followUp.none)),
    ...(closing?.left ?? []).map((left) => `${sayStep(left.step, left.subject, desk)}: ${left.reason}`),
  ].flatMap((line) => line || [])
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

type WordProps = { readonly desk: Desk; readonly matter: Matter }

function Stands({ desk, matter, standing }: WordProps & { readonly standing: Standing }) {
  const { lang, at } = desk
  const t = decisionText(lang)
  return (
    <section class="word" aria-labelledby="standing">
      <h2 id="standing">{t.standing(t.outcomes[matter.name][standing.outcome] ?? '')}</h2>
      {standing.until && (
        <p>{matter.person ? t.review(sayDay(standing.until, desk)) : t.until(sayDay(standing.until, desk))}</p>
      )}
      <p class="written">{standing.reason}</p>
      <Details desk={desk} on={standing} />
      <p class="quiet">
        {t.by(sayBy(standing.by, lang), sayMoment(standing.at, at, lang))}{' '}
        {t.confirmedBy(sayBy(standing.confirmed.by, lang), sayMoment(standing.confirmed.at, at, lang))}
      </p>
    </section>
  )
}

type PendingProps = WordProps & { readonly pending: Proposal; readonly attempt: Attempt | null }

function Pending({ desk, matter, pending, attempt }: PendingProps) {
  const { lang, at, state, to, actor } = desk
  const t = decisionText(lang)
  const address = to.decision(matter.name, subjectOf(matter))
  const carried = <input type="hidden" name="proposal" value={pending.entry} />
  return (
    <section class="word" aria-labelledby="pending">
      <h2 id="pending">{t.pending(t.outcomes[matter.name][pending.outcome] ?? '')}</h2>
      {pending.until && <p>{t.until(sayDay(pending.until, desk))}</p>}
      <p class="written">{pending.reason}</p>
      <Details desk={desk} on={pending} />
      <p class="quiet">{t.by(sayBy(pending.by, lang), sayMoment(pending.at, at, lang))}</p>
      <p>{pending.urgent ? t.urgent : t.pendingHint}</p>
      {mayLook(desk, pending) ? (
        <>
          <CaseForm lang={lang} action={address} attempt={attemptAt(attempt, 'confirm', state)} button={t.confirm}>
            {carried}
          </CaseForm>
          <ReasonForm
            lang={lang}
            action={address}
            attempt={attemptAt(attempt, 'send-back', state)}
            title={t.sendBack}
            button={t.sendBack}
            label={t.sendBackWhy}
          >
            {carried}
          </ReasonForm>
        </>
      ) : (
        <p class="quiet">{pending.by.account === actor.account ? t.yours : t.leaderNeeded}</p>
      )}
    </section>
  )
}

export const readDecision: ReadForm = (typed, desk, form) => {
  const matter = asked(desk)
  if (!matter) return { instead: problem(404) }
  const { to, lang } = desk
  const proposal = Number(typed.get('proposal'))
  switch (form) {
    case 'confirm':
      return { request: { type: 'confirm-decision', proposal }, next: afterDoing(to.root, 'confirmed') }
    case 'send-back': {
      const reason = typed.get('send-back-reason') ?? ''
      return { request: { type: 'send-back-decision', proposal, reason }, next: afterDoing(to.root, 'sent-back') }
    }
    default:
      return readProposal(typed, matter, lang, afterDoing(to.root, 'proposed'))
  }
}
