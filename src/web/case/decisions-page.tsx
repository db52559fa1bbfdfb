import { sharingsOf } from '#core/case/decide-decisions.ts'
import { caseText, decisionText, planText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { page } from '../answer.ts'
import { type CasePage, statusOf } from './acting.ts'
import { Subpage } from './case-frame.tsx'
import { decisionOn, type Matter, mayLook, ROUTE_DECISIONS, routeOf, subjectOf } from './decision-state.ts'
import type { Desk } from './desk.ts'
import { nameOf } from './names.ts'

/** *Beslutninger*: the decisions beside each other: the card's advice, where each stands, and the way to it. */
export const decisionsPage: CasePage = (desk, attempt) => {
  const { lang, state } = desk
  const t = decisionText(lang)
  const exceptions = [
    ...state.persons.filter(({ role }) => role === 'victim'),
    ...state.persons.filter(({ role }) => role === 'parent'),
  ]
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="matters">
          {ROUTE_DECISIONS.map((name) => (
            <MatterLine key={name} desk={desk} matter={{ name }} />
          ))}
        </div>
        {exceptions.length > 0 && (
          <section class="uncover-part" aria-labelledby="exceptions">
            <h2 id="exceptions">{t.exceptions}</h2>
            <p>{t.exception}</p>
            <div class="matters">
              {exceptions.map((subject) => (
                <MatterLine key={subject.id} desk={desk} matter={{ name: 'notTellingParents', person: subject }} />
              ))}
            </div>
          </section>
        )}
        <section class="uncover-part" aria-labelledby="shared">
          <h2 id="shared">{t.sharings}</h2>
          <p>{t.sharingsLead}</p>
          <div class="matters">
            {sharingsOf(state).map(({ id }) => (
              <MatterLine key={id} desk={desk} matter={{ name: 'sharing', sharing: id }} />
            ))}
          </div>
          {state.status === 'open' && desk.may('propose-decision') && (
            <p>
              <a href={href(lang, desk.to.sharing)}>{t.newSharing}</a>
            </p>
          )}
        </section>
        <section class="uncover-part" aria-labelledby="others">
          <h2 id="others">{t.others}</h2>
          <div class="matters">
            <MatterLine desk={desk} matter={{ name: 'surroundings' }} />
            <MatterLine desk={desk} matter={{ name: 'closing' }} />
          </div>
        </section>
      </Subpage>
    ),
  })
}

function MatterLine({ desk, matter }: { readonly desk: Desk; readonly matter: Matter }) {
  const { lang, state, plan, to } = desk
  const t = decisionText(lang)
  const { standing, pending, sentBack } = decisionOn(state, matter)
  const outcome = (one: { readonly outcome: string }) => t.outcomes[matter.name][one.outcome] ?? one.outcome
  const route = routeOf(matter)
  const advice = route ? plan.routes[route] : null
  const subject = subjectOf(matter)
  const whom = (pending ?? standing ?? sentBack)?.whom
  const about = matter.person ? nameOf(state, matter.person.id, lang) : whom
  const look = pending && mayLook(desk, pending)
  const undecided = !standing && !pending
  return (
    <section class="matter" aria-labelledby={`${matter.name}-${subject ?? ''}`}>
      <h2 id={`${matter.name}-${subject ?? ''}`} class="matter-title">
        {t.names[matter.name]}
        {about && <span class="quiet"> · {about}</span>}
      </h2>
      {advice && (
        <p class="quiet">
          {t.advice}: {planText(lang).advice[advice.advice]}
          {advice.because[0] && `. ${say(advice.because[0].words, lang)}`}
        </p>
      )}
      {standing && <p class="matter-standing">{t.standing(outcome(standing))}</p>}
      {pending && <p class="matter-standing">{t.pending(outcome(pending))}</p>}
      {pending && <p class="quiet">{pending.urgent ? t.urgent : t.pendingHint}</p>}
      {sentBack && !pending && <p>{t.sentBack(outcome(sentBack))}</p>}
      {undecided && <p class="matter-standing matter-open">{t.undecided}</p>}
      <p>
        <a
          class={undecided || look ? 'button button-secondary' : undefined}
          href={href(lang, to.decision(matter.name, subject))}
        >
          {look ? t.look : undecided && state.status === 'open' ? t.open : t.see}
          <span class="sr-only">: {t.names[matter.name]}</span>
        </a>
      </p>
    </section>
  )
}
