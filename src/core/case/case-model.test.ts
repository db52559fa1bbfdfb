import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCards } from '#store/cards.ts'
import { CARD } from '#store/office.ts'
import { COLLEAGUE, eventsOf, LEADER, NEXT_WEEK, OPENED, TEACHER, TODAY } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Card } from '../card/card.ts'
import { makePlan } from '../card/make-plan.ts'
import { parseSituation } from '../card/parse-situation.ts'
import type { Situation } from '../card/situation.ts'
import { given } from '../given.ts'
import { addMinutes } from '../time.ts'
import { type CaseClock, clocksOf } from './clocks.ts'
import type { Command } from './commands.ts'
import { decide } from './decide.ts'
import { pendingOf } from './decide-decisions.ts'
import { type By, type CaseEvent, DECISIONS, PERSON_ROLES } from './events.ts'
import { evolve, replay } from './evolve.ts'
import { situationOf } from './situation-of.ts'
import { type CaseState, stepKey } from './state.ts'
import { timeline } from './timeline.ts'

const cards = await loadCards(fileURLToPath(new URL('../../../cards', import.meta.url)))
const card = cards.get(CARD)?.at(-1) as Card

const reason = fc.constantFrom('Det er der god grund til.', 'Sådan blev det aftalt.', 'Det er sket før.', 'Nej')
const subject = fc.constantFrom('v1', 's1', 'i1', 'v1.parents', 'nobody', undefined, undefined)
const person = fc.constantFrom('v1', 'v2', 's1', 'f1') as fc.Arbitrary<never>
const step = fc.constantFrom(
  'uncover',
  'talk-to-suspect',
  'secure-evidence',
  'send-referral',
  'decide-police',
  'no-such-step',
)
const answer = fc.oneof(
  fc.record({
    fact: fc.constantFrom('violence', 'acuteDanger', 'policeClearedContact', 'suspects.s1.known'),
    value: fc.boolean(),
  }),
  fc.record({ fact: fc.constantFrom('victims.v1.age', 'suspects.s1.age', 'items.i1.ageAtTime'), value: fc.nat(130) }),
  fc.record({ fact: fc.constantFrom('kinds'), value: fc.subarray(['intimate-sharing', 'bullying', 'hate', 'odd']) }),
  fc.record({
    fact: fc.constantFrom('violence', 'victims.v1.age', 'items', 'kinds'),
    value: fc.constantFrom('unknown', 'none'),
  }),
)
const without = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

/** Together as likely as one of the others, so that those are still met often. */
const later = fc.oneof(
  fc.record({
    type: fc.constantFrom('meet-clock', 'stop-clock', 'restart-clock'),
    clock: fc.constantFrom('referral-same-day', 'referral-same-day', 'referral-receipt', 'exception-review'),
    subject,
    against: fc.constantFrom('s1', undefined) as fc.Arbitrary<never>,
    starts: fc.constant(TODAY),
    reason,
  }),
  fc.record({
    type: fc.constant('review-exception'),
    subject: person,
    stays: fc.boolean(),
    next: fc.constantFrom(NEXT_WEEK, undefined),
    reason,
  }),
  fc.record({
    type: fc.constant('log-contact'),
    with: fc.constantFrom('v1', 'f1', 'police', 'nobody'),
    channel: fc.constant('phone'),
    outcome: fc.constant('reached'),
  }),
  fc.record({
    type: fc.constant('set-task'),
    what: fc.constant('Ring'),
    owner: fc.constantFrom(TEACHER, COLLEAGUE, LEADER),
    on: fc.constant(NEXT_WEEK),
  }),
  fc.record({
    type: fc.constantFrom('finish-task', 'give-task'),
    task: fc.constant('t1'),
    to: fc.constant(LEADER),
    reason,
  }),
  fc.record({
    type: fc.constant('hand-over'),
    from: fc.constantFrom(TEACHER.account, COLLEAGUE.account),
    to: fc.constantFrom(TEACHER, COLLEAGUE),
    reason,
  }),
)

