import { LIMITS } from '#core/case/limits.ts'
import type { AccountId } from '#core/id.ts'
import { leadersElsewhere } from '#store/people.ts'
import { caseText, exclusionText, recordText } from '#text/index.ts'
import { page } from '../answer.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { Select, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, fieldsOf } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { colleaguesOf, toOptions } from './colleagues-of.ts'

/** A colleague put on the case. */
export const memberPage: CasePage = async (desk, attempt) => {
  const { lang, state, to } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'member', state)
  const field = fieldsOf(sent)
  const on = new Set(state.members.map(({ account }) => account))
  const others = (await colleaguesOf(desk)).filter((by) => by.function !== 'ssp' && !on.has(by.account))
  const elsewhere = (await leadersElsewhere(desk.office, desk.actor, desk.id)).filter(({ account }) => !on.has(account))
  const words = exclusionText(lang)
  const options = [
    ...toOptions(others, lang),
    ...elsewhere.map(({ account, name }) => ({ value: account, label: words.leaderElsewhere(name) })),
  ]
  return page({
    title: `${t.memberTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.memberTitle}</h1>
        <p class="lead">{t.memberLead}</p>
        {elsewhere.length > 0 && (
          <p>
            <strong>{words.noLeader}</strong> {words.addLeader}.
          </p>
        )}
        {options.length === 1 ? (
          <p>{t.noColleague}</p>
        ) : (
          <CaseForm lang={lang} action={to.member} attempt={sent} button={t.add}>
            <Select
              lang={lang}
              {...field('account')}
              label={t.colleague}
              options={options}
              fault={field('account').fault ?? faultOf(sent.faults, 'member')}
            />
          </CaseForm>
        )}
      </Subpage>
    ),
  })
}

export const readMember: ReadForm = (typed, { to }) => ({
  request: { type: 'add-member', account: (typed.get('member-account') ?? '') as AccountId },
  next: afterDoing(to.root, 'member'),
})

/** SSP asked for their view of the case. */
export const sparringPage: CasePage = async (desk, attempt) => {
  const { lang, state, to } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'sparring', state)
  const field = fieldsOf(sent)
  const consultants = (await colleaguesOf(desk)).filter((by) => by.function === 'ssp')
  const [only] = consultants.length === 1 ? consultants : []
  return page({
    title: `${t.sparringTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.sparringTitle}</h1>
        <p class="lead">{t.sparringLead}</p>
        {consultants.length === 0 ? (
          <p>{t.noConsultant}</p>
        ) : (
          <CaseForm lang={lang} action={to.sparring} attempt={sent} button={t.ask}>
            <Select
              lang={lang}
              {...field('account', only?.account)}
              label={t.consultant}
              options={toOptions(consultants, lang)}
              fault={faultOf(sent.faults, 'sparring')}
            />
            <TextArea lang={lang} {...field('question')} label={t.question} maxLength={LIMITS.text} />
          </CaseForm>
        )}
      </Subpage>
    ),
  })
}

export const readSparring: ReadForm = (typed, { to }) => ({
  request: {
    type: 'ask-sparring',
    account: (typed.get('sparring-account') ?? '') as AccountId,
    question: typed.get('sparring-question') ?? '',
  },
  next: afterDoing(to.root, 'sparring'),
})
