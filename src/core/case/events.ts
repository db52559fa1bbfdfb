import type { Words } from '../card/plan.ts'
import type { InstitutionType, PoliceDecision, YesNoLater } from '../card/situation.ts'
import type { AccountId, InstitutionId, PersonId, SharingId } from '../id.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { FamilyHappening } from './family-events.ts'

/** In which capacity somebody acts on a case. */
export const FUNCTIONS = ['professional', 'leader', 'ssp'] as const
export type CaseFunction = (typeof FUNCTIONS)[number]

/** Who did it, as they were called that day. A family that was invited has no account: theirs is the invitation's id. */
export type By = {
  readonly account: AccountId
  readonly name: string
  readonly function: CaseFunction | 'family'
}

/** Roles a person has *in this case*; `cleared` (*frafaldet*) is a suspect no longer suspected. */
export const PERSON_ROLES = ['victim', 'suspect', 'witness', 'parent', 'holder', 'cleared'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

export const DECISIONS = [
  'police',
  'referral',
  'pedagogical',
  'emergencyPlan',
  'notTellingParents',
  'surroundings',
  'sharing',
  'closing',
] as const
export type DecisionName = (typeof DECISIONS)[number]
export type Outcome = PoliceDecision | YesNoLater

/** What those whom it is about have said to sharing it. */
export const CONSENTS = ['given', 'refused', 'not-asked'] as const
export type Consent = (typeof CONSENTS)[number]

/** An answer as given; `unknown` is an answer too. */
export type AnswerValue = string | number | boolean | readonly string[]
export const UNKNOWN = 'unknown'

/** The entry's number in its case, from 1: what entries refer to each other by. */
export type EntryNumber = number

/** A place in the plan. */
export type StepRef = { readonly step: string; readonly subject?: string }

export type CaseOpened = {
  readonly type: 'case-opened'
  readonly number: string
  readonly institution: CaseInstitution
  readonly card: { readonly id: string; readonly edition: number }
  readonly exercise: boolean
}
export type CaseInstitution = {
  readonly id: InstitutionId
  readonly name: string
  readonly type?: InstitutionType
  readonly leaderReports?: boolean
}
export type ProfessionalJoined = { readonly type: 'professional-joined'; readonly who: By }
export type SparringAsked = { readonly type: 'sparring-asked'; readonly of: By; readonly question: string }
/** By the one who was asked; `question` is the entry that asked. */
export type SparringAnswered = {
  readonly type: 'sparring-answered'
  readonly question: EntryNumber
  readonly text: string
}

/** Somebody with an account here, whatever their role. */
export type Keyholder = { readonly account: AccountId; readonly name: string }
/** The suspect works here: with this entry their access to the case has ended, and nothing shows them that there is one. */
export type ColleagueExcluded = {
  readonly type: 'colleague-excluded'
  readonly who: Keyholder
  readonly suspect: PersonId
}
export type ColleagueReadmitted = {
  readonly type: 'colleague-readmitted'
  readonly who: Keyholder
  readonly reason: string
}

/** Why somebody without a relation to the case must read it now (*nødadgang*). */
export const GLASS_PURPOSES = ['child-at-risk', 'stand-in', 'inquiry', 'supervision'] as const
export type GlassPurpose = (typeof GLASS_PURPOSES)[number]
export type GlassBroken = {
  readonly type: 'glass-broken'
  readonly purpose: GlassPurpose
  readonly reason: string
  readonly until: Instant
}
/** The leadership has seen it. */
export type GlassAcknowledged = { readonly type: 'glass-acknowledged'; readonly broken: EntryNumber }

/** Who decides for a child (*forældremyndighed*). */
export const CUSTODY = ['yes', 'no', 'unknown'] as const
export type Custody = (typeof CUSTODY)[number]
/** What is known of a parent. */
export type ParentFacts = {
  readonly custody?: Custody
  /** From the child's other parent. */
  readonly livesApart?: boolean
  /** Nobody may learn from the case where they live. */
  readonly protectedAddress?: boolean
}

export type PersonAdded = ParentFacts & {
  readonly type: 'person-added'
  readonly id: PersonId
  readonly role: PersonRole
  readonly name?: string
  readonly age?: number
  readonly birthday?: LocalDate
  /** Whose parent. */
  readonly of?: PersonId
}
export type PersonChanged = ParentFacts & {
  readonly type: 'person-changed'
  readonly id: PersonId
  readonly role?: PersonRole
  readonly name?: string
  readonly birthday?: LocalDate
  /** Left out when something is written where there was nothing. */
  readonly reason?: string
}
/** Material, told in words; the material itself is never here. */
export type ItemAdded = { readonly type: 'item-added'; readonly id: string; readonly description: string }
export type PostingAdded = { readonly type: 'posting-added'; readonly id: string; readonly description: string }
/** Of an item or a posting, in place of what was said of it before. */
export type ThingDescribed = { readonly type: 'thing-described'; readonly id: string; readonly description: string }

export type AnswerRecorded = {
  readonly type: 'answer-recorded'
  /** As in `Plan.questions`: `violence`, `victims.v1.age`. */
  readonly fact: string
  readonly value: AnswerValue
  /** As the card worded it that day. */
  readonly question?: Words
}
/** What happened, as told (*afdækning*). */
export type AccountGiven = {
  readonly type: 'account-given'
  readonly what: string
  readonly who?: string
  readonly where?: string
  readonly when?: string
}

export type DecisionProposed = {
  readonly type: 'decision-proposed'
  readonly decision: DecisionName
  /** The victim whose parents are not told, or the one parent who is not; which sharing it is. */
  readonly subject?: PersonId | SharingId
  readonly outcome: Outcome
  readonly reason: string
  /** When `later` is taken up again, or an exception reviewed. */
  readonly until?: LocalDate
  /** What not telling, or sharing, rests on: an id into the card's laws. */
  readonly basis?: string
  /** What is not told, and in which channels. */
  readonly scope?: string
  /** Who is told, or shared with. */
  readonly whom?: string
  /** What they are told. */
  readonly told?: string
  readonly purpose?: string
  readonly consent?: Consent
  /** What closing the case leaves; how it ended is the reason. */
  readonly closing?: Pick<CaseClosed, 'followUp' | 'left'>
  /** Why a leader carried it out with nobody else to ask. */
  readonly alone?: string
  /** Carried out before it is confirmed. */
  readonly urgent: boolean
}
export type DecisionConfirmed = { readonly type: 'decision-confirmed'; readonly proposal: EntryNumber }
export type DecisionSentBack = {
  readonly type: 'decision-sent-back'
  readonly proposal: EntryNumber
  readonly reason: string
}

export type StepDone = StepRef & {
  readonly type: 'step-done'
  readonly on: LocalDate
  readonly note?: string
  /** Why it was done although the plan said otherwise. */
  readonly despite?: string
}
export type StepSkipped = StepRef & { readonly type: 'step-skipped'; readonly reason: string }
export type StepReopened = StepRef & { readonly type: 'step-reopened'; readonly reason: string }

/** Who reads a note beside its writer: the leadership, or those named. */
export type Readers = 'leadership' | readonly By[]
export type NoteWritten = {
  readonly type: 'note-written'
  readonly text: string
  readonly about?: string
  /** Everyone on the case when left out. */
  readonly readers?: Readers
}
/** In the place of a note that the reader may not read; never stored. */
export type NoteWithheld = { readonly type: 'note-withheld' }
/** Added beside the entry that it corrects; that one stays as it was. */
export type NoteCorrected = {
  readonly type: 'note-corrected'
  readonly corrects: EntryNumber
  readonly text: string
  readonly reason: string
}
export type FollowUpSet = { readonly type: 'follow-up-set'; readonly on: LocalDate; readonly what: string }

/** One of the card's clocks, by whom it runs for and, where it runs for each suspect, against whom. */
export type ClockRef = { readonly clock: string; readonly subject?: string; readonly against?: PersonId }
/** What a clock asked for has been done, or has come in. */
export type ClockMet = ClockRef & { readonly type: 'clock-met'; readonly on: LocalDate; readonly note?: string }
export type ClockStopped = ClockRef & { readonly type: 'clock-stopped'; readonly reason: string }
/** Counted anew from another day. */
export type ClockRestarted = ClockRef & {
  readonly type: 'clock-restarted'
  readonly starts: LocalDate
  readonly due: LocalDate
  readonly reason: string
}
/** An exception from telling parents looked at again: it stays until the `next` look, or ends here. */
export type ExceptionReviewed = {
  readonly type: 'exception-reviewed'
  readonly subject: PersonId
  readonly reason: string
} & ({ readonly stays: true; readonly next: LocalDate } | { readonly stays: false })

export const PARTIES = ['police', 'municipality', 'ssp', 'platform', 'other'] as const
export type Party = (typeof PARTIES)[number]
export const CHANNELS = ['phone', 'meeting', 'message', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]
export const CONTACT_OUTCOMES = ['reached', 'left-word', 'no-answer'] as const
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number]
/** Spoken with or written to somebody of the case, or somebody outside it. */
export type ContactLogged = {
  readonly type: 'contact-logged'
  readonly with: PersonId | Party
  readonly channel: Channel
  readonly outcome: ContactOutcome
  readonly on: LocalDate
  readonly note?: string
}

