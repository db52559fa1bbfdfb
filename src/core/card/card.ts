import type { Expression } from './feel/syntax.ts'
import type { Advice, Counting, Doer, Duty, Phase, RouteName, Words } from './plan.ts'

/** An action card, read and compiled: plain data, so that it can be sent to a browser as JSON. */
export type Card = {
  readonly id: string
  readonly edition: number
  readonly released: string
  readonly title: Words
  readonly lead: Words
  readonly source: Source
  readonly phases: readonly PhaseWords[]
  /** Who does a step, in words. */
  readonly roles: Readonly<Record<Doer, Words>>
  /** Named conditions, usable by name in every later one. */
  readonly definitions: readonly Definition[]
  readonly routes: Readonly<Record<RouteName, RouteRules>>
  readonly steps: readonly CardStep[]
  /** Why a step is done or skipped when somebody has marked it so. */
  readonly marked: { readonly done: Words; readonly skipped: Words }
  readonly warnings: readonly CardWarning[]
  /** Pairs of steps that order opposite things, and so are never both to do for the same one. */
  readonly opposites: readonly (readonly [string, string])[]
  readonly clocks: readonly CardClock[]
  /** The card's fifteen rules, in words. */
  readonly rules: readonly { readonly number: number; readonly words: Words }[]
  readonly questions: readonly CardQuestion[]
  readonly kinds: readonly KindWords[]
  readonly laws: readonly Law[]
  readonly contacts: readonly Contact[]
  readonly platforms: readonly Platform[]
  readonly evidence: EvidenceGuide
  readonly removal: RemovalGuide
}

/** Where a statement comes from. `checked` is `YYYY-MM` or `YYYY-MM-DD`; not `verified` is shown as *ikke efterprøvet*. */
export type Source = {
  readonly name: string
  readonly url?: string
  readonly checked: string
  readonly verified: boolean
  readonly note?: Words
}

/** One of the five phases: the sheet's heading and what it is for. */
export type PhaseWords = { readonly id: Phase; readonly title: Words; readonly heading: Words; readonly lead: Words }

export type Definition = { readonly name: string; readonly is: Expression }

/** A condition with the words that explain it. */
export type Clause = {
  readonly if: Expression
  readonly because: Words
  readonly rule?: number
  readonly law?: readonly string[]
}

export type RouteRules = {
  readonly title: Words
  /** Strongest first; the first level with a true clause is the advice. */
  readonly levels: readonly { readonly advice: Exclude<Advice, 'unknown' | 'no'>; readonly when: readonly Clause[] }[]
  /** Conditions under which the route is out of the question, whatever the levels say. */
  readonly never: readonly Clause[]
  readonly otherwise: Words
}

export const EACH = ['victim', 'suspect', 'item', 'posting', 'posting-or-case', 'child', 'person'] as const
/**
 * What a step or clock is taken once for. `child`: victims and suspects; `person`: also a victim's parents;
 * `posting-or-case`: each posting, or the case when none is told.
 */
export type Each = (typeof EACH)[number]

export type CardStep = {
  readonly id: string
  readonly phase: Phase
  /** The sheet's sub-heading; absent when the step is from beyond the sheet. */
  readonly heading?: Words
  readonly each?: Each
  readonly duty: Duty
  readonly who: readonly Doer[]
  /** Relevant when any holds; without any, always. */
  readonly when: readonly Clause[]
  /** Never relevant when any holds, whatever `when` says. */
  readonly unless: readonly Clause[]
  /** Done by what the situation shows, without being marked. */
  readonly fulfilled: readonly Clause[]
  /** A named fact has to be settled first. */
  readonly ask: readonly (Clause & { readonly missing: readonly string[] })[]
  readonly wait: readonly (Clause & { readonly for: readonly string[] })[]
  readonly law: readonly string[]
  /** Clock whose due date is the step's deadline. */
  readonly clock?: string
  /** Telling, calling or meeting a suspect, or the parents of one. */
  readonly contactsSuspect: boolean
  /** Somebody may be harmed within the hour: whether it applies is found out before anything else is done. */
  readonly urgent: boolean
  readonly otherwise: Words
  readonly words: StepWords
}

export type StepWords = {
  /** The step as an order: *Hjælp den krænkede med at sikre dokumentation*. */
  readonly title: Words
  /** One sentence that says why it is there at all. */
  readonly why: Words
  /** What to do, in short sentences. */
  readonly how: readonly Words[]
  /** Words to say or questions to ask. */
  readonly say: readonly Words[]
  readonly avoid: readonly Words[]
  /** Ids into `contacts`. */
  readonly contacts: readonly string[]
}

