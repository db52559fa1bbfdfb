import { type Keyholder, PERSON_ROLES } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { caseText, exclusionText, uncoverText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { Radios } from '../ui/choices.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { type Attempt, choicesOf, fieldsOf, readDay } from './attempt.ts'
import { CaseForm, Fold } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ageOf, inOrder, nameOf, personName, sayParent } from './names.ts'
import { ParentFields } from './parent-fields.tsx'
import { SeenBefore, ToldOf } from './seen-before.tsx'
import { StaffField } from './staff-field.tsx'

export type PartProps = { readonly desk: Desk; readonly attempt: Attempt; readonly writes: boolean }

/** Roles that somebody can come into a case with. */
const COMING = PERSON_ROLES.filter((role) => role !== 'cleared')

export function Persons({ desk, attempt, writes, staff }: PartProps & { readonly staff: readonly Keyholder[] }) {
  const { state, lang, to } = desk
  const t = uncoverText(lang)
  const { roles, aged, parentOf } = caseText(lang)
  const persons = inOrder(state)
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
      {writes && <AddPerson desk={desk} attempt={attempt} staff={staff} />}
    </section>
  )
}

type AddProps = Omit<PartProps, 'writes'> & { readonly staff: readonly Keyholder[] }

function AddPerson({ desk, attempt, staff }: AddProps) {
  const { state, lang, to } = desk
  const t = uncoverText(lang)
  const { roles } = caseText(lang)
  const [field, choice] = [fieldsOf(attempt), choicesOf(attempt)]
  const children = state.persons.filter(({ role }) => role === 'victim' || role === 'suspect')
  return (
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
          <ToldOf sought={{ name: field('name').value, birthday: readDay(field('birthday').value) ?? undefined }} />
        )}
        <Radios
          lang={lang}
          {...choice('role')}
          legend={t.role}
          choices={COMING.map((role) => ({ value: role, label: roles[role] }))}
        />
        <Field lang={lang} {...field('name')} label={t.name} hint={t.nameHint} optional />
        <Field lang={lang} {...field('age')} label={t.age} optional inputMode="numeric" width={4} maxLength={3} />
        <Field lang={lang} {...field('birthday')} type="date" label={t.birthday} hint={t.birthdayHint} optional />
        <Select
          lang={lang}
          {...field('of')}
          label={t.of}
          options={[
            { value: '', label: t.ofNone },
            ...children.map((person) => ({ value: person.id, label: personName(state, person, lang) })),
          ]}
        />
        <StaffField lang={lang} {...field('staff')} people={staff} hint={exclusionText(lang).onlySuspect} />
        <ParentFields lang={lang} form="person" attempt={attempt} />
      </CaseForm>
    </Fold>
  )
}

export function Account({ desk, attempt, writes }: PartProps) {
  const { state, lang, to } = desk
  const t = uncoverText(lang)
  const field = fieldsOf(attempt)
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
              {...field('what')}
              label={t.what}
              hint={t.whatHint}
              rows={6}
              maxLength={LIMITS.text}
            />
            {(['who', 'where', 'when'] as const).map((name) => (
              <Field
                key={name}
                lang={lang}
                {...field(name)}
                label={{ who: t.whoTold, where: t.where, when: t.when }[name]}
                optional
              />
            ))}
          </CaseForm>
        </Fold>
      )}
    </section>
  )
}
