import type { Plan } from '../card/plan.ts'
import type { Situation } from '../card/situation.ts'
import { given } from '../given.ts'
import { dateOf, type Instant } from '../time.ts'
import { pendingOf } from './decide-decisions.ts'
import type { AnswerValue, By, CaseEvent, EntryNumber, EventType } from './events.ts'
import { evolve, replay } from './evolve.ts'
import { parseFact } from './facts.ts'
import { type PlanChange, planChanges } from './plan-changes.ts'
import { situationOf } from './situation-of.ts'
import { type CaseState, type Person, type Proposal, personOf } from './state.ts'

/** One entry of the chronology (*forløb*); what it says is made from `event` by text/. */
export type Row = {
  readonly entry: EntryNumber
  readonly at: Instant
  readonly by: By
  readonly event: CaseEvent
  /** The entry that this one corrects, and those that correct it. */
  readonly corrects?: Row
  readonly correctedBy: readonly EntryNumber[]
  /** What was confirmed or sent back. */
  readonly proposal?: Proposal
  /** The later entry by which the role that this one gave was changed. */
  readonly superseded?: EntryNumber
  /** The answer that this one replaces. */
  readonly formerAnswer?: AnswerValue
  /** The person as they stood before the change. */
  readonly formerPerson?: Person
  /** What this entry changed in the plan, and why. */
  readonly changes: readonly PlanChange[]
}

export type PlanOf = (situation: Situation) => Plan

/** Of so many of the latest acts that may change a plan the chronology tells what they did; a long case is read quickly so. */
const ACTS = 40

/**
 * The whole case, newest first. `planOf` is the case's own card: `(situation) => makePlan(card, situation)`. What one
 * person did at one moment is one act, and what it changed stands with its last entry; with `shown` of so many of the latest
 * acts alone.
 */
export function timeline(events: readonly CaseEvent[], planOf: PlanOf, shown?: number): Row[] {
  const rows: Row[] = []
  const corrections = correctionsIn(events)
  const later = rolesChangedIn(events)
  const told: Act[] = []
  let before: CaseState | null = null
  for (const event of events) {
    const after = evolve(before, event)
    const row: Row = {
      entry: after.version,
      at: event.at,
      by: event.by,
      event,
      correctedBy: corrections.get(after.version) ?? [],
      ...(before && context(event, before, rows)),
      changes: [],
    }
    rows.push(row)
    const act = told.at(-1)
    if (act && isSameAct(act.last, row))
      told[told.length - 1] = { ...act, last: row, after, plans: act.plans || mayPlan(event) }
    else told.push({ last: row, before, after, plans: mayPlan(event) })
    before = after
  }
  const planning = (acts: readonly Act[]) => acts.filter((act) => act.plans)
  const recent = shown === undefined ? planning(told).slice(-ACTS) : planning(told.slice(-shown))
  const changes = changesBy(recent, planOf)
  return rows
    .filter(({ event }) => event.type !== 'note-withheld')
    .map((row) => ({ ...row, ...given({ superseded: later.get(row.entry) }), changes: changes.get(row.entry) ?? [] }))
    .reverse()
}

/** What one person did at one moment: its last entry, and the case before and after it. */
type Act = { readonly last: Row; readonly before: CaseState | null; readonly after: CaseState; readonly plans: boolean }

const isSameAct = (a: Row, b: Row): boolean => a.at === b.at && a.by.account === b.by.account

function changesBy(acts: readonly Act[], planOf: PlanOf): Map<EntryNumber, readonly PlanChange[]> {
  const changes = new Map<EntryNumber, readonly PlanChange[]>()
  let former: { readonly at: Instant; readonly plan: Plan } | null = null
  for (const { last, before, after } of acts) {
    const at = last.at
    // a plan holds for a day: what the passing of days has changed is no entry's doing
    const held = former && dateOf(former.at) === dateOf(at) ? former.plan : before && planOf(situationOf(before, at))
    const plan = planOf(situationOf(after, at))
    if (held) changes.set(last.entry, planChanges(held, plan))
    former = { at, plan }
  }
  return changes
}

/** What has changed in the plan since the entry somebody last saw, by events and not by the passing of days. */
export function changesSince(
  events: readonly CaseEvent[],
  seen: EntryNumber,
  at: Instant,
  planOf: PlanOf,
): PlanChange[] {
  const before = replay(events.slice(0, seen))
  const after = replay(events)
  return before && after ? planChanges(planOf(situationOf(before, at)), planOf(situationOf(after, at))) : []
}

function correctionsIn(events: readonly CaseEvent[]): Map<EntryNumber, EntryNumber[]> {
  const found = new Map<EntryNumber, EntryNumber[]>()
  for (const [index, event] of events.entries())
    if (event.type === 'note-corrected') found.set(event.corrects, [...(found.get(event.corrects) ?? []), index + 1])
  return found
}

/** Each entry that gave somebody a role, and the one that later gave them another. */
function rolesChangedIn(events: readonly CaseEvent[]): Map<EntryNumber, EntryNumber> {
  const gave = new Map<string, EntryNumber>()
  const changed = new Map<EntryNumber, EntryNumber>()
  for (const [index, event] of events.entries()) {
    if ((event.type !== 'person-added' && event.type !== 'person-changed') || event.role === undefined) continue
    const before = gave.get(event.id)
    if (before !== undefined) changed.set(before, index + 1)
    gave.set(event.id, index + 1)
  }
  return changed
}

/** What an entry has to be read beside. */
function context(event: CaseEvent, before: CaseState, rows: readonly Row[]) {
  if (event.type === 'note-corrected') return given({ corrects: rows[event.corrects - 1] })
  if (event.type === 'decision-confirmed' || event.type === 'decision-sent-back')
    return given({ proposal: pendingOf(before).find((one) => one.entry === event.proposal) })
  if (event.type === 'person-changed') return given({ formerPerson: personOf(before, event.id) })
  if (event.type === 'answer-recorded')
    return given({ formerAnswer: before.answers[parseFact(event.fact)?.key ?? event.fact]?.value })
  return {}
}

/** Whether a plan can be another after it. */
const mayPlan = (event: CaseEvent): boolean =>
  event.type === 'decision-proposed' ? event.urgent : CHANGES_PLAN[event.type]

const CHANGES_PLAN: Readonly<Record<EventType, boolean>> = {
  'case-opened': true,
  'professional-joined': false,
  'sparring-asked': false,
  'glass-broken': false,
  'glass-acknowledged': false,
  'colleague-excluded': false,
  'colleague-readmitted': false,
  'sparring-answered': false,
  'person-added': true,
  'person-changed': true,
  'item-added': true,
  'posting-added': true,
  'thing-described': false,
  'answer-recorded': true,
  'account-given': false,
  'decision-proposed': true,
  'decision-confirmed': true,
  'decision-sent-back': true,
  'step-done': true,
  'step-skipped': true,
  'step-reopened': true,
  'note-written': false,
  'note-corrected': false,
  'note-withheld': false,
  'follow-up-set': false,
  'clock-met': false,
  'clock-stopped': false,
  'clock-restarted': false,
  'exception-reviewed': true,
  'contact-logged': false,
  'task-set': false,
  'task-done': false,
  'task-given': false,
  'case-handed-over': false,
  'case-closed': false,
  'case-reopened': false,
  'family-invited': false,
  'invitation-ended': false,
  'invitation-taken': false,
  'logbook-shown': false,
  'shown-withdrawn': false,
  'evidence-told': false,
  'family-written-to': false,
  'family-wrote': false,
}
