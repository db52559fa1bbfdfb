import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Instant, toInstant } from '#core/time.ts'
import { href, langOf, pathOf } from '#text/lang.ts'
import { addressOf } from './address.ts'
import { type ProblemStatus, problem } from './answer.ts'
import { note } from './audit/note.ts'
import { failureLine } from './failure-line.ts'
import { turnedAway } from './guard.ts'
import { isSameOrigin, secure } from './headers.ts'
import { requestIdOf } from './request-id.ts'
import { isUnavailable, respond } from './respond.tsx'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { withTypedOpened } from './sign-in/typed.tsx'
import { staticFiles } from './static-files.ts'
import type { Deps, Visit, Visitor } from './visit.ts'

const CARD = 'digitale-kraenkelser'
const LARGEST_FORM = 256 * 1024
const FORM_TYPE = 'application/x-www-form-urlencoded'

/** Only our own kind of address: `//elsewhere/` or `/\\elsewhere/` would lead to another site. */
const SLASH_TOO_MANY = /^((?:\/[\w-]+)+)\/$/

const DEFAULTS: Omit<Deps, 'assets'> = {
  clientDir: 'build/client',
  origin: 'http://localhost:3000',
  now: () => toInstant(new Date()),
  cards: async () => new Map(),
  office: null,
  exercise: false,
  findVisitor: async () => null,
  providers: [],
  stampAnchors: [],
  proxies: 0,
  record: async () => {},
  log: (line) => process.stderr.write(`${line}\n`),
}

/** The whole site: every response it gives carries the security headers. */
export function createApp(given: Pick<Deps, 'assets'> & Partial<Deps>): Hono {
  const deps: Deps = { ...DEFAULTS, ...given }
  const files = staticFiles(deps.clientDir)
  const app = new Hono()

  const fail = (context: Context, status: ProblemStatus) => respond(problem(status), visitOf(deps, context))

  app.use(async (context, next) => {
    await next()
    secure(context.res.headers, deps.origin, context.req.path)
    context.res.headers.set('x-request-id', requestIdOf(context.req.raw))
  })
  app.use(async (context, next) => {
    const { method } = context.req
    if (method === 'GET' || method === 'HEAD') {
      const file = files(context.req.raw, context.req.path)
      if (file) return file
    } else if (!isSameOrigin(context.req.raw, deps.origin) && !takesFromElsewhere(context)) return fail(context, 403)
    return next()
  })
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (context) => fail(context, 413) }))

  for (const route of ROUTES) {
    app.on(route.method.toUpperCase(), [route.path, href('en', route.path)], async (context) => {
      const form = route.method === 'post' && !route.takesData ? await formOf(context) : new URLSearchParams()
      if (!form) return fail(context, 415)
      if ([...form.values()].some((value) => value.includes('\0'))) return fail(context, 400)
      const visit = visitOf(deps, context, form, route)
      return answer(route, route.takesData ? { ...visit, data: await dataOf(context) } : visit)
    })
  }

  app.notFound((context) => {
    const bare = SLASH_TOO_MANY.exec(context.req.path)?.[1]
    return bare ? context.redirect(bare, 308) : fail(context, 404)
  })
  app.onError((error, context) => {
    const status = isUnavailable(error) ? 503 : 500
    deps.log(failureLine(status, context.req.raw, error))
    return fail(context, status)
  })
  return app
}

const FROM_ELSEWHERE = ROUTES.filter((route) => route.fromElsewhere).map(
  ({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[a-z0-9-]+')}$`),
)

/** The few addresses that another site's page posts to, as it must. */
const takesFromElsewhere = ({ req }: Context): boolean =>
  req.method === 'POST' && FROM_ELSEWHERE.some((pattern) => pattern.test(req.path))

async function answer(route: Route, asked: Visit): Promise<Response> {
  const visit = await withTypedOpened(asked)
  if (!visit) return respond(problem(403), asked)
  const given = (await turnedAway(route, visit)) ?? (await route.handle(visit))
  await note(route, visit, given)
  return respond(given, visit)
}

/** What a page posted. Anything but a plain form is refused: no file ever comes in. */
async function formOf(context: Context): Promise<URLSearchParams | null> {
  const type = context.req.header('content-type') ?? FORM_TYPE
  return type.startsWith(FORM_TYPE) ? new URLSearchParams(await context.req.text()) : null
}

const notingOf = ({ req }: Context, route: Route | undefined) =>
  route && 'record' in route.audit ? { action: route.audit.record, request: requestIdOf(req.raw) } : undefined

async function dataOf(context: Context): Promise<unknown> {
  if (!context.req.header('content-type')?.startsWith('application/json')) return undefined
  const text = await context.req.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The other end of the connection; empty where there is none, as in tests. */
const remoteOf = ({ env }: Context): string => env?.incoming?.socket?.remoteAddress ?? ''

function visitOf(deps: Deps, context: Context, form = new URLSearchParams(), route?: Route): Visit {
  const now: Instant = deps.now()
  let visitor: Promise<Visitor | null> | undefined
  return {
    deps,
    request: context.req.raw,
    lang: langOf(context.req.path),
    path: pathOf(context.req.path),
    params: context.req.param() as Record<string, string>,
    query: new URLSearchParams(context.req.url.split('?')[1] ?? ''),
    form,
    data: undefined,
    now,
    noting: notingOf(context, route),
    address: addressOf(context.req.raw, remoteOf(context), deps.proxies),
    visitor: () => (visitor ??= deps.findVisitor(context.req.raw)),
    knownVisitor: async () => visitor ?? null,
    card: async () => {
      const card = (await deps.cards()).get(CARD)?.at(-1)
      if (!card) throw new Error(`no card ${CARD}`)
      return card
    },
  }
}
