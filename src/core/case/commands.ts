import type { AccountId, CommandId, PersonId, SharingId } from '../id.ts'
import type { InvitationNumber } from '../logbook/invitation-number.ts'
import type { Instant, LocalDate } from '../time.ts'
import type {
  AnswerValue,
  By,
  CaseInstitution,
  Channel,
  ClockRef,
  Consent,
  ContactOutcome,
  DecisionName,
  EntryNumber,
  FollowUp,
  GlassPurpose,
  Keyholder,
  Outcome,
  ParentFacts,
  PersonRole,
  StepRef,
} from './events.ts'
import type { InvitationId } from './family-events.ts'

export type AnswerGiven = { readonly fact: string; readonly value: AnswerValue }

/** Opens a case; `answers` are those carried over from the guide, about `v1`, `s1`, `i1`, `p1`. */
export type OpenCase = {
  readonly type: 'open-case'
  readonly number: string
  readonly institution: CaseInstitution
  readonly exercise: boolean
  /** The suspect, when they have an account here: they never get to see the case. */
  readonly staff?: Keyholder
  readonly answers: readonly AnswerGiven[]
}

/** All that can be asked of a case that is there. Empty text counts as left out. */
export type Command =
  | { readonly type: 'add-member'; readonly who: By }
  | { readonly type: 'ask-sparring'; readonly of: By; readonly question: string }
  | { readonly type: 'answer-sparring'; readonly question: EntryNumber; readonly text: string }
  | ({
      readonly type: 'add-person'
      readonly role: PersonRole
      readonly name?: string
      /** By their birthday when left out. */
      readonly age?: number
      readonly birthday?: LocalDate
      readonly of?: PersonId
      /** A suspect who has an account here: it is shut out at once. */
      readonly staff?: Keyholder
    } & ParentFacts)
  | ({
      readonly type: 'change-person'
      readonly person: PersonId
      readonly role?: PersonRole
      readonly name?: string
      readonly birthday?: LocalDate
      /** Not needed to write something where there is nothing. */
      readonly reason?: string
    } & ParentFacts)
  | { readonly type: 'exclude-colleague'; readonly who: Keyholder; readonly person: PersonId }
  | { readonly type: 'break-glass'; readonly purpose: GlassPurpose; readonly reason: string }
  | { readonly type: 'acknowledge-glass'; readonly broken: EntryNumber }
  | { readonly type: 'readmit-colleague'; readonly account: AccountId; readonly reason: string }
  | { readonly type: 'add-item'; readonly description: string }
  | { readonly type: 'add-posting'; readonly description: string }
  /** Says what an item or a posting is, in place of what was said before. */
  | { readonly type: 'describe'; readonly id: string; readonly description: string }
  | { readonly type: 'record-answers'; readonly answers: readonly AnswerGiven[] }
  | {
      readonly type: 'give-account'
      readonly what: string
      readonly who?: string
      readonly where?: string
      readonly when?: string
    }
  | {
      readonly type: 'propose-decision'
      readonly decision: DecisionName
      /** A sharing not decided on before has none. */
      readonly subject?: PersonId | SharingId
      readonly outcome: Outcome
      readonly reason: string
      readonly until?: LocalDate
      readonly basis?: string
      readonly scope?: string
      readonly whom?: string
      readonly told?: string
      readonly purpose?: string
      readonly consent?: Consent
      /** Carry it out now, have it confirmed after. */
      readonly urgent?: boolean
    }
  | { readonly type: 'confirm-decision'; readonly proposal: EntryNumber }
  | { readonly type: 'send-back-decision'; readonly proposal: EntryNumber; readonly reason: string }
  | (StepRef & {
      readonly type: 'mark-done'
      /** Today when left out. */
      readonly on?: LocalDate
      readonly note?: string
      readonly despite?: string
      /** What doing it has shown, recorded with it. */
      readonly answers?: readonly AnswerGiven[]
    })
  | (StepRef & { readonly type: 'skip-step'; readonly reason: string })
  | (StepRef & { readonly type: 'reopen-step'; readonly reason: string })
  | {
      readonly type: 'write-note'
      readonly text: string
      readonly about?: string
      /** Everyone on the case when left out; those named are on it. */
      readonly readers?: 'leadership' | readonly AccountId[]
    }
  | { readonly type: 'correct-note'; readonly corrects: EntryNumber; readonly text: string; readonly reason: string }
  | { readonly type: 'set-follow-up'; readonly on: LocalDate; readonly what: string }
  /** Today when `on` is left out. */
  | (ClockRef & { readonly type: 'meet-clock'; readonly on?: LocalDate; readonly note?: string })
  | (ClockRef & { readonly type: 'stop-clock'; readonly reason: string })
  | (ClockRef & { readonly type: 'restart-clock'; readonly starts: LocalDate; readonly reason: string })
  | {
      readonly type: 'review-exception'
      readonly subject: PersonId
      readonly stays: boolean
      /** When it is looked at again; needed when it stays. */
      readonly next?: LocalDate
      readonly reason: string
    }
  | {
      readonly type: 'log-contact'
      readonly with: string
      readonly channel: Channel
      readonly outcome: ContactOutcome
      /** Today when left out. */
      readonly on?: LocalDate
      readonly note?: string
    }
  | { readonly type: 'set-task'; readonly what: string; readonly owner: By; readonly on: LocalDate }
  | { readonly type: 'finish-task'; readonly task: string; readonly note?: string }
  | { readonly type: 'give-task'; readonly task: string; readonly to: By; readonly reason: string }
  | { readonly type: 'hand-over'; readonly from: AccountId; readonly to: By; readonly reason: string }
  | {
      readonly type: 'close-case'
      readonly outcome: string
      readonly followUp: FollowUp
      /** A reason for single steps left, */
      readonly left?: readonly (StepRef & { readonly reason: string })[]
      /** or one for all the others. */
      readonly leftReason?: string
      /** A leader with nobody else to ask says why, closes at once, and has it confirmed after. */
      readonly alone?: string
    }
  | { readonly type: 'reopen-case'; readonly reason: string }
  | {
      readonly type: 'invite-family'
      readonly invitation: InvitationId
      readonly number: InvitationNumber
      /** The one who is violated when left out. */
      readonly of?: PersonId
    }
  | { readonly type: 'end-invitation'; readonly invitation: string; readonly reason: string }
  | { readonly type: 'write-to-family'; readonly invitation: string; readonly text: string }
export type CommandType = Command['type']

/** A command of one type: `CommandOf<'write-note'>`. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** Who asks, and when: comes in with every command. */
export type Asking = { readonly at: Instant; readonly by: By }

/** How a command reaches a case: what the asker had seen, and an id that makes a second sending the same one. */
export type Sent<C> = { readonly id: CommandId; readonly seen: number; readonly command: C }

/** These add to the record and depend on nothing in it, so they hold whatever has happened meanwhile. */
export const holdsAnyway = (type: CommandType): boolean =>
  type === 'write-note' ||
  type === 'give-account' ||
  type === 'log-contact' ||
  type === 'answer-sparring' ||
  type === 'write-to-family'
