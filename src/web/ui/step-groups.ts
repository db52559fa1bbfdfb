import type { PlanStep } from '#core/card/plan.ts'
import type { Lang } from '#text/lang.ts'
import type { NameSubject } from './step-card.tsx'

/** The same step for several, to be read once: all of them in the same status. */
export type StepGroup = readonly [PlanStep, ...PlanStep[]]

/** Steps put together where only the subject differs; each group stands where its first one stood. */
export function groupSteps(steps: readonly PlanStep[]): StepGroup[] {
  const groups = new Map<string, [PlanStep, ...PlanStep[]]>()
  for (const step of steps) {
    const key = `${step.id} ${step.status}`
    const group = groups.get(key)
    if (group) group.push(step)
    else groups.set(key, [step])
  }
  return [...groups.values()]
}

export const stepKey = (step: PlanStep): string => (step.subject ? `${step.id}:${step.subject}` : step.id)

type OfSomebody = { readonly id: string; readonly subject?: string }

/** «den krænkede og den formodede krænker»; empty when there is nobody to tell apart. */
export function saySubjects(group: readonly OfSomebody[], nameSubject: NameSubject, lang: Lang): string {
  const names = group.flatMap(({ id, subject }) => (subject && nameSubject(subject, id)) || [])
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}
