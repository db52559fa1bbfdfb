import { makePlan } from '#core/card/make-plan.ts'
import type { Phase } from '#core/card/plan.ts'
import { progressOf } from '#core/case/progress.ts'
import { changesSince } from '#core/case/timeline.ts'
import { readUpTo } from '#store/seen.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, decisionText, deletionText, stepText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page } from '../answer.ts'
import { Phases, type Progress } from '../ui/phases.tsx'
import { PlanStops } from '../ui/plan-stops.tsx'
import type { CasePage } from './acting.ts'
import { statusOf } from './acting.ts'
import { type Attempt, attemptAt } from './attempt.ts'
import { Awaits } from './awaits.tsx'
import { Beside } from './beside.tsx'
import { ClocksGlance } from './case-clocks.tsx'
import { Outcome } from './case-frame.tsx'
import { Chronicle } from './chronicle.tsx'
import type { Desk } from './desk.ts'
import { FamilyNotice } from './family-notice.tsx'
import { GlassNotice } from './glass-page.tsx'
import { sayBy } from './names.ts'
import { NoteForm } from './note-form.tsx'
import { First, Next, StopGlance } from './now.tsx'
import { ParentSigns } from './parent-signs.tsx'
import { byWeight, PlanChanges } from './plan-changes.tsx'
import { sayDay } from './say-event.ts'

/** More of the chronology is on a page of its own. */
const ENTRIES = 12
const CHANGES = 4

/** The page of a case: what to do now, what not to, by when; what has changed; what happened. */
export const casePage: CasePage = async (desk, attempt): Promise<Answer> => {
  const { lang, state } = desk
  const seen = await readUpTo(desk.office, desk.actor, desk.id, state.version)
  return page({
    title: caseText(lang).case(state.number),
    status: statusOf(attempt),
    wide: true,
    body: <CaseBody desk={desk} attempt={attempt} seen={seen} />,
  })
}

type BodyProps = { readonly desk: Desk; readonly attempt: Attempt | null; readonly seen: number }

function CaseBody({ desk, attempt, seen }: BodyProps) {
  const { card, plan, lang, state, to } = desk
  const t = caseText(lang)
  const open = state.status === 'open'
  return (
    <div class="case">
      <header class="case-head">
        <h1>
          <span class="case-number">{t.case(state.number)}</span>{' '}
          <span class="case-school">{state.institution.name}</span>
        </h1>
        {open && (
          <Phases card={card} lang={lang} to={(phase) => href(lang, `${to.plan}#${phase}`)} progress={progress(desk)} />
        )}
      </header>
      <Outcome desk={desk} attempt={attempt} />
      <GlassNotice desk={desk} />
      <FamilyNotice desk={desk} seen={seen} />
      {!open && <Closing desk={desk} />}
      <Awaits desk={desk} attempt={attempt} seen={seen} />
      <div class={open ? 'case-main' : 'case-main case-main-closed'}>
        {open && <StopGlance desk={desk} />}
        {open && <First desk={desk} />}
        {open && (
          <div class="case-stops">
            <section aria-labelledby="stop-signs">
              <h2 id="stop-signs">{t.stop}</h2>
              <PlanStops card={card} plan={plan} lang={lang} />
              <ParentSigns desk={desk} parents={state.persons.filter(({ role }) => role === 'parent')} quiet />
            </section>
            <ClocksGlance desk={desk} />
          </div>
        )}
        {open && <Next desk={desk} />}
        <div class="case-record">
          <SinceLast desk={desk} seen={seen} />
          <section aria-labelledby="forloeb">
            <h2 id="forloeb">{t.chronicle}</h2>
            <p class="quiet">{t.chronicleLead}</p>
            {desk.may('write-note') && <NoteForm desk={desk} attempt={attemptAt(attempt, 'note', state)} />}
            <Chronicle desk={desk} most={ENTRIES} />
          </section>
        </div>
        <Beside desk={desk} />
      </div>
    </div>
  )
}

const progress = ({ plan }: Desk): Record<Phase, Progress> =>
  Object.fromEntries(
    progressOf(plan).map(({ phase, settled, relevant }) => [phase, { done: settled, all: relevant }]),
  ) as Record<Phase, Progress>

function Closing({ desk }: { readonly desk: Desk }) {
  const { lang, state, to, at } = desk
  if (state.status !== 'closed') return null
  const t = caseText(lang)
  const { closing } = state
  const { standing: decided, pending: proposal } = state.decisions.closing ?? {}
  const followUp = state.followUp ?? closing.followUp
  return (
    <section class="closing" aria-labelledby="closed">
      <h2 id="closed">{t.closed}</h2>
      <p>{t.closedOn(sayMoment(closing.at, at, lang), sayBy(closing.by, lang))}</p>
      {decided && !proposal && (
        <p>{t.proposedAndConfirmed(sayBy(decided.by, lang), sayBy(decided.confirmed.by, lang))}</p>
      )}
      {proposal && (
        <p>
          {t.closedAlone(sayBy(proposal.by, lang))} {proposal.alone && decisionText(lang).said.alone(proposal.alone)}
        </p>
      )}
      <h3>{t.ended}</h3>
      <p class="written">{closing.outcome}</p>
      <p>{'on' in followUp ? t.followUpOn(sayDay(followUp.on, desk), followUp.what) : t.noFollowUp(followUp.none)}</p>
      {desk.may('reopen-case') && (
        <p>
          <a class="button button-secondary" href={href(lang, to.reopen)}>
            {t.reopen}
          </a>
        </p>
      )}
      {desk.may('delete-case') && (
        <p>
          <a class="quiet-link" href={href(lang, to.delete)}>
            {deletionText(lang).link}
          </a>
        </p>
      )}
      {desk.may('set-follow-up') && (
        <p>
          <a href={href(lang, to.followUp)}>{stepText(lang).toFollowUp}</a>
        </p>
      )}
    </section>
  )
}

/** *Siden sidst*: how the plan has changed since this reader last saw it, and why. */
function SinceLast({ desk, seen }: { readonly desk: Desk; readonly seen: number }) {
  const { card, events, lang, state } = desk
  if (seen >= state.version || state.status === 'closed') return null
  const changes = byWeight(changesSince(events, seen, desk.at, (situation) => makePlan(card, situation)))
  if (changes.length === 0) return null
  const t = caseText(lang)
  const rest = changes.slice(CHANGES)
  return (
    <section class="since" aria-labelledby="since">
      <h2 id="since">{t.since}</h2>
      <p class="quiet">
        {t.sinceLead} {t.sinceNote}
      </p>
      <PlanChanges changes={changes.slice(0, CHANGES)} telling={desk} />
      {rest.length > 0 && (
        <details>
          <summary>{t.sinceMore(rest.length)}</summary>
          <PlanChanges changes={rest} telling={desk} />
        </details>
      )}
    </section>
  )
}
