import type { Reason } from '#core/card/plan.ts'
import type { PlanChange } from '#core/case/plan-changes.ts'
import { dateOf } from '#core/time.ts'
import { sayDue } from '#text/format.ts'
import { chronicleText, planText } from '#text/index.ts'
import { say } from '#text/lang.ts'
import { Reasons } from '../ui/reasons.tsx'
import { countingOf } from '../ui/say-due.ts'
import { Why } from '../ui/why.tsx'
import { nameOf } from './names.ts'
import { sayStep, type Telling } from './say-event.ts'

/** The changes that somebody has to act on or stop for come first. */
export function byWeight(changes: readonly PlanChange[]): PlanChange[] {
  const weight = (change: PlanChange): number => {
    if (change.type === 'warning-raised') return 0
    if (change.type === 'step-changed' && change.to === 'do') return 1
    if (change.type === 'warning-lifted' || change.type === 'clock-started') return 2
    return change.type === 'step-changed' && change.to !== 'done' ? 3 : 4
  }
  return [...changes].sort((a, b) => weight(a) - weight(b))
}

/** How a plan changed, each with why. */
export function PlanChanges({
  changes,
  telling,
}: {
  readonly changes: readonly PlanChange[]
  readonly telling: Telling
}) {
  return (
    <ul class="plan-changes">
      {changes.map((change) => (
        <Change key={keyOf(change)} change={change} telling={telling} />
      ))}
    </ul>
  )
}

function Change({ change, telling }: { readonly change: PlanChange; readonly telling: Telling }) {
  const says = sayChange(change, telling)
  const because: readonly Reason[] = 'because' in change ? change.because : []
  const { card, lang } = telling
  const [first] = because
  return (
    <li>
      <p>
        {says.before}
        <strong>{says.what}</strong>
        {says.after}
        {first && <span class="quiet"> {say(first.words, lang)}</span>}
      </p>
      {because.some(({ facts, law }) => facts.length > 0 || law?.length) && (
        <Why lang={lang} of={says.what}>
          <Reasons card={card} because={because} lang={lang} />
        </Why>
      )}
    </li>
  )
}

type Sentence = { readonly before?: string; readonly what: string; readonly after: string }

export function sayChange(change: PlanChange, telling: Telling): Sentence {
  const { card, state, lang, at } = telling
  const t = chronicleText(lang)
  const clockName = (id: string, subject: string | undefined) => {
    const title = card.clocks.find((clock) => clock.id === id)?.title
    return `${title ? say(title, lang) : id}${subject === undefined ? '' : ` · ${nameOf(state, subject, lang)}`}`
  }
  const sign = (id: string) => {
    const title = card.warnings.find((warning) => warning.id === id)?.title
    return title ? say(title, lang) : id
  }
  switch (change.type) {
    case 'step-changed':
      return { what: sayStep(change.step, change.subject, telling), after: ` ${t.became[change.to ?? 'gone']}.` }
    case 'warning-raised':
      return { what: t.raised(sign(change.warning)), after: '' }
    case 'warning-lifted':
      return { what: t.lifted(sign(change.warning)), after: '' }
    case 'clock-started':
      return {
        what: t.clockStarted(
          clockName(change.clock, change.subject),
          sayDue(change.due, dateOf(at), lang, countingOf(card, change.clock)),
        ),
        after: '.',
      }
    case 'clock-stopped':
      return { what: t.clockStopped(clockName(change.clock, change.subject)), after: '.' }
    case 'clock-moved':
      return {
        what: t.clockMoved(
          clockName(change.clock, change.subject),
          sayDue(change.due, dateOf(at), lang, countingOf(card, change.clock)),
        ),
        after: '.',
      }
    case 'advice-changed': {
      const words = planText(lang)
      return {
        what: t.adviceChanged(words.routes[change.route].toLowerCase(), words.advice[change.to].toLowerCase()),
        after: '.',
      }
    }
  }
}

/** What changed, whichever way. */
function keyOf(change: PlanChange): string {
  switch (change.type) {
    case 'step-changed':
      return `step ${change.step} ${change.subject}`
    case 'warning-raised':
    case 'warning-lifted':
      return `warning ${change.warning}`
    case 'clock-started':
    case 'clock-stopped':
    case 'clock-moved':
      return `clock ${change.clock} ${change.subject}`
    case 'advice-changed':
      return `advice ${change.route}`
  }
}
