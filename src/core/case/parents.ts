import { dateOf, type LocalDate } from '../time.ts'
import { type CaseFile, decisionKey, type Person, type Standing } from './state.ts'

/** Those who are somebody's parents in this case. */
export const parentsOf = (state: CaseFile, child: string): Person[] => state.persons.filter(({ of }) => of === child)

/** The decision not to tell that stands for one parent, or for all the parents of a child. */
export function exceptionOn(state: CaseFile, subject: string): Standing | undefined {
  const standing = state.decisions[decisionKey('notTellingParents', subject)]?.standing
  return standing?.outcome === 'yes' ? standing : undefined
}

/** The decision that keeps one parent outside, their own or that about all of the child's parents. */
export const heldOut = (state: CaseFile, parent: Person): Standing | undefined =>
  exceptionOn(state, parent.id) ?? (parent.of === undefined ? undefined : exceptionOn(state, parent.of))

/** Since when none of a child's parents are told: decided of them all, or of each who has or may have custody. */
export function exceptionFor(state: CaseFile, child: string): LocalDate | undefined {
  const whole = exceptionOn(state, child)
  if (whole) return dateOf(whole.confirmed.at)
  const custodial = parentsOf(state, child).filter(({ custody }) => custody !== 'no')
  const days = custodial.flatMap(({ id }) => {
    const exception = exceptionOn(state, id)
    return exception ? [dateOf(exception.confirmed.at)] : []
  })
  return custodial.length > 0 && days.length === custodial.length ? days.sort().at(-1) : undefined
}
