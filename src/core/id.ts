/** Ids that cannot be mixed up: strings to the machine, kinds to the compiler. */
export type CaseId = string & { readonly __caseId: true }
export type AccountId = string & { readonly __accountId: true }
export type InstitutionId = string & { readonly __institutionId: true }
export type CommandId = string & { readonly __commandId: true }
/** A person in one case, `v1`: made by the case, says nothing about who it is. */
export type PersonId = string & { readonly __personId: true }
/** One thing shared with somebody in one case, `d1`. */
export type SharingId = string & { readonly __sharingId: true }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `text` as an id of a kind that the database makes, or null when it cannot be one. */
export const parseId = <Id extends CaseId | AccountId | InstitutionId | CommandId>(text: string): Id | null =>
  UUID.test(text) ? (text as Id) : null