export type TaskSet = {
  readonly type: 'task-set'
  readonly id: string
  readonly what: string
  readonly owner: By
  readonly on: LocalDate
}
export type TaskDone = { readonly type: 'task-done'; readonly id: string; readonly note?: string }
export type TaskGiven = { readonly type: 'task-given'; readonly id: string; readonly to: By; readonly reason: string }
/** A colleague's place on the case, and their tasks, taken over by another. */
export type CaseHandedOver = {
  readonly type: 'case-handed-over'
  readonly from: By
  readonly to: By
  readonly reason: string
}

export type CaseClosed = {
  readonly type: 'case-closed'
  readonly outcome: string
  readonly followUp: FollowUp
  /** Steps that were to be taken and were not, each with its reason. */
  readonly left: readonly (StepRef & { readonly reason: string })[]
}
export type FollowUp = { readonly on: LocalDate; readonly what: string } | { readonly none: string }
export type CaseReopened = { readonly type: 'case-reopened'; readonly reason: string }

/** All that can have happened. */
export type Happening =
  | CaseOpened
  | ProfessionalJoined
  | SparringAsked
  | ColleagueExcluded
  | ColleagueReadmitted
  | SparringAnswered
  | GlassBroken
  | GlassAcknowledged
  | PersonAdded
  | PersonChanged
  | ItemAdded
  | PostingAdded
  | ThingDescribed
  | AnswerRecorded
  | AccountGiven
  | DecisionProposed
  | DecisionConfirmed
  | DecisionSentBack
  | StepDone
  | StepSkipped
  | StepReopened
  | NoteWritten
  | NoteCorrected
  | NoteWithheld
  | FollowUpSet
  | ClockMet
  | ClockStopped
  | ClockRestarted
  | ExceptionReviewed
  | ContactLogged
  | TaskSet
  | TaskDone
  | TaskGiven
  | CaseHandedOver
  | CaseClosed
  | CaseReopened
  | FamilyHappening
export type EventType = Happening['type']

/** When and by whom; `shape` is the version of the event's own form (upcast.ts). */
export type Stamp = { readonly at: Instant; readonly by: By; readonly shape: number }
export type CaseEvent = Happening & Stamp

/** The form in which every event is written today. */
export const SHAPE = 1
