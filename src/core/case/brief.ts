import { given } from '../given.ts'
import type { LocalDate } from '../time.ts'
import { UNKNOWN } from './events.ts'
import type { CaseFile } from './state.ts'

/** As much of a case as tells it apart in a list, and finds it by who is in it; kept sealed beside the case. */
export type Brief = {
  readonly persons: readonly { readonly name?: string; readonly birthday?: LocalDate }[]
  readonly kinds: readonly string[]
  /** Of the violated, those that are known. */
  readonly ages: readonly number[]
}

export const briefOf = (state: CaseFile): Brief => ({
  persons: state.persons
    .filter(({ name, birthday }) => name !== undefined || birthday !== undefined)
    .map(({ name, birthday }) => given({ name, birthday })),
  kinds: kindsOf(state),
  ages: state.persons.flatMap(({ id, role }) => {
    const age = role === 'victim' ? state.answers[`${id}.age`]?.value : undefined
    return typeof age === 'number' ? [age] : []
  }),
})

function kindsOf({ answers }: CaseFile): readonly string[] {
  const kinds = answers.kinds?.value
  return Array.isArray(kinds) ? kinds.filter((kind) => kind !== UNKNOWN) : []
}
