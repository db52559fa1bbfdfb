import { type CaseEvent, type EventType, SHAPE } from './events.ts'

/** Every type there is; the compiler holds it complete. */
const KNOWN: Readonly<Record<Exclude<EventType, 'note-withheld'>, true>> = {
  'case-opened': true,
  'professional-joined': true,
  'sparring-asked': true,
  'glass-broken': true,
  'glass-acknowledged': true,
  'colleague-excluded': true,
  'colleague-readmitted': true,
  'sparring-answered': true,
  'person-added': true,
  'person-changed': true,
  'item-added': true,
  'posting-added': true,
  'thing-described': true,
  'answer-recorded': true,
  'account-given': true,
  'decision-proposed': true,
  'decision-confirmed': true,
  'decision-sent-back': true,
  'step-done': true,
  'step-skipped': true,
  'step-reopened': true,
  'note-written': true,
  'note-corrected': true,
  'follow-up-set': true,
  'clock-met': true,
  'clock-stopped': true,
  'clock-restarted': true,
  'exception-reviewed': true,
  'contact-logged': true,
  'task-set': true,
  'task-done': true,
  'task-given': true,
  'case-handed-over': true,
  'case-closed': true,
  'case-reopened': true,
  'family-invited': true,
  'invitation-ended': true,
  'invitation-taken': true,
  'logbook-shown': true,
  'shown-withdrawn': true,
  'evidence-told': true,
  'family-written-to': true,
  'family-wrote': true,
}

/** A stored event, read in today's form. One from a newer program is a breakdown: guessing would change the record. */
export function upcast(stored: { readonly type: string; readonly shape: number }): CaseEvent {
  if (!Object.hasOwn(KNOWN, stored.type)) throw new Error(`no event is called ${stored.type}`)
  if (stored.shape !== SHAPE) throw new Error(`${stored.type} of form ${stored.shape} cannot be read by this program`)
  return stored as CaseEvent
}
