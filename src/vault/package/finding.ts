import type { StampFault } from '#core/stamp/check.ts'
import type { ZipFault } from './zip-directory.ts'

/** What is wrong with a package; any of these, and it is not whole. */
export type Finding =
  /** Its bytes are not those that were sealed. */
  | { readonly type: 'changed'; readonly path: string }
  | { readonly type: 'missing'; readonly path: string }
  | { readonly type: 'added'; readonly path: string }
  /** The right bytes under another name. */
  | { readonly type: 'misnamed'; readonly path: string; readonly listed: string }
  /** In one list of fingerprints and not in the other. */
  | { readonly type: 'not-in-every-list'; readonly path: string; readonly list: string }
  | { readonly type: 'listed-twice'; readonly path: string; readonly list: string }
  /** A name that leads out of the package. */
  | { readonly type: 'unsafe-name'; readonly path: string }
  | { readonly type: 'link'; readonly path: string }
  | { readonly type: 'faulty-line'; readonly list: string; readonly line: number }
  | { readonly type: 'faulty-encoding'; readonly list: string }
  | { readonly type: 'faulty-declaration' }
  | { readonly type: 'unknown-version'; readonly version: string }
  | { readonly type: 'no-declaration' }
  | { readonly type: 'no-list' }
  | { readonly type: 'no-payload' }
  /** As many files and bytes as bag-info.txt says. */
  | { readonly type: 'wrong-count'; readonly said: string; readonly found: string }
  /** A paper of our own package that the seal does not cover. */
  | { readonly type: 'not-sealed'; readonly path: string }
  | { readonly type: 'other-seal'; readonly given: string }
  /** Its receipt is of something else, or signed by somebody else. */
  | { readonly type: 'false-receipt'; readonly path: string }
  /** The same, of one of the entries. */
  | { readonly type: 'false-entry-receipt'; readonly path: string; readonly number: number }
  /** What data/logbog.json tells of an entry is not what was sealed. */
  | { readonly type: 'entry-differs'; readonly number: number }
  | { readonly type: 'false-stamp'; readonly path: string; readonly fault: StampFault }
  | { readonly type: 'too-large'; readonly path: string }
  | Extract<ZipFault, { type: 'same-name' | 'contradicts-itself' | 'hidden-bytes' | 'link' | 'unsafe-name' }>

/** What is told of a package that is whole all the same. */
export type Warning =
  | { readonly type: 'written-differently'; readonly path: string }
  | { readonly type: 'same-but-case'; readonly path: string }
  | { readonly type: 'decorated-list'; readonly list: string }
  | { readonly type: 'weak-sums' }
  | { readonly type: 'unknown-sums'; readonly list: string }
  | { readonly type: 'old-version'; readonly version: string }
  | { readonly type: 'no-seal' }
  | { readonly type: 'fetch-list' }
  | { readonly type: 'of-a-system'; readonly path: string }
  | { readonly type: 'unusual-name'; readonly path: string }

/** Why nothing can be said of it. */
export type Unreadable =
  | Exclude<ZipFault, Extract<Finding, ZipFault>>
  | { readonly type: 'locked' }
  | { readonly type: 'empty' }
  | { readonly type: 'no-package' }
  | { readonly type: 'several-packages' }
  /** It cannot be opened, or was taken away while it was read. */
  | { readonly type: 'gone' }
