import type { LocalDate } from '#core/time.ts'
import type { FactValue } from '../plan.ts'

/**
 * What a condition can meet. Beside FEEL's own values there is *unknown*: a fact that nobody has told, with its name.
 * An unknown is not FEEL's null: null is an answer ("none", "not yet"), an unknown is a question.
 */
export type Value = boolean | number | string | null | DateValue | Context | Unknown | readonly Value[]

export type DateValue = { readonly is: 'date'; readonly day: LocalDate }

/** Names with their values; `path` is how a fact of it is called, `victims.v1`. */
export type Context = {
  readonly is: 'context'
  readonly path: string
  readonly fields: Readonly<Record<string, Value>>
  /** What stands before `fields`, where the same facts are seen as another thing. */
  readonly over?: Readonly<Record<string, Value>>
}

export const fieldOf = ({ fields, over }: Context, name: string): Value => over?.[name] ?? fields[name] ?? null

export type Unknown = { readonly is: 'unknown'; readonly missing: readonly string[] }

export const unknown = (...missing: readonly string[]): Unknown => ({ is: 'unknown', missing })

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const isTagged = (value: Value): value is DateValue | Context | Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isUnknown = (value: Value): value is Unknown => isTagged(value) && value.is === 'unknown'
export const isContext = (value: Value): value is Context => isTagged(value) && value.is === 'context'
export const isDate = (value: Value): value is DateValue => isTagged(value) && value.is === 'date'

/** One unknown for several, each name once, in the order met. */
export function bothUnknown(left: Value, right: Value): Unknown {
  if (!isUnknown(left)) return right as Unknown
  if (!isUnknown(right) || left === right) return left
  return unknown(...new Set([...left.missing, ...right.missing]))
}

/** A value as a reason may show it. */
export function shown(value: Value): FactValue | undefined {
  if (isList(value))
    return value.filter((entry) => typeof entry !== 'object').map((entry) => entry as string | number | boolean)
  if (isUnknown(value) || isContext(value)) return undefined
  return isDate(value) ? value.day : (value as FactValue)
}
