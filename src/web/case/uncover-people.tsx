import { type Keyholder, PERSON_ROLES } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { caseText, exclusionText, uncoverText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { type Attempt, readDay } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ageOf, nameOf, personName, ROLE_ORDER, sayParent } from './names.ts'
import { ParentFields } from './parent-fields.tsx'
import { SeenBefore, ToldOf } from './seen-before.tsx'
import { StaffField } from './staff-field.tsx'

export type PartProps = { readonly desk: Desk; readonly attempt: Attempt; readonly writes: boolean }

/** A form that is folded away until somebody wants it, or has filled it in wrongly. */
export function Fold({
  attempt,
  title,
  children,
}: {
  attempt: Attempt
  title: string
  children: preact.ComponentChildren
}) {
  return (
    <details
      class="fold"
      open={attempt.faults.length > 0 || attempt.meanwhile.length > 0 || attempt.found !== undefined}
    >
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** Roles that somebody can come into a case with. */
const COMING = PERSON_ROLES.filter((role) => role !== 'cleared')

export function Persons({ desk, attempt, writes, staff }: PartProps & { readonly staff: readonly Keyholder[] }) {
  const { state, lang, to } = desk
  const t = uncoverText(lang)
  const { roles, aged, parentOf } = caseText(lang)
  const persons = ROLE_ORDER.flatMap((role) => state.persons.filter((person) => person.role === role))
  const value = (name: string) => attempt.typed.get(`person-${name}`) ?? ''
  const fault = (name: string) => faultOf(attempt.faults, `person-${name}`)
  const children = state.persons.filter(({ role }) => role === 'victim' || role === 'suspect')
  return (
    <section class="uncover-part" aria-labelledby="persons">
      <h2 id="persons">{t.persons}</h2>
      {persons.length === 0 && <p class="quiet">{t.personsNone}</p>}
      <ul class="uncover-list plain-list">
        {persons.map((person) => {
          const name = personName(state, person, lang)
          const age = ageOf(state, person)
          return (
            <li key={person.id}>
              <span>
                <strong>{age === null ? name : aged(name, age)}</strong>{' '}
                <span class="quiet">
                  {roles[person.role]}
                  {[person.of && ` ${parentOf(nameOf(state, person.of, lang))}`, ...sayParent(person, lang)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {writes && (
                <a href={href(lang, to.person(person.id))}>
                  {t.change}
                  <span class="sr-only"> {name}</span>
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {writes && (
        <Fold attempt={attempt} title={t.addPerson}>
          {attempt.found && (
            <div class="meanwhile" role="alert" tabIndex={-1} autofocus>
              <h3>{t.seenTitle}</h3>
              <SeenBefore lang={lang} found={attempt.found} here={desk.id} />
              <p>{t.seenLead}</p>
            </div>
          )}
          <CaseForm
            lang={lang}
            action={to.uncover}
            attempt={attempt}
            button={attempt.found ? t.savePersonStill : t.savePerson}
          >
            {attempt.found && (
              <ToldOf sought={{ name: value('name'), birthday: readDay(value('birthday')) ?? undefined }} />
            )}
            <Radios
              lang={lang}
              name="person-role"
              legend={t.role}
              choices={COMING.map((role) => ({ value: role, label: roles[role] }))}
              chosen={[value('role')]}
              fault={fault('role')}
            />
            <Field
              lang={lang}
              name="person-name"
              label={t.name}
              hint={t.nameHint}
              optional
              value={value('name')}
              fault={fault('name')}
            />
            <Field
              lang={lang}
              name="person-age"
              label={t.age}
              optional
              inputMode="numeric"
              width={4}
              maxLength={3}
              value={value('age')}
              fault={fault('age')}
            />
            <Field
              lang={lang}
              name="person-birthday"
              type="date"
              width={11}
              label={t.birthday}
              hint={t.birthdayHint}
              optional
              value={value('birthday')}
              fault={fault('birthday')}
            />
            <Select
              lang={lang}
              name="person-of"
              label={t.of}
              value={value('of')}
              fault={fault('of')}
              options={[
                { value: '', label: t.ofNone },
                ...children.map((person) => ({ value: person.id, label: personName(state, person, lang) })),
              ]}
            />
            <StaffField
              lang={lang}
              name="person-staff"
              people={staff}
              hint={exclusionText(lang).onlySuspect}
              value={value('staff')}
              fault={fault('staff')}
            />
            <ParentFields lang={lang} form="person" attempt={attempt} />
          </CaseForm>
        </Fold>
      )}
    </section>
  )
}

export function Account({ desk, attempt, writes }: PartProps) {
  const { state, lang, to } = desk
  const t = uncoverText(lang)
  const value = (name: string) => attempt.typed.get(`account-${name}`) ?? ''
  const fault = (name: string) => faultOf(attempt.faults, `account-${name}`)
  const told = state.accounts.length
  return (
    <section class="uncover-part" aria-labelledby="told">
      <h2 id="told">{t.account}</h2>
      <p class="quiet">
        {told === 0 ? (
          t.accountNone
        ) : (
          <a href={href(lang, `${to.root}#post-${state.accounts.at(-1)}`)}>{t.accountTold(told)}</a>
        )}
      </p>
      {writes && (
        <Fold attempt={attempt} title={t.addAccount}>
          <CaseForm lang={lang} action={to.uncover} attempt={attempt} button={t.saveAccount}>
            <TextArea
              lang={lang}
              name="account-what"
              label={t.what}
              hint={t.whatHint}
              rows={6}
              maxLength={LIMITS.text}
              value={value('what')}
              fault={fault('what')}
            />
            {(['who', 'where', 'when'] as const).map((name) => (
              <Field
                key={name}
                lang={lang}
                name={`account-${name}`}
                label={{ who: t.whoTold, where: t.where, when: t.when }[name]}
                optional
                value={value(name)}
                fault={fault(name)}
              />
            ))}
          </CaseForm>
        </Fold>
      )}
    </section>
  )
}
