import { EVIDENCE, INSTITUTION_TYPES, KINDS, SCHOOLS, SUSPECT_SCHOOLS } from '../card/situation.ts'
import { parseDate } from '../time.ts'
import { type AnswerValue, UNKNOWN } from './events.ts'

/** What an answer to a question may be. */
export type Shape =
  | { readonly kind: 'flag' }
  | { readonly kind: 'date' }
  | { readonly kind: 'years'; readonly most: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'some-of'; readonly values: readonly string[] }
  | { readonly kind: 'word'; readonly most: number }

const flag: Shape = { kind: 'flag' }
const date: Shape = { kind: 'date' }
export const OLDEST = 120
const years: Shape = { kind: 'years', most: OLDEST }

/** The lists of a case, and what can be known of each thing in them. */
export const LISTS = ['victims', 'suspects', 'items', 'postings'] as const
export type List = (typeof LISTS)[number]

/** A list answered `none` is empty; otherwise it is what has been added to it. */
export const NONE = 'none'

const OF_CASE: Readonly<Record<string, Shape>> = {
  'institution.type': { kind: 'one-of', values: INSTITUTION_TYPES },
  'institution.leaderReports': flag,
  kinds: { kind: 'some-of', values: KINDS },
  acuteDanger: flag,
  violence: flag,
  ongoing: flag,
  manyInvolved: flag,
  severalEvents: flag,
  doubt: flag,
  pressInterest: flag,
  publishedOnline: flag,
  materialReceivedByStaff: flag,
  schools: { kind: 'one-of', values: SCHOOLS },
  evidence: { kind: 'one-of', values: EVIDENCE },
  policeContacted: flag,
  policeClearedContact: flag,
  bullyingFound: date,
  complaintReceived: date,
  complaintAnswered: date,
  victims: { kind: 'one-of', values: [NONE] },
  suspects: { kind: 'one-of', values: [NONE] },
  items: { kind: 'one-of', values: [NONE] },
  postings: { kind: 'one-of', values: [NONE] },
}

const OF_EACH: Readonly<Record<List, Readonly<Record<string, Shape>>>> = {
  victims: {
    age: years,
    knownSince: date,
    consentToParents: flag,
    parentsRisk: flag,
    prosecutionBasisSince: date,
  },
  suspects: {
    known: flag,
    age: years,
    school: { kind: 'one-of', values: SUSPECT_SCHOOLS },
    staff: flag,
  },
  items: { sexual: flag, ageAtTime: years, fake: flag },
  postings: { platform: { kind: 'word', most: 60 }, live: flag, refused: date, removed: date },
}

/** A question's name taken apart. `key` is where the answer is kept: a person keeps theirs when their role changes. */
export type Fact = { readonly key: string; readonly shape: Shape; readonly list?: List; readonly subject?: string }

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** `violence`, `victims.v1.age`; null when no such thing can be known. Whether `v1` exists is another question. */
export function parseFact(name: string): Fact | null {
  const ofCase = own(OF_CASE, name)
  if (ofCase) return { key: name, shape: ofCase }
  const [list = '', subject = '', field = '', ...more] = name.split('.')
  const fields = own<Readonly<Record<string, Shape>>>(OF_EACH, list)
  const shape = fields && own(fields, field)
  if (!shape || subject === '' || more.length > 0) return null
  return { key: `${subject}.${field}`, shape, list: list as List, subject }
}

/** Facts that follow from a decision, and are never answered. */
export const isDecided = (name: string): boolean =>
  name.startsWith('decisions.') || /^victims\.[^.]+\.exceptionDecided$/.test(name)

/** Whether `value` answers a question of this shape; `unknown` answers all. */
export function answers(shape: Shape, value: AnswerValue): boolean {
  if (value === UNKNOWN) return true
  switch (shape.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && parseDate(value) !== null
    case 'years':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= shape.most
    case 'one-of':
      return typeof value === 'string' && shape.values.includes(value)
    case 'some-of':
      return Array.isArray(value) && value.every((one, i) => shape.values.includes(one) && value.indexOf(one) === i)
    case 'word':
      return typeof value === 'string' && value.trim() !== '' && value.length <= shape.most
  }
}

/** A form's text as the answer it stands for: `true`, `13`, `2026-11-23`. What fits nothing comes back as it is, to be refused. */
export function readAnswer(name: string, text: string | readonly string[]): AnswerValue {
  const shape = parseFact(name)?.shape
  if (typeof text !== 'string') return shape?.kind === 'some-of' && !text.includes(UNKNOWN) ? text : (text.at(-1) ?? '')
  const trimmed = text.trim()
  if (trimmed === UNKNOWN || shape === undefined) return trimmed
  if (shape.kind === 'flag' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true'
  if (shape.kind === 'years' && /^\d{1,3}$/.test(trimmed)) return Number(trimmed)
  if (shape.kind === 'some-of') return [trimmed]
  return trimmed
}

/** The card's name for the same question of any of them: `victims.age` for `victims.v1.age`. */
export function questionName(name: string): string {
  const fact = parseFact(name)
  return fact?.list ? `${fact.list}.${fact.key.slice(fact.key.indexOf('.') + 1)}` : name
}
