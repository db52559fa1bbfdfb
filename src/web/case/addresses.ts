import type { ClockRef, DecisionName, StepRef } from '#core/case/events.ts'
import type { CaseId } from '#core/id.ts'

/** Where a case's pages are; `name` is said in text/. */
export type Done =
  | 'opened'
  | 'note'
  | 'corrected'
  | 'step'
  | 'skipped'
  | 'reopened'
  | 'answers'
  | 'person'
  | 'changed'
  | 'item'
  | 'posting'
  | 'account'
  | 'proposed'
  | 'confirmed'
  | 'sent-back'
  | 'closed'
  | 'case-reopened'
  | 'follow-up'
  | 'member'
  | 'sparring'
  | 'answer'
  | 'clock'
  | 'contact'
  | 'task'
  | 'task-done'

/** The addresses of one case's pages. */
export function addressesOf(id: CaseId) {
  const root = `/sager/${id}`
  return {
    root,
    uncover: `${root}/afdaek`,
    decisions: `${root}/beslutninger`,
    plan: `${root}/plan`,
    chronicle: `${root}/forloeb`,
    access: `${root}/adgang`,
    glass: `${root}/noedadgang`,
    delete: `${root}/slet`,
    note: `${root}/notat`,
    member: `${root}/kollega`,
    sparring: `${root}/sparring`,
    answer: `${root}/svar`,
    followUp: `${root}/opfoelgning`,
    surroundings: `${root}/beslutninger/surroundings`,
    sharing: `${root}/beslutninger/sharing`,
    close: `${root}/luk`,
    reopen: `${root}/genaabn`,
    step: ({ step, subject }: StepRef) => `${root}/trin/${step}${subject === undefined ? '' : `/${subject}`}`,
    decision: (decision: DecisionName, subject?: string) =>
      `${root}/beslutninger/${decision}${subject === undefined ? '' : `/${subject}`}`,
    person: (person: string) => `${root}/personer/${person}`,
    thing: (thing: string) => `${root}/ting/${thing}`,
    correct: (entry: number) => `${root}/notat/${entry}`,
    family: `${root}/familie`,
    familyLetter: (invitation: string) => `${root}/familie/${invitation}`,
    contact: `${root}/kontakt`,
    tasks: `${root}/opgaver`,
    task: (task: string) => `${root}/opgaver/${task}`,
    clocks: `${root}/frister`,
    clock: ({ clock, subject, against }: ClockRef) =>
      `${root}/frister/${[clock, subject, against].filter(Boolean).join('.')}`,
    question: (fact: string) => `${root}/afdaek?ret=${encodeURIComponent(fact)}#spoergsmaal`,
  }
}

/** `address` with word of what was just done, for the page to say. */
export const afterDoing = (address: string, done: Done, ref?: StepRef): string => {
  const undo = ref ? `&trin=${ref.step}${ref.subject === undefined ? '' : `&om=${ref.subject}`}` : ''
  return `${address}?gjort=${done}${undo}`
}
