import { PERSON_ROLES, type PersonRole } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { personOf } from '#core/case/state.ts'
import { seenBefore } from '#store/find-cases.ts'
import { caseText, uncoverText } from '#text/index.ts'
import { page, problem } from '../answer.ts'
import { Radios } from '../ui/choices.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, choicesOf, fieldsOf, notDay, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { keyholdersOf } from './colleagues-of.ts'
import { personName } from './names.ts'
import { ParentFields, readParent } from './parent-fields.tsx'
import { ParentSigns } from './parent-signs.tsx'
import { SeenBefore } from './seen-before.tsx'
import { readAccess, StaffAccess } from './staff-access.tsx'

/** Somebody's name or role in this case, changed with a reason. */
export const personPage: CasePage = async (desk, attempt) => {
  const { lang, state, to, visit } = desk
  const t = uncoverText(lang)
  const { roles } = caseText(lang)
  const person = personOf(state, visit.params.person ?? '')
  if (!person) return problem(404)
  const seen = await seenBefore(desk.office, desk.actor, person, desk.id)
  const sent = attemptAt(attempt, 'change', state)
  const [field, choice] = [fieldsOf(sent), choicesOf(sent)]
  const possible = PERSON_ROLES.filter((role) => role !== 'parent' && (role !== 'cleared' || person.role === 'suspect'))
  return page({
    title: t.changeTitle,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.changeTitle}</h1>
        <p class="lead">
          {personName(state, person, lang)} · {roles[person.role]}
        </p>
        {person.role === 'parent' && <ParentSigns desk={desk} parents={[person]} />}
        {seen.length > 0 && (
          <section class="word" aria-labelledby="seen-before">
            <h2 id="seen-before">{t.seenTitle}</h2>
            <SeenBefore lang={lang} found={seen} here={desk.id} />
          </section>
        )}
        <CaseForm lang={lang} action={to.person(person.id)} attempt={sent} button={t.saveChange}>
          <Field lang={lang} {...field('name', person.name)} label={t.name} />
          <Field lang={lang} {...field('birthday', person.birthday)} type="date" label={t.birthday} optional />
          {person.role === 'parent' ? (
            <>
              <p class="quiet">{t.roleStays}</p>
              <ParentFields lang={lang} form="change" attempt={sent} person={person} />
            </>
          ) : (
            <Radios
              lang={lang}
              {...choice('role', person.role)}
              legend={t.role}
              choices={possible.map((role) => ({ value: role, label: roles[role] }))}
            />
          )}
          <TextArea
            lang={lang}
            {...field('reason')}
            label={t.changeReason}
            hint={person.name === undefined ? t.changeReasonFirst : t.changeReasonHint}
            maxLength={LIMITS.reason}
          />
        </CaseForm>
        {person.role === 'suspect' && (
          <StaffAccess desk={desk} person={person} attempt={attempt} people={await keyholdersOf(desk)} />
        )}
      </Subpage>
    ),
  })
}

export const readPersonChange: ReadForm = (typed, { state, visit, to, lang }, form) => {
  const person = personOf(state, visit.params.person ?? '')
  if (!person) return { instead: problem(404) }
  const next = afterDoing(to.uncover, 'changed')
  const access = readAccess(typed, form, person)
  if (access) return { request: access, next }
  const role = typed.get('change-role')
  const birthday = readDay(typed.get('change-birthday'))
  if (birthday === null) return notDay('change-birthday', lang)
  return {
    request: {
      type: 'change-person',
      person: person.id,
      name: typed.get('change-name') ?? '',
      ...(birthday && { birthday }),
      ...(role !== null && { role: role as PersonRole }),
      reason: typed.get('change-reason') ?? '',
      ...(person.role === 'parent' && readParent(typed, 'change')),
    },
    next,
  }
}
