import { type CaseClock, clocksOf } from '#core/case/clocks.ts'
import { clockKey, EXCEPTION_REVIEW } from '#core/case/state.ts'
import { dateOf } from '#core/time.ts'
import { exactDate, sayDue, sayMoment } from '#text/format.ts'
import { clockText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { sayArithmetic } from '../ui/clocks.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { SourceNote } from '../ui/source-note.tsx'
import { Why } from '../ui/why.tsx'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'
import { sayClock } from './say-event.ts'

export const caseClocks = ({ card, state, plan, at }: Desk): CaseClock[] => clocksOf(card, state, plan, at)

/** What has to be looked at: it runs, or its time is over. */
const presses = ({ state }: CaseClock): boolean => state === 'running' || state === 'missed'

/** The clocks on the page of the case: those that run or are missed, and the way to all of them. */
export function ClocksGlance({ desk }: { readonly desk: Desk }) {
  const { lang, to } = desk
  const clocks = caseClocks(desk)
  if (clocks.length === 0) return null
  const t = clockText(lang)
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">{t.title}</h2>
      <ClockList desk={desk} clocks={clocks.filter(presses)} />
      <p>
        <a href={href(lang, to.clocks)}>{t.see}</a>
      </p>
    </section>
  )
}

type ListProps = { readonly desk: Desk; readonly clocks: readonly CaseClock[]; readonly whole?: boolean }

export function ClockList({ desk, clocks, whole = false }: ListProps) {
  return (
    <ul class="clocks">
      {clocks.map((clock) => (
        <li key={clockKey(clock)} class={clock.state === 'missed' ? 'clock clock-over' : 'clock'}>
          {whole ? (
            <h2 class="clock-title">
              <a href={href(desk.lang, desk.to.clock(clock))}>{sayClock(clock, desk)}</a>
            </h2>
          ) : (
            <p class="clock-title">
              <a href={href(desk.lang, desk.to.clock(clock))}>{sayClock(clock, desk)}</a>
            </p>
          )}
          <ClockStanding desk={desk} clock={clock} />
          <Why lang={desk.lang} of={sayClock(clock, desk)}>
            <ClockReasons desk={desk} clock={clock} />
          </Why>
        </li>
      ))}
    </ul>
  )
}

/** How it stands: when at the latest, or how it ended and by whose word. */
export function ClockStanding({ desk, clock }: { readonly desk: Desk; readonly clock: CaseClock }) {
  const { lang, today } = desk
  const t = clockText(lang)
  const { state, due, on, word, alarm, skipped } = clock
  const day = (date: typeof due) => exactDate(date, today, lang)
  return (
    <>
      <p>
        {state !== 'running' && <strong>{t.states[state]}. </strong>}
        {state === 'running' && (
          <strong>
            <time dateTime={due}>{sayDue(due, today, lang, clock.counting)}</time>
          </strong>
        )}
        {state === 'met' && on && t.metOn(day(on))}
        {state === 'missed' && (on ? t.lateOn(day(on), day(due)) : t.missed(day(due)))}
        {state === 'passed' && t.passed(day(due))}
      </p>
      {alarm && <p class="clock-alarm">{t.alarm(alarm)}</p>}
      {skipped && (
        <p class="quiet">
          {t.skipped} {skipped}
        </p>
      )}
      {word && <ClockWordSaid desk={desk} word={word} />}
    </>
  )
}

function ClockWordSaid({ desk, word }: { readonly desk: Desk; readonly word: NonNullable<CaseClock['word']> }) {
  const { lang, at } = desk
  const t = clockText(lang)
  const [who, when] = [sayBy(word.by, lang), sayMoment(word.at, at, lang)]
  const says = { met: t.noted, stopped: t.stopped, restarted: t.restarted }[word.word](who, when)
  const text = word.word === 'met' ? word.note : word.reason
  return (
    <p class="quiet">
      {says} {text}
    </p>
  )
}

/** Why it runs, and how its day was counted. */
export function ClockReasons({ desk, clock }: { readonly desk: Desk; readonly clock: CaseClock }) {
  const { card, lang, at } = desk
  const found = card.clocks.find(({ id }) => id === clock.clock)
  if (!found) return null
  // a look at an exception is due when the leadership has said, whatever the card would count
  const counted = clock.clock !== EXCEPTION_REVIEW || clock.word === undefined
  return (
    <>
      <Reasons card={card} because={clock.because} law={found.law} lang={lang} />
      {counted && <p class="quiet">{sayArithmetic(found, clock, dateOf(at), lang)}</p>}
      <SourceNote source={found.source} lang={lang} />
    </>
  )
}
