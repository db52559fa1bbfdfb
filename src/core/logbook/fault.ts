import type { CircleRule } from './circle.ts'

/** What is wrong with a logbook as it was handed over: somebody between the family and their logbook has meddled, or lost something. */
export type Fault =
  /** Not what any program of ours writes. */
  | { readonly type: 'malformed' }
  /** It is not the logbook that it calls itself. */
  | { readonly type: 'forged' }
  | { readonly type: 'circle-rule'; readonly number: number; readonly rule: CircleRule }
  | { readonly type: 'circle-chain'; readonly number: number }
  | { readonly type: 'circle-signature'; readonly number: number }
  /** Somebody has been let in who has not said so. */
  | { readonly type: 'binding'; readonly number: number; readonly slot: number }
  /** This code has never belonged to it. */
  | { readonly type: 'not-member' }
  /** This code belonged to it once. */
  | { readonly type: 'shut-out' }
  | { readonly type: 'keys-unreadable'; readonly number: number }
  /** Entry `seq` should come now, and does not. */
  | { readonly type: 'entry-missing'; readonly seq: number }
  /** It does not follow what comes before it. */
  | { readonly type: 'entry-chain'; readonly seq: number }
  /** Written under another circle than was in force, or with another circle's key. */
  | { readonly type: 'entry-circle'; readonly seq: number }
  | { readonly type: 'entry-author'; readonly seq: number }
  | { readonly type: 'entry-signature'; readonly seq: number }
  | { readonly type: 'entry-unreadable'; readonly seq: number }
  /** There was more when this device last saw it. */
  | { readonly type: 'rolled-back'; readonly seen: number; readonly now: number }
  /** It was other when this device last saw it. */
  | { readonly type: 'rewritten'; readonly seen: number }
