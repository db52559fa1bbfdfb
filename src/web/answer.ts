import type { ComponentChildren } from 'preact'
import type { problem as problems } from '#text/da/problem.ts'

/** The statuses that have a page of their own. */
export type ProblemStatus = Extract<keyof typeof problems, number>

/** What a handler answers: plain data, made a response in one place. */
export type Answer = PageAnswer | RedirectAnswer | ProblemAnswer | DataAnswer

export type PageAnswer = {
  readonly kind: 'page'
  /** Without names of persons: it ends in the browser's history. */
  readonly title: string
  readonly body: ComponentChildren
  readonly status?: 200 | 400 | 409 | 422 | 429
  /** Scripts under src/web/browser, by name, beside the site's own. */
  readonly scripts?: readonly string[]
  /** Addresses to fetch early, as data. */
  readonly preload?: readonly string[]
  readonly wide?: boolean
  readonly cookies?: readonly string[]
  /** The page is kept by nobody, and repeats nothing that was posted; where it can be asked for in the other language. */
  readonly secret?: string
  /** Of what was posted, what goes along to a secret page in the other language. */
  readonly keeps?: readonly (readonly [string, string])[]
}

type RedirectAnswer = {
  readonly kind: 'redirect'
  /** The Danish address; the visitor's language is kept. */
  readonly to: string
  readonly cookies?: readonly string[]
  /** The browser posts the same form there, instead of fetching the page. */
  readonly again?: boolean
  /** The address is another site's, from our own settings, and never from a visitor. */
  readonly elsewhere?: boolean
  /** What was done has been recorded together with it. */
  readonly recorded?: boolean
  /** The browser forgets the pages of ours that it still has. What a family keeps sealed on the same device is theirs, and stays. */
  readonly clears?: boolean
}

type ProblemAnswer = { readonly kind: 'problem'; readonly status: ProblemStatus }

export type DataAnswer = {
  readonly kind: 'data'
  readonly type: string
  readonly body: string
  /** The address changes whenever the content does. */
  readonly immutable: boolean
  /** What the browser saves it as; shown in the browser when left out. Without anything personal. */
  readonly download?: string | undefined
  /** Kept by nobody on the way. */
  readonly secret?: boolean
  readonly status?: number
}

export const page = (page: Omit<PageAnswer, 'kind'>): PageAnswer => ({ kind: 'page', ...page })
export const redirect = (to: string, cookies: readonly string[] = []): RedirectAnswer => ({
  kind: 'redirect',
  to,
  cookies,
})
/** Leads on from something that was recorded in the transaction that wrote it. */
export const written = (to: string): RedirectAnswer => ({ ...redirect(to), recorded: true })
/** Hands the form on to another address, as it was posted. */
export const postOn = (to: string, cookies: readonly string[] = []): RedirectAnswer => ({
  kind: 'redirect',
  to,
  cookies,
  again: true,
})
/** Leaves us, for a site that is in our settings. */
export const leave = (to: string, cookies: readonly string[] = []): RedirectAnswer => ({
  kind: 'redirect',
  to,
  cookies,
  elsewhere: true,
})
export const problem = (status: ProblemStatus): ProblemAnswer => ({ kind: 'problem', status })
export const data = (type: string, body: string, immutable: boolean, download?: string): DataAnswer => ({
  kind: 'data',
  type,
  body,
  immutable,
  download,
})
