import { basesOf, sharingBasesOf } from '#core/case/decision-details.ts'
import { CONSENTS, type Outcome } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { decisionText } from '#text/index.ts'
import { say } from '#text/lang.ts'
import { Checkboxes, Radios } from '../ui/choices.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { type Attempt, choicesOf, fieldsOf, missing, notDay, readDay } from './attempt.ts'
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
  const [field, choice] = [fieldsOf(attempt), choicesOf(attempt)]
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
        {...choice('outcome')}
        legend={t.outcome}
        choices={Object.entries(t.outcomes[matter.name]).map(([outcome, label]) => ({ value: outcome, label }))}
      />
      <Whom desk={desk} matter={matter} attempt={attempt} />
      <TextArea lang={lang} {...field('reason')} label={t.reason} hint={t.reasonHint} maxLength={LIMITS.reason} />
      {(matter.person || matter.name === 'sharing') && (
        <Select
          lang={lang}
          {...field('basis')}
          label={t.basis}
          hint={matter.person ? t.basisHint : t.sharingBasisHint}
          options={[
            { value: '', label: t.choose },
            ...(matter.person ? basesOf : sharingBasesOf)(desk.card).map(({ id, ref }) => ({
              value: id,
              label: say(ref, lang),
            })),
          ]}
        />
      )}
      {matter.person && <Field lang={lang} {...field('scope')} label={t.scope} hint={t.scopeHint} />}
      {matter.name === 'sharing' && (
        <Radios
          lang={lang}
          {...choice('consent')}
          legend={t.consent}
          hint={t.consentHint}
          choices={CONSENTS.map((consent) => ({ value: consent, label: t.consents[consent] }))}
        />
      )}
      <Field
        lang={lang}
        {...field('until')}
        type="date"
        label={matter.person ? t.reviewLabel : t.untilLabel}
        hint={matter.person ? t.reviewHint : t.untilHint}
      />
      {CAN_BE_URGENT.includes(matter.name) && (
        <Checkboxes
          lang={lang}
          {...choice('urgent')}
          legend={<span class="sr-only">{t.urgentLegend}</span>}
          choices={[{ value: 'yes', label: t.urgentLabel }]}
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
  const field = fieldsOf(attempt)
  const fields = name === 'sharing' ? (['whom', 'told', 'purpose'] as const) : (['whom', 'told'] as const)
  return fields.map((one) => (
    <Field
      key={one}
      lang={lang}
      {...field(one, before?.[one])}
      label={t[one]}
      hint={one === 'whom' ? t.whomHints[name] : one === 'told' ? t.toldHint : undefined}
    />
  ))
}

export function readProposal(typed: URLSearchParams, matter: Matter, lang: Desk['lang'], next: string) {
  const text = (name: string) => typed.get(`propose-${name}`) ?? ''
  const outcome = text('outcome')
  if (outcome === '') return missing('propose-outcome', 'outcome', lang)
  const until = readDay(typed.get('propose-until'))
  if (until === null) return notDay('propose-until', lang)
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
