import type { Card } from '#core/card/card.ts'
import type { Plan, PlanStep } from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { LIST_FACTS, LISTS, type ListName } from '#core/card/vocabulary.ts'
import type { World } from '../arrange/situations.ts'

/** What must hold of every plan, whatever the situation. */
export type Law = {
  readonly sentence: string
  /** What broke it, told in short; undefined when it held. */
  readonly breach: (world: World, card: Card) => string | undefined
}

export const keyOf = ({ id, subject }: { readonly id: string; readonly subject?: string }): string =>
  subject === undefined ? id : `${id}:${subject}`

export const warned = (plan: Plan, id: string): boolean => plan.warnings.some((warning) => warning.id === id)

export const stepsOf = (plan: Plan, ids: readonly string[]): PlanStep[] =>
  plan.steps.filter(({ id }) => ids.includes(id))

/** The first of `steps` for which `wrong` holds, as a law tells it. */
export function firstWrong(steps: readonly PlanStep[], wrong: (step: PlanStep) => boolean): string | undefined {
  const found = steps.find(wrong)
  return found && `${keyOf(found)} is ${found.status}`
}

export const isMarked = (situation: Situation, { id, subject }: PlanStep): boolean =>
  [...(situation.done ?? []), ...(situation.skipped ?? [])].some(
    (mark) => mark.step === id && (mark.subject === undefined || mark.subject === subject),
  )

export const CONTACT = ['talk-to-suspect', 'inform-suspect-parents', 'ask-suspect-to-delete']
export const DELETION = ['support-deletion', 'use-take-it-down', 'use-stop-ncii', 'ask-suspect-to-delete']

type Entry = Readonly<Record<string, unknown>> & { readonly id: string }
export const entriesOf = (situation: Situation, list: ListName): readonly Entry[] =>
  (situation[list] ?? []) as readonly Entry[]

/** What the situation says of a fact by its name in `questions` and `missing`; undefined when nobody has told. */
export function told(situation: Situation, name: string): unknown {
  const [head = '', id, fact] = name.split('.')
  const value = (situation as unknown as Record<string, unknown>)[head]
  if (id === undefined) return value
  if (fact === undefined) return (value as Record<string, unknown> | undefined)?.[id]
  return entriesOf(situation, head as ListName).find((entry) => entry.id === id)?.[fact]
}

/** Whether `name` names a fact that can be asked for: of the case, of a record, or of an entry that is there. */
export function isFactName(situation: Situation, name: string, caseFacts: readonly string[]): boolean {
  const [head = '', id, fact] = name.split('.')
  if (id === undefined) return caseFacts.includes(head) || (LISTS as readonly string[]).includes(head)
  if (fact === undefined) return head === 'institution' || head === 'decisions'
  const list = LISTS.find((known) => known === head)
  return list !== undefined && fact in LIST_FACTS[list] && entriesOf(situation, list).some((entry) => entry.id === id)
}
