import { makePlan } from '#core/card/make-plan.ts'
import type { CaseEvent, EventType } from '#core/case/events.ts'
import { type Row, timeline } from '#core/case/timeline.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, chronicleText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import type { Desk } from './desk.ts'
import { LongText } from './long-text.tsx'
import { sayBy } from './names.ts'
import { byWeight, PlanChanges } from './plan-changes.tsx'
import { sayAnswered, sayEvent } from './say-event.ts'

/** Entries made by one act: the same person, the same moment. */
type Act = readonly [Row, ...Row[]]

function actsOf(rows: readonly Row[]): Act[] {
  const acts: [Row, ...Row[]][] = []
  for (const row of rows) {
    const last = acts.at(-1)
    if (last && last[0].at === row.at && last[0].by.account === row.by.account) last.push(row)
    else acts.push([row])
  }
  return acts
}

const CORRECTABLE: readonly EventType[] = [
  'note-written',
  'note-corrected',
  'account-given',
  'contact-logged',
  'sparring-answered',
]

/** *Forløb*: what happened, newest first, with who and when; what it changed in the plan stands beneath it. */
export function Chronicle({ desk, most }: { readonly desk: Desk; readonly most?: number }) {
  const { card, events, lang, to } = desk
  const t = caseText(lang)
  const acts = actsOf(timeline(events, (situation) => makePlan(card, situation), most))
  const shown = acts.slice(0, most)
  return (
    <>
      <ol class="chronicle plain-list">
        {shown.map((act) => (
          <li key={act[0].entry} id={`post-${act[0].entry}`}>
            <ActEntry act={act} desk={desk} />
          </li>
        ))}
      </ol>
      {shown.length < acts.length && (
        <p>
          <a href={href(lang, to.chronicle)}>{t.older}</a>
        </p>
      )}
    </>
  )
}

function ActEntry({ act, desk }: { readonly act: Act; readonly desk: Desk }) {
  const { lang, at: now } = desk
  const t = caseText(lang)
  const [newest] = act
  const changes = byWeight(newest.changes)
  const inOrder = [...act].reverse()
  const answers = inOrder.filter((row) => row.event.type === 'answer-recorded')
  const others = inOrder.filter(({ event }) => event.type !== 'answer-recorded' && !goesWithoutSaying(event))
  return (
    <article class="entry">
      <p class="entry-when">
        <time dateTime={newest.at}>{sayMoment(newest.at, now, lang)}</time>
        {' · '}
        {sayBy(newest.by, lang)}
      </p>
      {others.map((row) => (
        <EntrySaid key={row.entry} row={row} desk={desk} />
      ))}
      {answers.length > 0 && <p class="entry-did">{upper(t.answers(answers.length))}</p>}
      {answers.length > 0 && (
        <ul class="entry-answers">
          {answers.map((row) => {
            if (row.event.type !== 'answer-recorded') return null
            return (
              <li key={row.entry}>
                <AnswerSaid {...sayAnswered(row.event, desk)} />
                {sayEvent(row.event, desk, row).wrote.map(({ text }) => (
                  <span key={text} class="quiet">
                    {' '}
                    ({text})
                  </span>
                ))}
              </li>
            )
          })}
        </ul>
      )}
      {changes.length > 0 && (
        <details class="entry-changes" open={changes.length <= FEW}>
          <summary>{t.planChanged(changes.length)}</summary>
          <PlanChanges changes={changes} telling={desk} />
        </details>
      )}
    </article>
  )
}

/** What every opening does: the opener is on the case, and the guide's one of each has no words yet. */
function goesWithoutSaying(event: CaseEvent): boolean {
  switch (event.type) {
    case 'professional-joined':
      return event.who.account === event.by.account
    case 'item-added':
    case 'posting-added':
      return event.description === ''
    case 'person-added':
      return event.name === undefined && event.age === undefined && event.of === undefined
    default:
      return false
  }
}

/** So many changes are shown at once; more are folded away. */
const FEW = 2

function AnswerSaid({ asked, about, answer }: ReturnType<typeof sayAnswered>) {
  return (
    <>
      {asked}
      {about && <span class="quiet"> · {about}</span>} <strong>{answer}</strong>
    </>
  )
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function EntrySaid({ row, desk }: { readonly row: Row; readonly desk: Desk }) {
  const { lang, to, may } = desk
  const t = caseText(lang)
  const { says, wrote } = sayEvent(row.event, desk, row)
  return (
    <div
      class={row.correctedBy.length > 0 || row.superseded !== undefined ? 'entry-said entry-corrected' : 'entry-said'}
    >
      <p class="entry-did">{upper(says)}</p>
      {wrote.map(({ label, text }) => (
        <LongText key={text} label={label} text={text} lang={lang} />
      ))}
      {row.superseded !== undefined && (
        <p class="quiet">
          <a href={`#post-${row.superseded}`}>{chronicleText(lang).superseded}</a>
        </p>
      )}
      {row.correctedBy.length > 0 && (
        <p class="quiet">
          <a href={`#post-${row.correctedBy.at(-1)}`}>{t.corrected}</a>
        </p>
      )}
      {CORRECTABLE.includes(row.event.type) && row.correctedBy.length === 0 && may('correct-note') && (
        <p>
          <a class="quiet-link" href={href(lang, to.correct(row.entry))}>
            {t.correct}
            <span class="sr-only"> {says}</span>
          </a>
        </p>
      )}
    </div>
  )
}
