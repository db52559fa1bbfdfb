import { given } from '#core/given.ts'
import type { Instant, LocalDate } from '#core/time.ts'
import type { Card, RemovalWay } from './card.ts'
import type { Subject } from './facts.ts'
import { askAll, type Inquiry } from './inquiry.ts'
import type { Reason, Status, Words } from './plan.ts'
import { planClock } from './plan-clocks.ts'
import { inquireInto } from './plan-routes.ts'
import { standing } from './plan-steps.ts'
import { makeReady, type ReadyStep, readyClauses } from './ready.ts'
import type { Evidence, Situation } from './situation.ts'

/** What a family tells of one item at one place (*materiale*, *sted*). Whatever is left out is unknown. */
export type Found = {
  /** Id of the card's platform. */
  readonly place?: string
  /** How old the person was in the item, and is now. */
  readonly ageAtTime?: number
  readonly age?: number
  readonly sexual?: boolean
  readonly fake?: boolean
  /** Somebody threatens, extorts or lures. */
  readonly threatened?: boolean
  /** Left out: not yet secured. */
  readonly evidence?: Evidence
  readonly policeTold?: boolean
  /** The day that the place refused to remove it. */
  readonly refused?: LocalDate
}

/** A way to get it removed, and how it stands. */
export type Way = {
  readonly way: RemovalWay
  readonly status: Exclude<Status, 'skipped'>
  readonly because: readonly Reason[]
  /** Ids of ways. */
  readonly waitsFor: readonly string[]
  /** The last day, when a clock runs. */
  readonly due?: LocalDate
}

/** Every way of the card, in its order, with how it stands for what was found. Pure and total. */
export function waysToRemove(card: Card, found: Found, at: Instant): Way[] {
  const inquiry = inquireInto(card, situationOf(found, at))
  return readyWays(card).map(({ way, ready }): Way => {
    const { status, because, waitsFor = [] } = standing(ready, inquiry, subjectOf(ready, inquiry))
    const clock = inquiry.ready.clocks.find((one) => one.clock.id === way.clock)
    const due = clock && planClock(clock, inquiry)[0]?.due
    return {
      way,
      // Nothing is marked in this situation, so nothing is skipped.
      status: status === 'skipped' ? 'done' : status,
      because,
      waitsFor: waitsFor.map((name) => wayFor(card, name)),
      ...(due && status === 'do' ? { due } : {}),
    }
  })
}

/** The lines of a notice by DSA art. 16 that hold for what was found, each with the law it names. */
export function noticeFor(card: Card, found: Found, at: Instant): { says: Words; law?: Words }[] {
  const inquiry = inquireInto(card, situationOf(found, at))
  return card.removal.notice.flatMap(({ says, when, law }) => {
    if (when.length > 0 && askAll(inquiry, readyClauses(when)).held.length === 0) return []
    const ref = card.laws.find(({ id }) => id === law)?.ref
    return [{ says, ...(ref ? { law: ref } : {}) }]
  })
}

/** The same facts that a case is told by, so that the card's own conditions decide. */
export function situationOf(found: Found, at: Instant): Situation {
  const { place, ageAtTime, age, sexual, fake, threatened, evidence = 'securing', policeTold, refused } = found
  return {
    at,
    evidence,
    publishedOnline: true,
    ...given({ policeContacted: policeTold }),
    ...(threatened === undefined ? {} : { kinds: threatened ? ['sextortion'] : [] }),
    victims: [{ id: 'person', ...given({ age }) }],
    items: [{ id: 'item', ...given({ ageAtTime, sexual, fake }) }],
    postings: [{ id: 'place', live: true, ...given({ platform: place, refused }) }],
  }
}

type ReadyWay = { readonly way: RemovalWay; readonly ready: ReadyStep }
const made = new WeakMap<Card, readonly ReadyWay[]>()

function readyWays(card: Card): readonly ReadyWay[] {
  const known = made.get(card)
  if (known) return known
  const { steps } = makeReady(card)
  const ways = card.removal.ways.map((way): ReadyWay => {
    const step = steps.find(({ step }) => step.id === way.step)
    return { way, ready: step ? { ...step, step: { ...step.step, otherwise: way.otherwise } } : ownConditions(way) }
  })
  made.set(card, ways)
  return ways
}

/** A way with conditions of its own, in the form of the step that it is not. */
const ownConditions = (way: RemovalWay): ReadyStep => ({
  step: {
    id: way.id,
    phase: 'stop',
    each: 'posting',
    duty: 'should',
    who: ['victim', 'parents'],
    when: way.when,
    unless: way.unless,
    fulfilled: way.fulfilled,
    ask: [],
    wait: way.wait,
    law: way.law,
    contactsSuspect: false,
    urgent: false,
    otherwise: way.otherwise,
    words: { title: way.title, why: way.why, how: way.how, say: [], avoid: [], contacts: way.contacts },
  },
  when: readyClauses(way.when),
  unless: readyClauses(way.unless),
  fulfilled: readyClauses(way.fulfilled),
  ask: [],
  wait: readyClauses(way.wait),
})

const subjectOf = ({ step }: ReadyStep, { facts }: Inquiry): Subject | undefined =>
  step.each && facts.subjects[step.each][0]

/** What a step waits for, as the way that does the same: families have no leader who decides. */
function wayFor(card: Card, name: string): string {
  const { ways } = card.removal
  return ways.find(({ id, step, insteadOf }) => [id, step, insteadOf].includes(name))?.id ?? name
}
