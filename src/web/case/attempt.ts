import type { CaseEvent } from '#core/case/events.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState } from '#core/case/state.ts'
import type { CommandId } from '#core/id.ts'
import { type LocalDate, parseDate } from '#core/time.ts'
import type { Seen } from '#store/find-cases.ts'
import { refusalText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { type FieldFault, faultOf } from '../ui/error-summary.tsx'

/** A form as it was sent and not accepted, to be shown again with what was typed; or one not yet filled in. */
export type Attempt = {
  /** Which of the page's forms. */
  readonly form: string
  /** Makes a second sending the same one. */
  readonly command: CommandId
  /** The entry that the sender had seen. */
  readonly seen: number
  readonly typed: URLSearchParams
  readonly faults: readonly FieldFault[]
  /** Where somebody to be written on may be already. */
  readonly found?: readonly Seen[]
  /** What others have written since. */
  readonly meanwhile: readonly { readonly entry: number; readonly event: CaseEvent }[]
}

export const newCommandId = (): CommandId => crypto.randomUUID() as CommandId

const unsent = (version: number, form = '', typed = new URLSearchParams()): Attempt => ({
  form,
  command: newCommandId(),
  seen: version,
  typed,
  faults: [],
  meanwhile: [],
})

/** What belongs to one form of the page: the attempt at it, or a fresh one. */
export const attemptAt = (attempt: Attempt | null, form: string, { version }: Pick<CaseState, 'version'>): Attempt =>
  attempt?.form === form ? attempt : unsent(version, form)

/** A field of the form by its own name: what was typed in it, else what usually stands there, and what is wrong. */
export const fieldsOf =
  ({ form, typed, faults }: Attempt) =>
  (field: string, usual = '') => {
    const name = `${form}-${field}`
    return { name, value: typed.get(name) ?? usual, fault: faultOf(faults, name) }
  }

/** The same of one that is chosen and not typed. */
export const choicesOf = (attempt: Attempt) => (field: string, usual?: string) => {
  const { value, ...rest } = fieldsOf(attempt)(field, usual)
  return { ...rest, chosen: [value] }
}

/** A refusal beside the field it is about; fields are named `form-field`, the form itself by its name. */
export function faultsOf(refusal: Refusal, form: string, lang: Lang): FieldFault[] {
  const says = sayRefusal(refusal, lang)
  const field = 'fact' in refusal ? refusal.fact : 'field' in refusal ? `${form}-${refusal.field}` : form
  return [{ field, says }]
}

export function sayRefusal<R extends Refusal>(refusal: R, lang: Lang): string {
  const table = refusalText(lang).says as { readonly [T in Refusal['type']]: (refusal: never) => string }
  return table[refusal.type](refusal as never)
}

type Missing = Extract<Refusal, { type: 'missing' }>['field']

/** That a field was left empty, found before the case is asked. */
export const missing = (field: string, what: Missing, lang: Lang) => ({
  faults: [{ field, says: sayRefusal({ type: 'missing', field: what }, lang) }],
})

/** That what stands in a field is no day. */
export const notDay = (field: string, lang: Lang) => ({ faults: [{ field, says: refusalText(lang).notDay }] })

const DANISH_DAY = /^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})$/

/** A day as a date field sends it or a Dane writes it; undefined for nothing, null for what is none. */
export function readDay(text: string | null): LocalDate | undefined | null {
  const typed = text?.trim() ?? ''
  if (typed === '') return undefined
  const [, day = '', month = '', year = ''] = DANISH_DAY.exec(typed) ?? []
  return parseDate(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed)
}
