import type { Instant, LocalDate } from '#core/time.ts'

/**
 * What is known of a case, in facts. Whatever is left out is unknown, and unknown is a value of its own;
 * only what has to *happen* to be true (decisions, dates of decisions and refusals, steps done) is "not yet" when left out.
 */
export type Situation = {
  readonly at: Instant
  readonly institution?: { readonly type?: InstitutionType; readonly leaderReports?: boolean }
  readonly kinds?: readonly Kind[]
  readonly acuteDanger?: boolean
  readonly violence?: boolean
  readonly ongoing?: boolean
  readonly manyInvolved?: boolean
  readonly severalEvents?: boolean
  readonly doubt?: boolean
  readonly pressInterest?: boolean
  readonly publishedOnline?: boolean
  readonly materialReceivedByStaff?: boolean
  readonly schools?: Schools
  readonly evidence?: Evidence
  readonly policeContacted?: boolean
  readonly policeClearedContact?: boolean
  /** The day the leadership found bullying or similar (undervisningsmiljøloven § 1 c). */
  readonly bullyingFound?: LocalDate
  /** The day a complaint to the institution was received, and the day it was answered. */
  readonly complaintReceived?: LocalDate
  readonly complaintAnswered?: LocalDate
  readonly decisions?: Decisions
  readonly victims?: readonly Victim[]
  readonly suspects?: readonly Suspect[]
  readonly items?: readonly Item[]
  readonly postings?: readonly Posting[]
  /** Steps taken; an entry without subject holds for every subject of the step. */
  readonly done?: readonly StepMark[]
  readonly skipped?: readonly SkipMark[]
}

export const INSTITUTION_TYPES = ['folkeskole', 'friskole', 'efterskole', 'gymnasium', 'vocational', 'other'] as const
export type InstitutionType = (typeof INSTITUTION_TYPES)[number]

/** Kinds of digital violation (*krænkelsens art*). */
export const KINDS = [
  'intimate-sharing',
  'sextortion',
  'grooming',
  'unsolicited',
  'covert-recording',
  'deepfake',
  'fake-profile',
  'account-takeover',
  'bullying',
  'threats',
  'stalking',
  'hate',
  'doxxing',
  'filmed-violence',
  'negative-social-control',
  'staff-offender',
] as const
export type Kind = (typeof KINDS)[number]

export const SCHOOLS = ['one', 'same-municipality', 'other-municipality'] as const
export type Schools = (typeof SCHOOLS)[number]

export const EVIDENCE = ['secured', 'securing', 'impossible'] as const
export type Evidence = (typeof EVIDENCE)[number]

export const POLICE_DECISIONS = ['report', 'support', 'no', 'later'] as const
export const YES_NO_LATER = ['yes', 'no', 'later'] as const
export type PoliceDecision = (typeof POLICE_DECISIONS)[number]
export type YesNoLater = (typeof YES_NO_LATER)[number]

export type Decisions = {
  readonly police?: PoliceDecision
  readonly referral?: YesNoLater
  readonly pedagogical?: YesNoLater
  readonly emergencyPlan?: YesNoLater
}

/** The violated pupil (*den krænkede*). Ages in whole years. */
export type Victim = {
  readonly id: string
  readonly age?: number
  readonly knownSince?: LocalDate
  readonly consentToParents?: boolean
  /** There is reason to fear harm if the parents are told. */
  readonly parentsRisk?: boolean
  /** The day of the leader's reasoned decision not to tell the parents. */
  readonly exceptionDecided?: LocalDate
  readonly prosecutionBasisSince?: LocalDate
}

export const SUSPECT_SCHOOLS = ['same', 'same-municipality', 'other-municipality', 'none'] as const
export type SuspectSchool = (typeof SUSPECT_SCHOOLS)[number]

/** *Den formodede krænker*. */
export type Suspect = {
  readonly id: string
  readonly known?: boolean
  readonly age?: number
  readonly school?: SuspectSchool
  /** Employed by the institution. */
  readonly staff?: boolean
}

/** A piece of material, told in facts; the material itself is never here. */
export type Item = {
  readonly id: string
  readonly sexual?: boolean
  readonly ageAtTime?: number
  readonly fake?: boolean
}

/** A place where material is to be found. */
export type Posting = {
  readonly id: string
  readonly platform?: string
  readonly live?: boolean
  /** The day the platform refused to delete. */
  readonly refused?: LocalDate
  readonly removed?: LocalDate
}

export type StepMark = {
  readonly step: string
  readonly subject?: string
  /** The day it was done, when told. */
  readonly on?: LocalDate
}
export type SkipMark = { readonly step: string; readonly subject?: string; readonly reason: string }
