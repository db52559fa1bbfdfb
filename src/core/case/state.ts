import type { PersonId } from '../id.ts'
import type { Instant, LocalDate } from '../time.ts'
import type {
  AnswerValue,
  By,
  CaseClosed,
  CaseInstitution,
  ClockRef,
  Custody,
  DecisionName,
  DecisionProposed,
  EntryNumber,
  FollowUp,
  GlassBroken,
  Keyholder,
  PersonRole,
  StepRef,
} from './events.ts'
import type { EvidenceTold, FamilyInvited, LogbookShown, ShownId } from './family-events.ts'

/** A case as its events have made it. `version` is the number of the latest entry. */
export type CaseState = OpenCaseState | ClosedCaseState
export type OpenCaseState = CaseFile & { readonly status: 'open' }
export type ClosedCaseState = CaseFile & { readonly status: 'closed'; readonly closing: Closing }

export type CaseFile = {
  readonly version: EntryNumber
  readonly number: string
  readonly institution: CaseInstitution
  readonly card: { readonly id: string; readonly edition: number }
  readonly exercise: boolean
  readonly opened: Entry
  readonly latest: Entry
  /** Professionals and leaders on the case. */
  readonly members: readonly By[]
  /** SSP consultants who have been asked. */
  readonly sparring: readonly By[]
  /** Those with an account here who may not know of the case. */
  readonly excluded: readonly Excluded[]
  /** What they have been asked, oldest first. */
  readonly questions: readonly Question[]
  /** Those let in in an emergency, the first of them first. */
  readonly glass: readonly Glass[]
  /** Families asked to show what they want to, the first of them first. */
  readonly invitations: readonly Invitation[]
  readonly persons: readonly Person[]
  readonly items: readonly Thing[]
  readonly postings: readonly Thing[]
  /** Latest answers by `Fact.key`. */
  readonly answers: Readonly<Record<string, Answer>>
  readonly accounts: readonly EntryNumber[]
  /** By `decisionKey`. */
  readonly decisions: Readonly<Record<string, Decision>>
  /** By `stepKey`. */
  readonly marks: Readonly<Record<string, Mark>>
  /** What people have last said of a clock, by `clockKey`. */
  readonly clocks: Readonly<Record<string, ClockWord>>
  readonly tasks: readonly Task[]
  /** Entries that a correction may be added to. */
  readonly notes: readonly EntryNumber[]
  readonly followUp?: FollowUp
}

/** When, by whom, and as which entry. */
export type Entry = { readonly entry: EntryNumber; readonly at: Instant; readonly by: By }

export type Excluded = { readonly who: Keyholder; readonly suspect: PersonId; readonly since: Entry }

export type Glass = Entry & Pick<GlassBroken, 'purpose' | 'reason' | 'until'> & { readonly seen?: Entry }

export type Invitation = Entry &
  Omit<FamilyInvited, 'type'> & {
    readonly taken?: Entry
    readonly ended?: Entry & { readonly reason: string }
    readonly shown: readonly Shown[]
    readonly told: readonly (Entry & Pick<EvidenceTold, 'id' | 'securedBy' | 'pieces'>)[]
    /** Between school and family, oldest first; `id` is on those from the family. */
    readonly messages: readonly (Entry & { readonly id?: ShownId; readonly text: string })[]
  }
export type Shown = Entry &
  Pick<LogbookShown, 'id' | 'purpose' | 'entries'> & { readonly withdrawn?: Entry & { readonly reason?: string } }

export type Person = {
  readonly id: PersonId
  readonly role: PersonRole
  readonly name?: string
  readonly birthday?: LocalDate
  readonly of?: PersonId
  readonly custody?: Custody
  readonly livesApart?: boolean
  readonly protectedAddress?: boolean
  /** The day they were written on the case. */
  readonly since: LocalDate
  /** Roles held before in this case, oldest first. */
  readonly was: readonly PersonRole[]
}
/** Asked of an SSP consultant. */
export type Question = Entry & { readonly of: By; readonly question: string; readonly answered?: Entry }
export type Task = {
  readonly id: string
  readonly what: string
  readonly owner: By
  readonly on: LocalDate
  readonly set: Entry
  readonly done?: Entry
}
export type Thing = { readonly id: string; readonly description: string }
export type Answer = Entry & { readonly value: AnswerValue }

export type Proposal = Entry & Omit<DecisionProposed, 'type'>
export type Standing = Proposal & { readonly confirmed: Entry }
/** `standing` is what has been confirmed; `pending` what awaits another's eyes, in force already when urgent. */
export type Decision = {
  readonly standing?: Standing
  readonly pending?: Proposal
  /** Looks at it since it was confirmed, oldest first. */
  readonly reviews?: readonly (Entry & { readonly stays: boolean; readonly reason: string })[]
  readonly sentBack?: Proposal & { readonly why: string; readonly backBy: Entry }
}

export type Mark = Entry &
  StepRef &
  (
    | { readonly mark: 'done'; readonly on: LocalDate; readonly despite?: string }
    | { readonly mark: 'skipped'; readonly reason: string }
  )

export type ClockWord = Entry &
  (
    | { readonly word: 'met'; readonly on: LocalDate; readonly note?: string }
    | { readonly word: 'stopped'; readonly reason: string }
    | { readonly word: 'restarted'; readonly starts: LocalDate; readonly due: LocalDate; readonly reason: string }
  )

export type Closing = Entry & Pick<CaseClosed, 'outcome' | 'followUp' | 'left'>

/** The card's clock for looking again at a decision not to tell parents. */
export const EXCEPTION_REVIEW = 'exception-review'

export const decisionKey = (decision: DecisionName, subject?: string): string =>
  subject === undefined ? decision : `${decision}:${subject}`

export const clockKey = ({ clock, subject, against }: ClockRef): string => `${clock}:${subject ?? ''}:${against ?? ''}`

export const stepKey = (ref: StepRef): string => (ref.subject === undefined ? ref.step : `${ref.step}:${ref.subject}`)

/** What is in force: the urgent one that awaits confirmation, else the confirmed one. */
export const inForce = (decision: Decision | undefined): Proposal | undefined =>
  decision?.pending?.urgent ? decision.pending : decision?.standing

/** Somebody involved by their id, `v1`. */
export const personOf = (state: CaseFile, id: string): Person | undefined => state.persons.find((p) => p.id === id)

/** Whether `id` is a person, a victim's parents (`v1.parents`), an item or a posting of this case. */
export function hasSubject(state: CaseFile, id: string): boolean {
  const person = id.endsWith('.parents') ? id.slice(0, -'.parents'.length) : id
  return (
    personOf(state, person) !== undefined ||
    state.items.some((item) => item.id === id) ||
    state.postings.some((posting) => posting.id === id)
  )
}
