import type { AccountRole } from '#core/case/permit.ts'
import type { Answer } from './answer.ts'
import type { Visit } from './visit.ts'

/** Who may come in at all; what they may see of one case is asked of the case. */
export type May = 'anyone' | 'signed-in' | readonly [AccountRole, ...AccountRole[]]

/** What is noted of a visit, or why nothing is. */
type Audit = { readonly record: string } | { readonly nothing: string }

export type Handler = (visit: Visit) => Answer | Promise<Answer>

export type Route = {
  readonly method: 'get' | 'post'
  /** The Danish address; `:name` is a part that varies. */
  readonly path: string
  readonly handle: Handler
  readonly may: May
  readonly audit: Audit
  /** Another site's page may post here; the handler believes nothing but what is signed. */
  readonly fromElsewhere?: boolean
  /** Our own scripts post data here, not forms. */
  readonly takesData?: boolean
}

export const get = (path: string, handle: Handler, may: May, audit: Audit): Route => ({
  method: 'get',
  path,
  handle,
  may,
  audit,
})

export const post = (path: string, handle: Handler, may: May, audit: Audit): Route => ({
  method: 'post',
  path,
  handle,
  may,
  audit,
})

export const fromElsewhere = (route: Route): Route => ({ ...route, fromElsewhere: true })

/** Where our own scripts post data. */
export const takesData = (route: Route): Route => ({ ...route, takesData: true })

export const record = (what: string): Audit => ({ record: what })
export const nothing = (why: string): Audit => ({ nothing: why })