export type CardWarning = {
  readonly id: string
  /** The stop sign itself: *Gem ikke billedet.* */
  readonly title: Words
  readonly why: Words
  /** Steps that must not be to do while it stands. */
  readonly forbids: readonly string[]
  /** Empty: always in force. */
  readonly when: readonly Clause[]
  readonly unless: readonly Clause[]
  readonly law: readonly string[]
}

export type CardClock = {
  readonly id: string
  readonly title: Words
  readonly each?: Each
  readonly when: readonly Clause[]
  /** The first of these that gives a date starts the clock. */
  readonly starts: readonly Expression[]
  readonly length: number
  readonly counting: Counting
  readonly law: readonly string[]
  readonly source: Source
}

/** How a fact is asked for. `fact` is `violence`, or `victims.age` for one of each. */
export type CardQuestion = {
  readonly fact: string
  readonly ask: Words
  readonly why: Words
  readonly hint?: Words
  readonly options?: readonly {
    readonly value: string | number | boolean
    readonly words: Words
    readonly hint?: Words
  }[]
  /** Left out of the guide when false: only asked in a case. */
  readonly guide: boolean
}

export type KindWords = {
  readonly id: string
  readonly title: Words
  readonly says: Words
  readonly law: readonly string[]
}

export type Law = {
  readonly id: string
  /** Can be what a decision not to tell a parent rests on. */
  readonly exception?: boolean
  /** *Barnets lov § 133*. */
  readonly ref: Words
  readonly says: Words
  readonly source: Source
}

export type Contact = {
  readonly id: string
  readonly name: Words
  readonly phone?: string
  readonly url?: string
  readonly hours?: Words
  /** When somebody answers, as far as it is known. */
  readonly open?: Opening
  readonly says: Words
  /** Fits when any holds or may hold; without any, always. */
  readonly when: readonly Clause[]
  readonly source: Source
}

/** Day and night, or spans of Danish time on days of the week, 1 is Monday; a span that ends earlier than it begins ends the day after. */
export type Opening =
  | 'always'
  | readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[]

export const DEVICES = ['iphone', 'android', 'computer'] as const
export type DeviceName = (typeof DEVICES)[number]

export const TELLINGS = ['always', 'vanishing', 'never', 'unknown'] as const
/** When the sender hears of it: `vanishing`, only of what vanishes by itself. */
export type Telling = (typeof TELLINGS)[number]

export type Platform = {
  readonly id: string
  readonly name: Words
  /** What to catch there, in steps. */
  readonly secure: readonly Words[]
  /** What is done otherwise on one device than on another. */
  readonly on: Readonly<Partial<Record<DeviceName, readonly Words[]>>>
  /** Whom it tells about a screenshot or a recording. */
  readonly tells: { readonly when: Telling; readonly says: Words }
  /** What vanishes by itself, and when. */
  readonly vanishes: Words
  /** What blocking does to the evidence. */
  readonly blocking?: Words
  /** How to report it there. */
  readonly report: readonly Words[]
  readonly url?: string
  readonly source: Source
}

/** How a family secures evidence on its own devices, whatever the app. */
export type EvidenceGuide = {
  /** Sexual material of a minor: nothing is copied. */
  readonly minor: { readonly title: Words; readonly says: readonly Words[]; readonly law: readonly string[] }
  readonly catch: readonly Words[]
  /** The screen recording in one take. */
  readonly take: readonly Words[]
  /** Where the app tells the sender: the screen is filmed from outside. */
  readonly another: readonly Words[]
  readonly devices: readonly Device[]
  readonly blocking: readonly Words[]
  /** To the police. */
  readonly handIn: { readonly says: readonly Words[]; readonly contacts: readonly string[]; readonly source: Source }
}

export type Device = {
  readonly id: DeviceName
  readonly name: Words
  readonly film: readonly Words[]
  readonly keep: readonly Words[]
  readonly source: Source
}

/** The ways to get something removed, in the order to take them, and what a notice says. */
export type RemovalGuide = {
  readonly ways: readonly RemovalWay[]
  /** A notice by DSA art. 16, to copy; its lines are those that always hold and those whose condition does. */
  readonly notice: readonly { readonly says: Words; readonly when: readonly Clause[]; readonly law?: string }[]
}

export type RemovalWay = {
  readonly id: string
  /** The step whose conditions it has, instead of its own. */
  readonly step?: string
  /** A step that others wait for, and that a family does by this way. */
  readonly insteadOf?: string
  readonly when: readonly Clause[]
  readonly unless: readonly Clause[]
  readonly fulfilled: readonly Clause[]
  readonly wait: readonly WayWait[]
  readonly otherwise: Words
  readonly title: Words
  readonly why: Words
  readonly how: readonly Words[]
  readonly law: readonly string[]
  readonly clock?: string
  readonly contacts: readonly string[]
  readonly source: Source
}

/** `for` names ways. */
export type WayWait = Clause & { readonly for: readonly string[] }
