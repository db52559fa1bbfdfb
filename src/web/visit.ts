import type { Card } from '#core/card/card.ts'
import type { Actor } from '#core/case/permit.ts'
import type { Cert } from '#core/stamp/certificate.ts'
import type { Instant } from '#core/time.ts'
import type { Access, Noting } from '#store/audit/record.ts'
import type { Office } from '#store/office.ts'
import type { Lang } from '#text/lang.ts'
import type { Assets } from './assets.ts'
import type { Provider } from './sign-in/providers.ts'

/** Somebody signed in. */
export type Visitor = Actor

/** What the pages stand on; the program gives it once, at start. */
export type Deps = {
  readonly assets: Assets
  /** Folder of the built files that browsers fetch. */
  readonly clientDir: string
  /** The public address, `https://actioncard.example`; the request's own is not believed. */
  readonly origin: string
  readonly now: () => Instant
  /** Editions by card id, oldest first. */
  readonly cards: () => Promise<ReadonlyMap<string, readonly Card[]>>
  /** Where cases are kept; null where there are none, as in tests of the public pages. */
  readonly office: Office | null
  /** Whether invented cases may be tried here. */
  readonly exercise: boolean
  readonly findVisitor: (request: Request) => Promise<Visitor | null>
  /** Whom institutions sign in by, beside what they have here. */
  readonly providers: readonly Provider[]
  /** The certificates that stamps of the log lead to; none when nobody stamps it. */
  readonly stampAnchors: readonly Cert[]
  /** How many proxies of one's own stand before the program, each telling whom it was asked by. */
  readonly proxies: number
  /** Notes who saw or did what, before they get to see it. */
  readonly record: (access: Access) => Promise<void>
  /** A line for the operator, free of anything personal. */
  readonly log: (line: string) => void
}

/** One request, as a handler sees it. */
export type Visit = {
  readonly deps: Deps
  readonly request: Request
  readonly lang: Lang
  /** The Danish address asked for, without language and query. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** What was posted; empty for a get. */
  readonly form: URLSearchParams
  /** What one of our scripts posted; undefined where the route takes none, and for what is no JSON. */
  readonly data: unknown
  readonly now: Instant
  /** What the record says of this request, given along to whatever writes; undefined when its route notes nothing. */
  readonly noting: Noting | undefined
  /** The network address asked from. */
  readonly address: string
  /** Looked up the first time it is asked for; the route's `may` has asked when it is not `anyone`. */
  readonly visitor: () => Promise<Visitor | null>
  /** The same, without looking up: null as long as nobody has asked. */
  readonly knownVisitor: () => Promise<Visitor | null>
  /** The newest edition of the card. */
  readonly card: () => Promise<Card>
}
