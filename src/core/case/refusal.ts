import type { Reason } from '../card/plan.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { DecisionName, StepRef } from './events.ts'
import type { Action } from './permit.ts'

/** What a user filled in, so that a page can point at it. */
export type Field =
  | 'name'
  | 'age'
  | 'birthday'
  | 'role'
  | 'of'
  | 'description'
  | 'question'
  | 'answer'
  | 'what'
  | 'who'
  | 'where'
  | 'when'
  | 'outcome'
  | 'reason'
  | 'until'
  | 'on'
  | 'starts'
  | 'next'
  | 'custody'
  | 'basis'
  | 'scope'
  | 'whom'
  | 'told'
  | 'purpose'
  | 'consent'
  | 'alone'
  | 'with'
  | 'readers'
  | 'channel'
  | 'owner'
  | 'to'
  | 'note'
  | 'despite'
  | 'text'
  | 'followUp'
  | 'left'

/** Why something asked is not done; plain data that text/ has words for, by `type`. */
export type Refusal =
  | { readonly type: 'not-permitted'; readonly action: Action }
  | { readonly type: 'no-such-case' }
  | { readonly type: 'guess-later'; readonly until: Instant }
  | { readonly type: 'case-closed' }
  | { readonly type: 'case-open' }
  | { readonly type: 'missing'; readonly field: Field }
  | { readonly type: 'too-long'; readonly field: Field; readonly limit: number; readonly length: number }
  | { readonly type: 'too-few-words'; readonly field: Field; readonly least: number }
  | {
      readonly type: 'too-many'
      readonly of: 'persons' | 'items' | 'postings' | 'answers' | 'tasks' | 'sharings' | 'invitations' | 'messages'
      readonly limit: number
    }
  | { readonly type: 'out-of-range'; readonly field: Field; readonly least: number; readonly most: number }
  | { readonly type: 'date-in-future'; readonly field: Field; readonly latest: LocalDate }
  | { readonly type: 'date-too-early'; readonly field: Field; readonly earliest: LocalDate }
  | { readonly type: 'date-too-far'; readonly field: Field; readonly latest: LocalDate }
  | { readonly type: 'no-such-fact'; readonly fact: string }
  | { readonly type: 'not-an-answer'; readonly fact: string }
  | { readonly type: 'not-answered-but-decided'; readonly fact: string }
  | { readonly type: 'no-such-subject'; readonly subject: string }
  | { readonly type: 'not-that-role'; readonly field: 'role' | 'of' }
  | { readonly type: 'nothing-changed' }
  | { readonly type: 'already-member' }
  | { readonly type: 'no-such-account' }
  | { readonly type: 'own-exclusion' }
  | { readonly type: 'already-excluded' }
  | { readonly type: 'excluded' }
  | { readonly type: 'not-an-outcome'; readonly decision: DecisionName }
  | { readonly type: 'not-urgent'; readonly decision: DecisionName }
  | { readonly type: 'no-such-proposal' }
  | { readonly type: 'own-proposal' }
  | { readonly type: 'leader-needed' }
  | { readonly type: 'no-such-step'; readonly step: string }
  | { readonly type: 'needs-subject'; readonly step: string }
  | { readonly type: 'needs-decision'; readonly decision: DecisionName }
  | { readonly type: 'already-marked'; readonly mark: 'done' | 'skipped' }
  | { readonly type: 'not-marked' }
  | { readonly type: 'must-wait'; readonly step: string; readonly because: readonly Reason[] }
  | { readonly type: 'not-relevant'; readonly step: string; readonly because: readonly Reason[] }
  | { readonly type: 'never-contact-suspect-yet'; readonly because: readonly Reason[] }
  | { readonly type: 'no-such-clock'; readonly clock: string }
  | { readonly type: 'clock-settled' }
  | { readonly type: 'needs-step'; readonly step: string }
  | { readonly type: 'needs-review' }
  | { readonly type: 'no-exception' }
  | { readonly type: 'not-an-option'; readonly field: Field }
  | { readonly type: 'no-such-task' }
  | { readonly type: 'not-on-case'; readonly field: Field }
  | { readonly type: 'no-such-note' }
  | { readonly type: 'no-such-question' }
  | { readonly type: 'no-such-invitation' }
  | { readonly type: 'invitation-expired' }
  | { readonly type: 'no-such-sharing' }
  | { readonly type: 'steps-left'; readonly steps: readonly StepRef[] }
  | { readonly type: 'steps-come'; readonly steps: readonly StepRef[] }
