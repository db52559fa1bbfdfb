import type { DecisionName } from '#core/case/events.ts'
import { decisionKey } from '#core/case/state.ts'
import {
  accessText,
  caseText,
  contactText,
  decisionText,
  exclusionText,
  familyText,
  taskText,
  uncoverText,
} from '#text/index.ts'
import { href } from '#text/lang.ts'
import type { Desk } from './desk.ts'
import { ageOf, inOrder, nameOf, personName, sayBy, sayParent } from './names.ts'

/** Who is with, what has been decided, and what else can be done. */
export function Beside({ desk }: { readonly desk: Desk }) {
  return (
    <div class="case-beside">
      <Involved desk={desk} />
      <Decided desk={desk} />
      <Other desk={desk} />
    </div>
  )
}

function Involved({ desk }: { readonly desk: Desk }) {
  const { state, lang, to, may } = desk
  const t = caseText(lang)
  const persons = inOrder(state)
  return (
    <section aria-labelledby="who">
      <h2 id="who">{t.who}</h2>
      {persons.length === 0 && <p class="quiet">{t.nobodyYet}</p>}
      <dl class="involved">
        {persons.map((person) => {
          const age = ageOf(state, person)
          const name = personName(state, person, lang)
          return (
            <div key={person.id}>
              <dt>{t.roles[person.role]}</dt>
              <dd>
                {age === null ? name : t.aged(name, age)}
                {person.of && `, ${t.parent(nameOf(state, person.of, lang))}`}
                {sayParent(person, lang).map((fact) => (
                  <span key={fact} class="quiet">
                    {' '}
                    · {fact}
                  </span>
                ))}
              </dd>
            </div>
          )
        })}
        <div>
          <dt>{t.onCase}</dt>
          <dd>{state.members.map((by) => sayBy(by, lang)).join(', ')}</dd>
        </div>
        {state.excluded.length > 0 && (
          <div>
            <dt>{exclusionText(lang).out}</dt>
            <dd>{state.excluded.map(({ who }) => who.name).join(', ')}</dd>
          </div>
        )}
        {state.sparring.length > 0 && (
          <div>
            <dt>{t.sparring}</dt>
            <dd>{state.sparring.map((by) => by.name).join(', ')}</dd>
          </div>
        )}
      </dl>
      {state.status === 'open' && may('record-answers') && (
        <p>
          <a href={href(lang, to.uncover)}>{t.toUncover}</a>
        </p>
      )}
      <p>
        <a href={href(lang, to.access)}>{accessText(lang).title}</a>
      </p>
    </section>
  )
}

const SHOWN: readonly DecisionName[] = ['police', 'referral', 'pedagogical', 'emergencyPlan', 'surroundings']

function Decided({ desk }: { readonly desk: Desk }) {
  const { state, lang, to } = desk
  const t = caseText(lang)
  const words = decisionText(lang)
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t.decisions}</h2>
      <dl class="involved">
        {SHOWN.map((name) => {
          const { standing, pending } = state.decisions[decisionKey(name)] ?? {}
          const outcome = pending?.outcome ?? standing?.outcome
          return (
            <div key={name}>
              <dt>
                <a href={href(lang, to.decision(name))}>{words.names[name]}</a>
              </dt>
              <dd>
                {outcome === undefined ? <span class="quiet">{t.undecided}</span> : words.outcomes[name][outcome]}
                {pending && <span class="quiet"> · {t.awaits}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      <p>
        <a href={href(lang, to.decisions)}>{words.toAll}</a>
      </p>
    </section>
  )
}

function Other({ desk }: { readonly desk: Desk }) {
  const { state, lang, to, may } = desk
  const t = caseText(lang)
  if (state.status !== 'open' || !may('close-case')) return null
  const links = [
    [to.family, familyText(lang).toFamily],
    [to.contact, contactText(lang).title],
    [to.tasks, taskText(lang).title],
    [`${to.uncover}#nyt`, uncoverText(lang).happenings],
    [to.plan, t.wholePlan],
    [to.member, t.addMember],
    [to.sparring, t.askSsp],
    [to.followUp, t.followUp],
    [to.close, t.closeCase],
  ] as const
  return (
    <nav aria-labelledby="other">
      <h2 id="other">{t.more}</h2>
      <ul class="plain-list other-links">
        {links.map(([address, name]) => (
          <li key={address}>
            <a href={href(lang, address)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
