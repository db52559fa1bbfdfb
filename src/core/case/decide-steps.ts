import type { Card, CardStep } from '../card/card.ts'
import type { Plan, PlanStep } from '../card/plan.ts'
import { given } from '../given.ts'
import { err, ok, type Result } from '../result.ts'
import { dateOf } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided, Ground } from './decide.ts'
import { recordAnswers } from './decide-answers.ts'
import type { DecisionName, StepRef } from './events.ts'
import { all, LIMITS, optional, past, reasoned } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, hasSubject, stepKey } from './state.ts'

/** The duty to notify is personal: nobody's plan, decision or leader stands in its way. */
const NEVER_BLOCKED = 'send-referral'

/** Steps that are taken by deciding, with a reason and two pairs of eyes; never by a mark. */
const DECIDED: Readonly<Record<string, DecisionName>> = {
  'decide-police': 'police',
  'decide-referral': 'referral',
  'decide-pedagogical': 'pedagogical',
}

export function markDone(command: CommandOf<'mark-done'>, state: CaseFile, ground: Ground, asking: Asking): Decided {
  const place = placeOf(command, state, ground)
  if (!place.ok) return place
  if (state.marks[stepKey(command)]?.mark === 'done') return err({ type: 'already-marked', mark: 'done' })
  const read = all({
    on: past('on', command.on ?? dateOf(asking.at), asking.at),
    note: optional('note', command.note, LIMITS.text),
    despite: optional('despite', command.despite, LIMITS.reason),
  })
  if (!read.ok) return read
  const despite = againstPlan(command.step, place.value, read.value.despite, ground)
  if (!despite.ok) return despite
  const answers = recordAnswers(command.answers ?? [], state, ground.card, asking)
  if (!answers.ok) return answers
  const { on, note } = read.value
  const done = { type: 'step-done', ...refOf(command), on, ...given({ note, despite: despite.value }) } as const
  return ok([...answers.value, done])
}

/** The reason for doing what the plan holds back: needed then, dropped otherwise. No reason allows contact with a suspect. */
function againstPlan(
  step: string,
  planned: PlanStep | undefined,
  despite: string | undefined,
  { card, plan }: Ground,
): Result<string | undefined, Refusal> {
  if (step === NEVER_BLOCKED) return ok(undefined)
  const stop = plan.warnings.find((warning) => warning.id === 'never-contact-suspect-yet')
  if (stop && contactsSuspect(card, step)) return err({ type: 'never-contact-suspect-yet', because: stop.because })
  if (planned?.status !== 'wait' && planned?.status !== 'not-relevant') return ok(undefined)
  if (despite !== undefined) return reasoned('despite', despite)
  return err({ type: planned.status === 'wait' ? 'must-wait' : 'not-relevant', step, because: planned.because })
}

const contactsSuspect = (card: Card, step: string): boolean =>
  card.steps.some((one) => one.id === step && one.contactsSuspect)

export function skipStep(command: CommandOf<'skip-step'>, state: CaseFile, ground: Ground): Decided {
  const place = placeOf(command, state, ground)
  if (!place.ok) return place
  const marked = state.marks[stepKey(command)]
  if (marked) return err({ type: 'already-marked', mark: marked.mark })
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'step-skipped', ...refOf(command), reason: reason.value }]) : reason
}

/** Takes back the subject's own mark, or the one made for all before there was any. */
export function reopenStep(command: CommandOf<'reopen-step'>, state: CaseFile): Decided {
  const mark = state.marks[stepKey(command)] ?? state.marks[command.step]
  if (!mark) return err({ type: 'not-marked' })
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'step-reopened', ...refOf(mark), reason: reason.value }]) : reason
}

const refOf = (ref: StepRef): StepRef => ({ step: ref.step, ...given({ subject: ref.subject }) })

/** Where in the plan it is; undefined when the plan has left it out. */
function placeOf(ref: StepRef, state: CaseFile, { card, plan }: Ground): Result<PlanStep | undefined, Refusal> {
  const { step, subject } = ref
  const known = card.steps.find((one) => one.id === step)
  if (!known) return err({ type: 'no-such-step', step: step.slice(0, LIMITS.name) })
  const decision = Object.hasOwn(DECIDED, step) ? DECIDED[step] : undefined
  if (decision) return err({ type: 'needs-decision', decision })
  if (subject !== undefined && !hasSubject(state, subject))
    return err({ type: 'no-such-subject', subject: subject.slice(0, LIMITS.name) })
  if (subject === undefined && isPersonal(known)) return err({ type: 'needs-subject', step })
  const places = inPlan(plan, step)
  const place = places.find((one) => one.subject === subject)
  if (place || places.length === 0) return ok(place)
  return subject === undefined ? err({ type: 'needs-subject', step }) : err({ type: 'no-such-subject', subject })
}

/** A step taken for each person is marked for one, also before the case has any. */
const isPersonal = ({ each }: CardStep): boolean => each !== undefined && each !== 'item' && each !== 'posting'

const inPlan = (plan: Plan, step: string): PlanStep[] => plan.steps.filter((one) => one.id === step)