const command: fc.Arbitrary<Command> = fc
  .oneof(
    fc.record({
      type: fc.constant('add-person'),
      role: fc.constantFrom(...PERSON_ROLES),
      of: fc.constantFrom('v1', undefined),
    }),
    fc.record({ type: fc.constant('change-person'), person, role: fc.constantFrom(...PERSON_ROLES), reason }),
    fc.record({ type: fc.constantFrom('add-item', 'add-posting'), description: fc.constantFrom('Noget', '') }),
    fc.record({ type: fc.constant('record-answers'), answers: fc.array(answer, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('propose-decision'),
      decision: fc.constantFrom(...DECISIONS),
      subject: fc.constantFrom('v1', undefined),
      outcome: fc.constantFrom('yes', 'no', 'later', 'report', 'support'),
      reason,
      until: fc.constantFrom(NEXT_WEEK, undefined),
      whom: fc.constant('Klassen'),
      told: fc.constant('At vi har hånd om det'),
      purpose: fc.constant('Ro i klassen'),
      consent: fc.constantFrom('given', undefined) as fc.Arbitrary<never>,
      basis: fc.constantFrom('databeskyttelsesloven-22', undefined),
      scope: fc.constant('Intet'),
      urgent: fc.boolean(),
    }),
    fc.record({
      type: fc.constantFrom('confirm-decision', 'send-back-decision'),
      proposal: fc.integer({ min: 1, max: 30 }),
      reason,
    }),
    fc.record({
      type: fc.constantFrom('mark-done', 'skip-step', 'reopen-step'),
      step,
      subject,
      reason,
      despite: reason,
    }),
    fc.record({ type: fc.constant('write-note'), text: fc.string() }),
    later,
    fc.record({
      type: fc.constant('correct-note'),
      corrects: fc.integer({ min: 1, max: 30 }),
      text: fc.string(),
      reason,
    }),
    fc.record({ type: fc.constant('set-follow-up'), on: fc.constantFrom(NEXT_WEEK, TODAY), what: fc.string() }),
    fc.record({
      type: fc.constant('close-case'),
      outcome: reason,
      followUp: fc.record({ none: reason }),
      leftReason: reason,
      alone: fc.constantFrom('Der er ikke andre her i dag.', undefined),
    }),
    fc.record({ type: fc.constant('reopen-case'), reason }),
  )
  .map((made) => without(made) as Command)

const asked = fc.array(fc.record({ by: fc.constantFrom<By>(TEACHER, COLLEAGUE, LEADER), command }), {
  minLength: 20,
  maxLength: 80,
  size: 'max',
})

/** Plays commands one after the other, checking each answer; refusals leave the case as it was. */
function play(asks: readonly { by: By; command: Command }[]): CaseEvent[] {
  let events = eventsOf([OPENED, { type: 'professional-joined', who: TEACHER }])
  let state = replay(events) as CaseState
  for (const [minutes, { by, command }] of asks.entries()) {
    const at = addMinutes(MONDAY, minutes)
    const plan = makePlan(card, situationOf(state, at))
    const decided = decide(aimed(command, state, clocksOf(card, state, plan, at)), state, { card, plan }, { at, by })
    if (!decided.ok) continue
    for (const event of decided.value) {
      const after = evolve(state, event)
      expect(after.version).toBe(state.version + 1)
      checkClosed(state, event)
      checkEyes(state, event)
      checkContact(
        event,
        plan.warnings.map((warning) => warning.id),
      )
      state = after
    }
    events = [...events, ...decided.value]
    expect(
      parseSituation(
        asRead(situationOf(state, at)),
        at,
        card.steps.map((one) => one.id),
      ),
    ).toMatchObject({ ok: true })
  }
  expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(state)
  return events
}

/** Settling and reopening mostly meet what there is; numbers and names out of the air would seldom. */
function aimed(command: Command, state: CaseState, clocks: readonly CaseClock[]): Command {
  switch (command.type) {
    case 'meet-clock':
    case 'stop-clock':
    case 'restart-clock': {
      const clock = clocks.find((one) => one.clock === command.clock)
      return clock ? { ...command, ...given({ subject: clock.subject, against: clock.against }) } : command
    }
    case 'confirm-decision':
    case 'send-back-decision': {
      const pending = pendingOf(state)
      return { ...command, proposal: pending[command.proposal % (pending.length + 1)]?.entry ?? command.proposal }
    }
    case 'reopen-step': {
      const mark = Object.values(state.marks)[0]
      return mark
        ? { type: 'reopen-step', reason: command.reason, step: mark.step, ...given({ subject: mark.subject }) }
        : command
    }
    default:
      return command
  }
}

const MAY_WHEN_CLOSED = ['contact-logged', 'task-done', 'task-given', 'case-handed-over']

function checkClosed(state: CaseState, event: CaseEvent): void {
  const may = ['note-written', 'note-corrected', 'follow-up-set', 'case-reopened', ...MAY_WHEN_CLOSED]
  if (state.status !== 'closed') return
  const ofClosing = 'proposal' in event && state.decisions.closing?.pending?.entry === event.proposal
  if (!ofClosing) expect(may).toContain(event.type)
}

function checkEyes(state: CaseState, event: CaseEvent): void {
  if (event.type !== 'decision-confirmed' && event.type !== 'decision-sent-back') return
  const proposal = Object.values(state.decisions).find((one) => one.pending?.entry === event.proposal)?.pending
  expect(proposal?.by.account).not.toBe(event.by.account)
  expect([proposal?.by.function, event.by.function]).toContain('leader')
}

function checkContact(event: CaseEvent, warnings: readonly string[]): void {
  if (event.type !== 'step-done' || !warnings.includes('never-contact-suspect-yet')) return
  expect(card.steps.find((one) => one.id === event.step)?.contactsSuspect).toBe(false)
}

/** A situation as a file would say it. */
const asRead = ({ done = [], skipped = [], ...facts }: Situation) => ({
  ...facts,
  done: done.map((mark) => ({ step: stepKey(mark), on: mark.on })),
  skipped: Object.fromEntries(skipped.map((mark) => [stepKey(mark), mark.reason])),
})

test('whatever is asked, in whatever order, a case keeps its rules', { timeout: 60_000 }, () => {
  const happened = new Set<string>()
  fc.assert(
    fc.property(asked, (asks) => {
      const events = play(asks)
      for (const event of events) happened.add(event.type)
    }),
    { numRuns: 120 },
  )
  for (const type of [
    'decision-confirmed',
    'decision-sent-back',
    'step-done',
    'step-reopened',
    'case-closed',
    'case-reopened',
    'contact-logged',
    'task-set',
  ])
    expect(happened).toContain(type)
})

test('every case has a chronology with as many rows as events', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(asked, (asks) => {
      const events = play(asks)
      expect(timeline(events, (situation) => makePlan(card, situation)).map((row) => row.entry)).toEqual(
        events.map((_, index) => events.length - index),
      )
    }),
    { numRuns: 20 },
  )
})
