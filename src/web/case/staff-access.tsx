import type { Keyholder } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Person } from '#core/case/state.ts'
import type { AccountId } from '#core/id.ts'
import type { Request } from '#store/handle.ts'
import { sayMoment } from '#text/format.ts'
import { exclusionText } from '#text/index.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { type Attempt, attemptAt, fieldsOf } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { StaffField } from './staff-field.tsx'

type Props = {
  readonly desk: Desk
  readonly person: Person
  readonly attempt: Attempt | null
  readonly people: readonly Keyholder[]
}

/** A suspect who works here: that they are shut out, or the form that does it. */
export function StaffAccess({ desk, person, attempt, people }: Props) {
  const { state, lang, to, at, may } = desk
  const t = exclusionText(lang)
  const out = state.excluded.filter(({ suspect }) => suspect === person.id)
  const exclude = attemptAt(attempt, 'exclude', state)
  const readmit = attemptAt(attempt, 'readmit', state)
  return (
    <section aria-labelledby="access">
      <h2 id="access">{t.title}</h2>
      {out.map(({ who, since }) => (
        <div key={who.account}>
          <p>
            <strong>{t.isOut(who.name, sayMoment(since.at, at, lang))}</strong> {t.tellNobody}
          </p>
          {may('readmit-colleague') && (
            <CaseForm lang={lang} action={to.person(person.id)} attempt={readmit} button={t.again} secondary>
              <input type="hidden" name="readmit-account" value={who.account} />
              <TextArea
                lang={lang}
                {...fieldsOf(readmit)('reason')}
                label={t.againWhy}
                hint={t.againHint}
                maxLength={LIMITS.reason}
                fault={fieldsOf(readmit)('reason').fault ?? faultOf(readmit.faults, 'readmit')}
              />
            </CaseForm>
          )}
        </div>
      ))}
      {out.length === 0 && (
        <CaseForm lang={lang} action={to.person(person.id)} attempt={exclude} button={t.shut} secondary>
          <StaffField
            lang={lang}
            {...fieldsOf(exclude)('account')}
            people={people}
            fault={faultOf(exclude.faults, 'exclude')}
          />
        </CaseForm>
      )}
    </section>
  )
}

/** What the forms of that part ask for; null when it was another form. */
export function readAccess(typed: URLSearchParams, form: string, { id }: Person): Request | null {
  const account = (typed.get(`${form}-account`) ?? '') as AccountId
  switch (form) {
    case 'exclude':
      return { type: 'exclude-colleague', account, person: id }
    case 'readmit':
      return { type: 'readmit-colleague', account, reason: typed.get('readmit-reason') ?? '' }
    default:
      return null
  }
}
