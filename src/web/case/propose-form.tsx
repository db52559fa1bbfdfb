import { basesOf, sharingBasesOf } from '#core/case/decision-details.ts'
import { CONSENTS, type Outcome } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { decisionText, refusalText } from '#text/index.ts'
import { say } from '#text/lang.ts'
import { Checkboxes, Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { type Attempt, readDay } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import { decisionOn, type Matter, subjectOf } from './decision-state.ts'
import type { Desk } from './desk.ts'

/** Outcomes that may be carried out before they are confirmed; core says whether this one may. */
const CAN_BE_URGENT = ['police', 'referral', 'emergencyPlan', 'surroundings', 'sharing']

type Props = {
  readonly desk: Desk
  readonly matter: Matter
  readonly attempt: Attempt
  readonly secondary?: boolean
}

/** The form by which something is proposed, with what its kind of decision needs told. */
export function Propose({ desk, matter, attempt, secondary }: Props) {
  const { lang, to } = desk
  const t = decisionText(lang)
  const value = (name: string) => attempt.typed.get(`propose-${name}`) ?? ''
  const fault = (name: string) => faultOf(attempt.faults, `propose-${name}`)
  return (
    <CaseForm
      lang={lang}
      action={to.decision(matter.name, subjectOf(matter))}
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
      <Whom desk={desk} matter={matter} attempt={attempt} />
      <TextArea
        lang={lang}
        name="propose-reason"
        label={t.reason}
        hint={t.reasonHint}
        maxLength={LIMITS.reason}
        value={value('reason')}
        fault={fault('reason')}
      />
      {(matter.person || matter.name === 'sharing') && (
        <Select
          lang={lang}
          name="propose-basis"
          label={t.basis}
          hint={matter.person ? t.basisHint : t.sharingBasisHint}
          value={value('basis')}
          fault={fault('basis')}
          options={[
            { value: '', label: t.choose },
            ...(matter.person ? basesOf : sharingBasesOf)(desk.card).map(({ id, ref }) => ({
              value: id,
              label: say(ref, lang),
            })),
          ]}
        />
      )}
      {matter.person && (
        <Field
          lang={lang}
          name="propose-scope"
          label={t.scope}
          hint={t.scopeHint}
          value={value('scope')}
          fault={fault('scope')}
        />
      )}
      {matter.name === 'sharing' && (
        <Radios
          lang={lang}
          name="propose-consent"
          legend={t.consent}
          hint={t.consentHint}
          choices={CONSENTS.map((consent) => ({ value: consent, label: t.consents[consent] }))}
          chosen={[value('consent')]}
          fault={fault('consent')}
        />
      )}
      <Field
        lang={lang}
        name="propose-until"
        type="date"
        width={11}
        label={matter.person ? t.reviewLabel : t.untilLabel}
        hint={matter.person ? t.reviewHint : t.untilHint}
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

/** Who is told what, and for what. */
function Whom({ desk, matter, attempt }: Props) {
  const { lang, state } = desk
  const { name } = matter
  if (name !== 'surroundings' && name !== 'sharing') return null
  const t = decisionText(lang)
  const { standing, pending, sentBack } = decisionOn(state, matter)
  const before = pending ?? sentBack ?? standing
  const fields = name === 'sharing' ? (['whom', 'told', 'purpose'] as const) : (['whom', 'told'] as const)
  return fields.map((field) => (
    <Field
      key={field}
      lang={lang}
      name={`propose-${field}`}
      label={t[field]}
      hint={field === 'whom' ? t.whomHints[name] : field === 'told' ? t.toldHint : undefined}
      value={attempt.typed.get(`propose-${field}`) ?? before?.[field] ?? ''}
      fault={faultOf(attempt.faults, `propose-${field}`)}
    />
  ))
}

export function readProposal(typed: URLSearchParams, matter: Matter, lang: Desk['lang'], next: string) {
  const text = (name: string) => typed.get(`propose-${name}`) ?? ''
  const outcome = text('outcome')
  if (outcome === '')
    return {
      faults: [
        { field: 'propose-outcome', says: refusalText(lang).says.missing({ type: 'missing', field: 'outcome' }) },
      ],
    }
  const until = readDay(typed.get('propose-until'))
  if (until === null) return { faults: [{ field: 'propose-until', says: refusalText(lang).notDay }] }
  const subject = subjectOf(matter)
  const consent = CONSENTS.find((one) => one === text('consent'))
  return {
    request: {
      type: 'propose-decision',
      decision: matter.name,
      outcome: outcome as Outcome,
      reason: text('reason'),
      urgent: text('urgent') === 'yes',
      basis: text('basis'),
      scope: text('scope'),
      whom: text('whom'),
      told: text('told'),
      purpose: text('purpose'),
      ...(consent && { consent }),
      ...(subject && { subject }),
      ...(until && { until }),
    },
    next,
  } as const
}
