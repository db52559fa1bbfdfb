import type { Found } from '#core/card/removal.ts'
import type { Instant, LocalDate } from '#core/time.ts'
import type { Evidence } from './evidence.ts'

/** The random name that a device gives what it writes, so that the same thing sent twice is one. */
export type EntryId = string & { readonly __entryId: true }

/** Hvornår: as exactly as the family knows it. */
export type When =
  | { readonly type: 'exact'; readonly at: Instant }
  | { readonly type: 'about'; readonly at: Instant | LocalDate }
  | { readonly type: 'day'; readonly on: LocalDate }
  | { readonly type: 'period'; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly type: 'unknown' }

/** Somebody who was part of it; what is not known is empty. */
export type Someone = { readonly name: string; readonly username: string; readonly telephone: string }

/** Where on the net, or elsewhere; what is not known is empty. */
export type Where = {
  readonly platform: string
  readonly group: string
  readonly profile: string
  readonly address: string
  readonly elsewhere: string
}

/** Hændelse: what a family tells of one thing that happened. */
export type Happening = {
  readonly when: When
  readonly what: string
  readonly who: readonly Someone[]
  readonly where: Where
  readonly found: string
  readonly witnesses: string
  readonly done: string
  readonly felt: string
}

/** What is told, without who wrote it and when. */
export type Content =
  | ({ readonly kind: 'event' } & Happening)
  /** Rettelse: how it was, instead of what `of` says; `of` stays as it was written. */
  | { readonly kind: 'correction'; readonly of: EntryId; readonly why: string; readonly now: Happening }
  | { readonly kind: 'evidence'; readonly evidence: Evidence; readonly about: EntryId | null }
  /** How it goes with getting a posting removed; the newest of the same `posting` counts. */
  | {
      readonly kind: 'removal'
      readonly posting: string
      readonly where: Where
      /** The way taken, by the name it has in the card. */
      readonly way: string
      readonly status: RemovalStatus
      readonly note: string
      /** What decides the ways, as it was answered then. */
      readonly answers?: RemovalAnswers | undefined
    }
  /** A school's invitation, taken up by this logbook; `reference` is its number. */
  | { readonly kind: 'invitation'; readonly to: string; readonly reference: string }
  /** What has been said to a school of the evidence: only that it is secured, by whom, and how many pieces. */
  | {
      readonly kind: 'evidence-told'
      readonly to: string
      readonly reference: string
      readonly securedBy: string
      readonly pieces: number
    }
  /** What has been shown to a school: these entries, as they were. */
  | {
      readonly kind: 'shared'
      readonly entries: readonly EntryId[]
      readonly to: string
      readonly purpose: string
      readonly reference: string
    }
  | { readonly kind: 'withdrawn'; readonly of: EntryId; readonly why: string }
  /** Pakke: what was put into a sealed package, and the seal that stands for every byte of it. */
  | {
      readonly kind: 'package'
      readonly package: string
      readonly seal: string
      readonly withMaterial: boolean
      readonly entries: readonly EntryId[]
    }
  /** Nothing but receipts, for what was written last. */
  | { readonly kind: 'receipt' }

export const REMOVAL_STATUSES = ['found', 'reported', 'removed', 'refused', 'appealed', 'back-again'] as const
export type RemovalStatus = (typeof REMOVAL_STATUSES)[number]

/** What a family told of a posting, in the terms of the ways to get it removed; what was left open is unknown. */
export type RemovalAnswers = { readonly [Name in keyof Found]?: Found[Name] | undefined }

/** Kvittering: what the common log answered about entry number `of` (C2SP tlog-proof). */
export type Receipt = { readonly of: number; readonly proof: string }

/** Kladde: what somebody has written; `written` is the writing device's clock. */
export type Draft = Content & { readonly id: EntryId; readonly written: Instant }

/** Punkt: one thing in the logbook, in the clear, and the receipts that the writing device had got for what came before. */
export type Entry = Draft & { readonly receipts: readonly Receipt[] }
export type EntryOf<Kind extends Content['kind']> = Extract<Entry, { kind: Kind }>

/** Longest texts, in UTF-16 units. */
export const LIMITS = {
  line: 300,
  address: 2_000,
  text: 6_000,
  someones: 50,
  shared: 500,
  packed: 500,
  receipts: 5,
  proof: 4_000,
} as const

export const NOWHERE: Where = { platform: '', group: '', profile: '', address: '', elsewhere: '' }
