import { CHANNELS, type Channel, CONTACT_OUTCOMES, type ContactOutcome, PARTIES } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { caseText, contactText } from '#text/index.ts'
import { page } from '../answer.ts'
import { Radios } from '../ui/choices.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { PlanStops } from '../ui/plan-stops.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, choicesOf, fieldsOf, notDay, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { inOrder, personName, sayParent } from './names.ts'
import { ParentSigns } from './parent-signs.tsx'

const CONTACT_STOPS = ['never-contact-suspect-yet', 'never-tell-parents', 'never-notify-staff-suspect']

/** Somebody spoken with or written to: who, and the rest is as it mostly is. */
export const contactPage: CasePage = (desk, attempt) => {
  const { lang, state, to, today, card, plan } = desk
  const t = contactText(lang)
  const sent = attemptAt(attempt, 'contact', state)
  const [field, choice] = [fieldsOf(sent), choicesOf(sent)]
  const persons = inOrder(state)
  const stops = { ...plan, warnings: plan.warnings.filter(({ id }) => CONTACT_STOPS.includes(id)) }
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {stops.warnings.length > 0 && <PlanStops card={card} plan={stops} lang={lang} />}
        <ParentSigns desk={desk} parents={persons.filter(({ role }) => role === 'parent')} />
        {desk.may('log-contact') && (
          <CaseForm lang={lang} action={to.contact} attempt={sent} button={t.save}>
            <Radios
              lang={lang}
              {...choice('with')}
              legend={t.with}
              choices={[
                ...persons.map((person) => ({
                  value: person.id as string,
                  label: [personName(state, person, lang), ...sayParent(person, lang)].join(' · '),
                })),
                ...PARTIES.map((party) => ({ value: party, label: t.parties[party] })),
              ]}
            />
            <Radios
              lang={lang}
              {...choice('channel', 'phone')}
              legend={t.channel}
              choices={CHANNELS.map((channel) => ({ value: channel, label: t.channels[channel] }))}
            />
            <Radios
              lang={lang}
              {...choice('outcome', 'reached')}
              legend={t.outcome}
              choices={CONTACT_OUTCOMES.map((outcome) => ({ value: outcome, label: t.outcomes[outcome] }))}
            />
            <Field lang={lang} {...field('on', today)} type="date" label={t.on} />
            <TextArea lang={lang} {...field('note')} label={t.note} optional rows={3} maxLength={LIMITS.text} />
          </CaseForm>
        )}
      </Subpage>
    ),
  })
}

export const readContact: ReadForm = (typed, { to, lang }) => {
  const on = readDay(typed.get('contact-on'))
  if (on === null) return notDay('contact-on', lang)
  return {
    request: {
      type: 'log-contact',
      with: typed.get('contact-with') ?? '',
      channel: (typed.get('contact-channel') ?? '') as Channel,
      outcome: (typed.get('contact-outcome') ?? '') as ContactOutcome,
      note: typed.get('contact-note') ?? '',
      ...(on && { on }),
    },
    next: `${afterDoing(to.root, 'contact')}#forloeb`,
  }
}
