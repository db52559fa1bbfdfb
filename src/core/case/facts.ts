import {
  CASE_FACTS,
  type FactType,
  type FactTypes,
  LIST_FACTS,
  LISTS,
  type ListName,
  OLDEST,
  RECORD_FACTS,
} from '../card/vocabulary.ts'
import { withinCalendar } from '../card/working-days.ts'
import { parseDate } from '../time.ts'
import { type AnswerValue, UNKNOWN } from './events.ts'

/** A list answered `none` is empty; otherwise it is what has been added to it, and unknown before that. */
export const NONE = 'none'
const isEmpty: FactType = { type: 'choice', values: [NONE], absent: 'unknown' }

/** Text in an answer is a word or two: the name of a platform. */
const LONGEST_WORD = 100

const under = (prefix: string, types: FactTypes): [string, FactType][] =>
  Object.entries(types).map(([name, type]) => [`${prefix}.${name}`, type])

const OF_CASE: ReadonlyMap<string, FactType> = new Map([
  ...Object.entries(CASE_FACTS),
  ...under('institution', RECORD_FACTS.institution),
  ...LISTS.map((list): [string, FactType] => [list, isEmpty]),
])
const OF_EACH: ReadonlyMap<string, FactType> = new Map(LISTS.flatMap((list) => under(list, LIST_FACTS[list])))

/** Facts that follow from a decision, and are never answered. */
export const isDecided = (name: string): boolean =>
  name.startsWith('decisions.') || questionName(name) === 'victims.exceptionDecided'

/** A question's name taken apart. `key` is where its answer is kept: a person keeps theirs when their role changes. */
export type Fact = {
  readonly key: string
  readonly type: FactType
  readonly list?: ListName
  readonly subject?: string
}

const EACH = /^([a-z]+)\.([^.]+)\.([A-Za-z]+)$/

/** The card's name for the same question of any of them: `victims.age` for `victims.v1.age`. */
export const questionName = (name: string): string => name.replace(EACH, '$1.$3')

/** `violence`, `victims.v1.age`; null when no such thing can be known. Whether there is a `v1` is another question. */
export function parseFact(name: string): Fact | null {
  const ofCase = OF_CASE.get(name)
  if (ofCase) return { key: name, type: ofCase }
  const [, list, subject, field] = EACH.exec(name) ?? []
  const type = OF_EACH.get(`${list}.${field}`)
  return type && subject ? { key: `${subject}.${field}`, type, list: list as ListName, subject } : null
}

/** Whether `value` answers a question of this type; `unknown` answers all. */
export function fits(type: FactType, value: AnswerValue): boolean {
  if (value === UNKNOWN) return true
  switch (type.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'age':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= OLDEST
    case 'choice':
      return typeof value === 'string' && type.values.includes(value)
    case 'choices':
      return Array.isArray(value) && value.every((one, i) => type.values.includes(one) && value.indexOf(one) === i)
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_WORD
  }
}

function isDay(text: string): boolean {
  const day = parseDate(text)
  return day !== null && withinCalendar(day)
}

/** A form's text as the answer it stands for: `true`, `13`, `2026-11-23`. What fits nothing comes back as it is, to be refused. */
export function readAnswer(name: string, sent: string | readonly string[]): AnswerValue {
  const type = parseFact(name)?.type.type
  const texts = (typeof sent === 'string' ? [sent] : sent).map((text) => text.trim())
  if (type === 'choices' && !texts.includes(UNKNOWN)) return texts
  const text = type === 'choices' ? UNKNOWN : (texts.at(-1) ?? '')
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return type === 'age' && /^\d{1,3}$/.test(text) ? Number(text) : text
}
