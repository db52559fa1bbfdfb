import { renderToString } from 'preact-render-to-string'
import type { Contact } from '#core/card/card.ts'
import { href } from '#text/lang.ts'
import type { Answer, DataAnswer, PageAnswer, ProblemStatus } from './answer.ts'
import { compressed } from './compress.ts'
import { Page } from './ui/page.tsx'
import { ProblemPage, problemTitle } from './ui/problem-page.tsx'
import type { Visit } from './visit.ts'

/** Makes an answer a response. */
export async function respond(answer: Answer, visit: Visit): Promise<Response> {
  switch (answer.kind) {
    case 'redirect':
      return withCookies(
        new Response(null, {
          status: answer.again ? 307 : 303,
          headers: {
            location: answer.elsewhere ? answer.to : href(visit.lang, answer.to),
            'cache-control': 'no-store',
            ...(answer.clears && { 'clear-site-data': '"cache"' }),
          },
        }),
        answer.cookies,
      )
    case 'data': {
      const headers = new Headers({ 'content-type': answer.type })
      headers.set('cache-control', await cachingOf(answer, visit))
      if (answer.download) headers.set('content-disposition', `attachment; filename="${answer.download}"`)
      return new Response(await compressed(answer.body, visit.request.headers.get('accept-encoding'), headers), {
        status: answer.status ?? 200,
        headers,
      })
    }
    case 'problem':
      return pageResponse(problemAnswer(answer.status, visit), unechoed(answer.status, visit), answer.status)
    case 'page':
      return withCookies(await pageResponse(answer, visit, answer.status ?? 200), answer.cookies)
  }
}

/** What somebody had to sign in for is kept nowhere. */
async function cachingOf({ immutable, secret }: DataAnswer, visit: Visit): Promise<string> {
  if (secret || (await visit.knownVisitor())) return 'no-store'
  return immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function problemAnswer(status: ProblemStatus, { lang }: Visit): PageAnswer {
  return { kind: 'page', title: problemTitle(status, lang), body: <ProblemPage status={status} lang={lang} /> }
}

/** An address that does not exist, and a form that was not read, are not repeated in the page's own links. */
function unechoed(status: ProblemStatus, visit: Visit): Visit {
  const known = status === 403 || status === 500 || status === 503
  return { ...visit, path: known ? visit.path : '/', query: new URLSearchParams(), form: new URLSearchParams() }
}

async function pageResponse(page: PageAnswer, visit: Visit, status: number): Promise<Response> {
  const { assets } = visit.deps
  const visitor = await visit.knownVisitor()
  const posted = visit.request.method === 'POST'
  const html = renderToString(
    <Page
      lang={visit.lang}
      path={page.secret ?? visit.path}
      query={page.secret ? '' : visit.query.toString()}
      title={page.title}
      assets={assets}
      scripts={page.scripts ?? []}
      preload={page.preload ?? []}
      wide={page.wide ?? false}
      visitor={visitor}
      posted={page.keeps ?? (posted && !page.secret ? [...visit.form] : null)}
      contacts={await contactsOf(visit)}
    >
      {page.body}
    </Page>,
  )
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'content-language': visit.lang })
  headers.set('cache-control', visitor || posted || page.secret || status !== 200 ? 'no-store' : 'no-cache')
  const body = await compressed(`<!doctype html>${html}`, visit.request.headers.get('accept-encoding'), headers)
  return new Response(body, { status, headers })
}

/** The numbers at the foot of every page; a page without them is better than none. */
async function contactsOf(visit: Visit): Promise<readonly Contact[]> {
  try {
    return (await visit.card()).contacts
  } catch {
    return []
  }
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** PostgreSQL gone, stopping or starting, or nobody listening. */
const UNAVAILABLE = /^(ECONN\w+|ENOENT|EPIPE|ETIMEDOUT|08\w{3}|57P0[123])$/

/** Whether `error` says that the database cannot be reached just now. */
export function isUnavailable(error: Error & { readonly code?: unknown }): boolean {
  return typeof error.code === 'string' && UNAVAILABLE.test(error.code)
}
