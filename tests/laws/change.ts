import type { Card } from '#core/card/card.ts'
import { makePlan } from '#core/card/make-plan.ts'
import type { Plan, PlanStep } from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { CASE_FACTS, type FactType, LIST_FACTS, LISTS, type ListName, RECORD_FACTS } from '#core/card/vocabulary.ts'
import { dateOf, instantAt } from '#core/time.ts'
import { CONTACT, DELETION, entriesOf, keyOf, type Law } from './law.ts'
import { readsOf } from './reads.ts'

/** What may follow when a situation is told otherwise: laws about two plans. */
export const CHANGE: readonly Law[] = [
  {
    sentence: 'answering a question changes no step that has nothing to do with it, and makes none vanish',
    breach: ({ plan, situation, pick }, card) => {
      const answered = answerOne(situation, plan, pick)
      if (!answered) return undefined
      const after = byKey(makePlan(card, answered.situation))
      for (const step of plan.steps) {
        const now = after.get(keyOf(step))
        if (!now) return `${keyOf(step)} vanished when ${answered.name} was answered`
        const related = step.missing?.includes(answered.name) || readsOf(card, step.id).has(answered.head)
        if (!related && now.status !== step.status) return `${keyOf(step)} changed when ${answered.name} was answered`
      }
      return undefined
    },
  },
  {
    sentence:
      'forgetting a fact never turns a contact that waits for the police into one to make, but that another is on the staff',
    breach: ({ plan, situation, pick }, card) => becameDo(plan, situation, pick, card, CONTACT, isForPolice),
  },
  {
    sentence: 'forgetting a fact never turns a deletion that waits for the evidence into one to make',
    breach: ({ plan, situation, pick }, card) =>
      becameDo(plan, situation, pick, card, DELETION, (step) => step.waitsFor?.includes('secure-evidence') === true),
  },
  {
    sentence: 'persons, items and postings told in another order give the same steps, stop signs, clocks and advice',
    breach: ({ plan, situation, pick }, card) => {
      const turned: Record<string, unknown> = { ...situation }
      for (const list of LISTS) if (situation[list]) turned[list] = turn(entriesOf(situation, list), pick)
      const other = makePlan(card, turned as unknown as Situation)
      const [left, right] = [asSet(plan), asSet(other)]
      return left.find((line, index) => line !== right[index]) ?? (left.length === right.length ? undefined : 'fewer')
    },
  },
  {
    sentence: 'another hour of the same day gives the same plan',
    breach: ({ plan, situation }, card) => {
      const noon = instantAt(dateOf(situation.at), 12, 0)
      return JSON.stringify(makePlan(card, { ...situation, at: noon })) === JSON.stringify(plan)
        ? undefined
        : 'it differs'
    },
  },
]

const byKey = (plan: Plan): Map<string, PlanStep> => new Map(plan.steps.map((step) => [keyOf(step), step]))

/** Facts forgotten of one situation, one at a time. */
const TRIED = 2

const isForPolice = (step: PlanStep): boolean => step.waitsFor?.includes('policeClearedContact') === true

function becameDo(
  plan: Plan,
  situation: Situation,
  pick: number,
  card: Card,
  ids: readonly string[],
  meant: (step: PlanStep) => boolean,
): string | undefined {
  const waiting = plan.steps.filter((step) => ids.includes(step.id) && step.status === 'wait' && meant(step))
  for (let at = 0; waiting.length > 0 && at < TRIED; at++) {
    const forgotten = forgetOne(situation, pick + at)
    if (!forgotten) return undefined
    const after = byKey(makePlan(card, forgotten.situation))
    const changed = waiting.find((step) => after.get(keyOf(step))?.status === 'do')
    if (changed) return `${keyOf(changed)} became do when ${forgotten.name} was forgotten`
  }
  return undefined
}

/** Facts whose absence means unknown; a decision or a refusal that is left out has not happened, which is another answer. */
const forgettable = (types: Readonly<Record<string, FactType>>, record: object): string[] =>
  Object.keys(types).filter((name) => types[name]?.absent === 'unknown' && Object.hasOwn(record, name))

function forgetOne(situation: Situation, pick: number): { name: string; situation: Situation } | undefined {
  const places = [
    ...forgettable(CASE_FACTS, situation).map((name) => ({ list: undefined, index: 0, name })),
    ...LISTS.flatMap((list) =>
      entriesOf(situation, list).flatMap((entry, index) =>
        forgettable(LIST_FACTS[list], entry)
          // nobody is taken for staff until somebody says so; else every plan would ask it of every suspect
          .filter((name) => name !== 'staff')
          .map((name) => ({ list, index, name })),
      ),
    ),
  ]
  const place = places[pick % Math.max(1, places.length)]
  if (!place) return undefined
  if (!place.list) return { name: place.name, situation: without(situation, place.name) as unknown as Situation }
  const entries = entriesOf(situation, place.list).map((entry, index) =>
    index === place.index ? without(entry, place.name) : entry,
  )
  return {
    name: `${place.list}[${place.index}].${place.name}`,
    situation: { ...situation, [place.list]: entries } as unknown as Situation,
  }
}

const without = (record: object, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))

/** One of the plan's questions answered somehow; lists are left alone, since they bring new subjects. */
function answerOne(situation: Situation, plan: Plan, pick: number) {
  const names = plan.questions.filter((name) => !(LISTS as readonly string[]).includes(name))
  const name = names[pick % Math.max(1, names.length)]
  if (name === undefined) return undefined
  const [head = '', id, fact] = name.split('.')
  if (id === undefined) {
    return {
      name,
      head,
      situation: { ...situation, [head]: anAnswer(CASE_FACTS[head] as FactType, pick) } as Situation,
    }
  }
  if (fact === undefined) {
    const type = RECORD_FACTS[head as 'institution' | 'decisions'][id] as FactType
    const record = { ...(situation[head as 'institution' | 'decisions'] ?? {}), [id]: anAnswer(type, pick) }
    return { name, head, situation: { ...situation, [head]: record } as Situation }
  }
  const list = head as ListName
  const value = anAnswer(LIST_FACTS[list][fact] as FactType, pick)
  const entries = entriesOf(situation, list).map((entry) => (entry.id === id ? { ...entry, [fact]: value } : entry))
  return { name, head, situation: { ...situation, [list]: entries } as unknown as Situation }
}

function anAnswer(type: FactType, pick: number): unknown {
  const chance = Math.floor(pick / 97)
  switch (type.type) {
    case 'boolean':
      return chance % 2 === 0
    case 'choice':
      return type.values[chance % type.values.length]
    case 'choices':
      return [type.values[chance % type.values.length]]
    case 'age':
      return 10 + (chance % 12)
    case 'date':
      return '2026-11-20'
    case 'text':
      return 'snapchat'
  }
}

const turn = <T>(list: readonly T[], pick: number): T[] => {
  const at = pick % Math.max(1, list.length)
  return [...list.slice(at), ...list.slice(0, at)].reverse()
}

const asSet = ({ routes, steps, warnings, clocks }: Plan): string[] =>
  [
    ...Object.entries(routes).map(([name, { advice, decided }]) => `route ${name} ${advice} ${decided}`),
    ...steps.map((step) =>
      JSON.stringify([keyOf(step), step.status, step.duty, step.deadline, sorted(step.waitsFor), sorted(step.missing)]),
    ),
    ...warnings.map(({ id }) => `warning ${id}`),
    ...clocks.map((clock) => `clock ${keyOf(clock)} ${clock.starts} ${clock.due}`),
  ].sort()

const sorted = (names: readonly string[] | undefined) => names && [...names].sort()
