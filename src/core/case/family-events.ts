import type { PersonId } from '../id.ts'
import type { InvitationNumber } from '../logbook/invitation-number.ts'
import type { LocalDate } from '../time.ts'

/** One invitation to one family, by whoever works on the case. */
export type InvitationId = string & { readonly __invitationId: true }

/** What a family has shown, by the random name that their device gave it. */
export type ShownId = string & { readonly __shownId: true }

/** One line of what was shown, as it stood on the family's screen. */
export type ShownLine = { readonly label: string; readonly text: string }
/** One entry of a logbook as it was at that moment; no file, no fingerprint and no file name. */
export type ShownEntry = { readonly title: string; readonly lines: readonly ShownLine[] }

/** A family asked to show what they want to from their logbook; whoever uses the number first has it. */
export type FamilyInvited = {
  readonly type: 'family-invited'
  readonly id: InvitationId
  readonly number: InvitationNumber
  /** Whose family. */
  readonly of?: PersonId
  /** The last day it can be taken up. */
  readonly until: LocalDate
}
/** Not to be used any more. A family that has taken it up can still take back what they have shown. */
export type InvitationEnded = {
  readonly type: 'invitation-ended'
  readonly invitation: InvitationId
  readonly reason: string
}
/** By a family: from here on only their logbook has this invitation. */
export type InvitationTaken = { readonly type: 'invitation-taken'; readonly invitation: InvitationId }
export type LogbookShown = {
  readonly type: 'logbook-shown'
  readonly invitation: InvitationId
  readonly id: ShownId
  readonly purpose: string
  readonly entries: readonly ShownEntry[]
}
/** What was read has been read: the entry that showed it stays, and pages fold it away. */
export type ShownWithdrawn = {
  readonly type: 'shown-withdrawn'
  readonly invitation: InvitationId
  readonly id: ShownId
  readonly reason?: string
}
/** All that a school needs to know of the evidence: that it is secured, by whom, and how many pieces. */
export type EvidenceTold = {
  readonly type: 'evidence-told'
  readonly invitation: InvitationId
  readonly id: ShownId
  readonly securedBy: string
  readonly pieces: number
}
export type FamilyWrittenTo = {
  readonly type: 'family-written-to'
  readonly invitation: InvitationId
  readonly text: string
}
export type FamilyWrote = {
  readonly type: 'family-wrote'
  readonly invitation: InvitationId
  readonly id: ShownId
  readonly text: string
}

/** What passes between a school and a family. */
export type FamilyHappening =
  | FamilyInvited
  | InvitationEnded
  | InvitationTaken
  | LogbookShown
  | ShownWithdrawn
  | EvidenceTold
  | FamilyWrittenTo
  | FamilyWrote
