import type { FamilyHappening } from './family-events.ts'
import type { CaseState, Entry, Invitation } from './state.ts'

/** The case after something between the school and a family. */
export function evolveFamily(state: CaseState, event: FamilyHappening, entry: Entry): CaseState {
  if (event.type === 'family-invited') {
    const { type: _, ...invited } = event
    return {
      ...state,
      invitations: [...state.invitations, { ...invited, ...entry, shown: [], told: [], messages: [] }],
    }
  }
  const change = (next: (one: Invitation) => Invitation): CaseState => ({
    ...state,
    invitations: state.invitations.map((one) => (one.id === event.invitation ? next(one) : one)),
  })
  switch (event.type) {
    case 'invitation-ended':
      return change((one) => ({ ...one, ended: { ...entry, reason: event.reason } }))
    case 'invitation-taken':
      return change((one) => ({ ...one, taken: entry }))
    case 'logbook-shown': {
      const { id, purpose, entries } = event
      return change((one) => ({ ...one, shown: [...one.shown, { ...entry, id, purpose, entries }] }))
    }
    case 'shown-withdrawn': {
      const withdrawn = { ...entry, ...(event.reason !== undefined && { reason: event.reason }) }
      return change((one) => ({
        ...one,
        shown: one.shown.map((shown) => (shown.id === event.id ? { ...shown, withdrawn } : shown)),
      }))
    }
    case 'evidence-told': {
      const { id, securedBy, pieces } = event
      return change((one) => ({ ...one, told: [...one.told, { ...entry, id, securedBy, pieces }] }))
    }
    case 'family-written-to':
      return change((one) => ({ ...one, messages: [...one.messages, { ...entry, text: event.text }] }))
    case 'family-wrote':
      return change((one) => ({ ...one, messages: [...one.messages, { ...entry, id: event.id, text: event.text }] }))
  }
}
