import { basesOf } from '#core/case/decide-decisions.ts'
import type { Outcome } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Proposal, Standing } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { decisionText, planText, refusalText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { Checkboxes, Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { decisionOn, type Matter, matterOf, mayLook } from './decision-state.ts'
import type { Desk } from './desk.ts'
import { nameOf, sayBy } from './names.ts'
import { ParentSigns } from './parent-signs.tsx'
import { sayDay, sayLaw } from './say-event.ts'
import { Fold } from './uncover-people.tsx'

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
        {matter.subject && <p class="lead">{t.about(nameOf(state, matter.subject.id, lang))}</p>}
        {matter.subject?.role === 'parent' && <ParentSigns desk={desk} parents={[matter.subject]} />}
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
        {writes &&
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
  if (matter.subject) return <p>{t.exception}</p>
  const { advice, because } = plan.routes[matter.name]
  return (
    <section class="advice" aria-labelledby="advice">
      <h2 id="advice">
        {t.advice}: {planText(lang).advice[advice]}
      </h2>
      <Reasons card={card} because={because} lang={lang} />
    </section>
  )
}

/** What not telling a parent rests on, and what it covers. */
function RestsOn({ desk, on: { basis, scope } }: { readonly desk: Desk; readonly on: Proposal }) {
  const t = decisionText(desk.lang)
  if (!basis && !scope) return null
  return (
    <p>
      {basis && t.restsOn(sayLaw(basis, desk))} {scope && t.covers(scope)}
    </p>
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
        <p>{matter.subject ? t.review(sayDay(standing.until, desk)) : t.until(sayDay(standing.until, desk))}</p>
      )}
      <p class="written">{standing.reason}</p>
      <RestsOn desk={desk} on={standing} />
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
  const sendBack = attemptAt(attempt, 'send-back', state)
  const address = to.decision(matter.name, matter.subject?.id)
  const carried = <input type="hidden" name="proposal" value={pending.entry} />
  return (
    <section class="word" aria-labelledby="pending">
      <h2 id="pending">{t.pending(t.outcomes[matter.name][pending.outcome] ?? '')}</h2>
      {pending.until && <p>{t.until(sayDay(pending.until, desk))}</p>}
      <p class="written">{pending.reason}</p>
      <RestsOn desk={desk} on={pending} />
      <p class="quiet">{t.by(sayBy(pending.by, lang), sayMoment(pending.at, at, lang))}</p>
      <p>{pending.urgent ? t.urgent : t.pendingHint}</p>
      {mayLook(desk, pending) ? (
        <>
          <CaseForm lang={lang} action={address} attempt={attemptAt(attempt, 'confirm', state)} button={t.confirm}>
            {carried}
          </CaseForm>
          <Fold attempt={sendBack} title={t.sendBack}>
            <CaseForm lang={lang} action={address} attempt={sendBack} button={t.sendBack} secondary>
              {carried}
              <TextArea
                lang={lang}
                name="send-back-reason"
                label={t.sendBackWhy}
                maxLength={LIMITS.reason}
                value={sendBack.typed.get('send-back-reason') ?? ''}
                fault={faultOf(sendBack.faults, 'send-back-reason')}
              />
            </CaseForm>
          </Fold>
        </>
      ) : (
        <p class="quiet">{pending.by.account === actor.account ? t.yours : t.leaderNeeded}</p>
      )}
    </section>
  )
}

/** Outcomes that may be carried out before they are confirmed; core says whether this one may. */
const CAN_BE_URGENT = ['police', 'referral', 'emergencyPlan']

function Propose({ desk, matter, attempt, secondary }: WordProps & { attempt: Attempt; secondary?: boolean }) {
  const { lang, to } = desk
  const t = decisionText(lang)
  const value = (name: string) => attempt.typed.get(`propose-${name}`) ?? ''
  const fault = (name: string) => faultOf(attempt.faults, `propose-${name}`)
  return (
    <CaseForm
      lang={lang}
      action={to.decision(matter.name, matter.subject?.id)}
      attempt={attempt}
      button={t.saveProposal}
      secondary={secondary ?? false}
    >
      <Radios
        lang={lang}
        name="propose-outcome"
        legend={t.outcome}
        choices={Object.entries(t.outcomes[matter.name]).map(([outcome, label]) => ({ value: outcome, label }))}
        chosen={[value('outcome')]}
        fault={fault('outcome')}
      />
      <TextArea
        lang={lang}
        name="propose-reason"
        label={t.reason}
        hint={t.reasonHint}
        maxLength={LIMITS.reason}
        value={value('reason')}
        fault={fault('reason')}
      />
      {matter.subject && (
        <>
          <Select
            lang={lang}
            name="propose-basis"
            label={t.basis}
            hint={t.basisHint}
            value={value('basis')}
            fault={fault('basis')}
            options={[
              { value: '', label: t.choose },
              ...basesOf(desk.card).map(({ id, ref }) => ({ value: id, label: say(ref, lang) })),
            ]}
          />
          <Field
            lang={lang}
            name="propose-scope"
            label={t.scope}
            hint={t.scopeHint}
            maxLength={LIMITS.short}
            value={value('scope')}
            fault={fault('scope')}
          />
        </>
      )}
      <Field
        lang={lang}
        name="propose-until"
        type="date"
        width={11}
        label={matter.subject ? t.reviewLabel : t.untilLabel}
        hint={matter.subject ? t.reviewHint : t.untilHint}
        value={value('until')}
        fault={fault('until')}
      />
      {CAN_BE_URGENT.includes(matter.name) && (
        <Checkboxes
          lang={lang}
          name="propose-urgent"
          legend={<span class="sr-only">{t.urgentLegend}</span>}
          choices={[{ value: 'yes', label: t.urgentLabel }]}
          chosen={[value('urgent')]}
          fault={fault('urgent')}
        />
      )}
    </CaseForm>
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

function readProposal(typed: URLSearchParams, { name, subject }: Matter, lang: Desk['lang'], next: string) {
  const outcome = typed.get('propose-outcome') ?? ''
  if (outcome === '')
    return {
      faults: [
        { field: 'propose-outcome', says: refusalText(lang).says.missing({ type: 'missing', field: 'outcome' }) },
      ],
    }
  const until = readDay(typed.get('propose-until'))
  if (until === null) return { faults: [{ field: 'propose-until', says: refusalText(lang).notDay }] }
  return {
    request: {
      type: 'propose-decision',
      decision: name,
      outcome: outcome as Outcome,
      reason: typed.get('propose-reason') ?? '',
      urgent: typed.get('propose-urgent') === 'yes',
      ...(subject && {
        subject: subject.id,
        basis: typed.get('propose-basis') ?? '',
        scope: typed.get('propose-scope') ?? '',
      }),
      ...(until && { until }),
    },
    next,
  } as const
}
