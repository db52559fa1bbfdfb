import {
  EVIDENCE,
  INSTITUTION_TYPES,
  KINDS,
  POLICE_DECISIONS,
  SCHOOLS,
  SUSPECT_SCHOOLS,
  YES_NO_LATER,
} from './situation.ts'

/**
 * What a fact can be, and what its absence means: `unknown` (nobody has said), or `null`/`false` for what is not so
 * until it has happened. Ages in whole years, dates as days.
 */
export type FactType =
  | { readonly type: 'boolean'; readonly absent: 'unknown' | false }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly absent: 'unknown' | null }
  | { readonly type: 'choices'; readonly values: readonly string[]; readonly absent: 'unknown' }
  | { readonly type: 'age'; readonly absent: 'unknown' }
  | { readonly type: 'date'; readonly absent: 'unknown' | null }
  | { readonly type: 'text'; readonly absent: 'unknown' }

export type FactTypes = Readonly<Record<string, FactType>>

const boolean = { type: 'boolean', absent: 'unknown' } as const
const age = { type: 'age', absent: 'unknown' } as const
const happened = { type: 'date', absent: null } as const
const choice = (values: readonly string[]) => ({ type: 'choice', values, absent: 'unknown' }) as const
const decided = (values: readonly string[]) => ({ type: 'choice', values, absent: null }) as const

/** Facts of the case as a whole. */
export const CASE_FACTS: FactTypes = {
  kinds: { type: 'choices', values: KINDS, absent: 'unknown' },
  acuteDanger: boolean,
  violence: boolean,
  ongoing: boolean,
  manyInvolved: boolean,
  severalEvents: boolean,
  doubt: boolean,
  pressInterest: boolean,
  publishedOnline: boolean,
  materialReceivedByStaff: boolean,
  schools: choice(SCHOOLS),
  evidence: choice(EVIDENCE),
  policeContacted: { type: 'boolean', absent: false },
  policeClearedContact: { type: 'boolean', absent: false },
  bullyingFound: { type: 'date', absent: 'unknown' },
  complaintReceived: happened,
  complaintAnswered: happened,
}

/** Facts one level down, of the case. */
export const RECORD_FACTS: Readonly<Record<'institution' | 'decisions', FactTypes>> = {
  institution: { type: choice(INSTITUTION_TYPES), leaderReports: { type: 'boolean', absent: false } },
  decisions: {
    police: decided(POLICE_DECISIONS),
    referral: decided(YES_NO_LATER),
    pedagogical: decided(YES_NO_LATER),
    emergencyPlan: decided(YES_NO_LATER),
  },
}

export const LISTS = ['victims', 'suspects', 'items', 'postings'] as const
export type ListName = (typeof LISTS)[number]

/** Facts of each person, item and posting. */
export const LIST_FACTS: Readonly<Record<ListName, FactTypes>> = {
  victims: {
    age,
    knownSince: { type: 'date', absent: 'unknown' },
    consentToParents: boolean,
    parentsRisk: boolean,
    exceptionDecided: happened,
    prosecutionBasisSince: happened,
  },
  suspects: { known: boolean, age, school: choice(SUSPECT_SCHOOLS), staff: boolean },
  items: { sexual: boolean, ageAtTime: age, fake: boolean },
  postings: { platform: { type: 'text', absent: 'unknown' }, live: boolean, refused: happened, removed: happened },
}

/** Ages that can be meant: nobody is younger than 0 or older than this. */
export const OLDEST = 120
/** More than the largest case; keeps a plan quick whatever comes in. */
export const MOST_IN_A_LIST = 500
