import { recordFailure } from '#store/audit/record-door.ts'
import { isUnavailable } from '#store/db.ts'
import { admit } from '#store/sign-in/identities.ts'
import { samlRequests } from '#store/sign-in/saml-requests.ts'
import { readTicket, spendTicket, writeTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, leave, page, problem, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import { cookie, noCookie, readCookie } from '../cookie.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'
import { type Claims, isAssured, personOf } from './claims.ts'
import { comeIn, keysOf } from './coming-in.ts'
import { cameBack, endThere, type Going, goTo, kindOf } from './oidc.ts'
import type { Mapping, Provider } from './providers.ts'
import { type Answered, askSaml, type Sp, samlAnswer } from './saml.ts'

const VIA = 'via'
const ANSWERED = 'via-svar'
const MINUTES = 15

type Why = keyof ReturnType<typeof signInText>['away']

const providerOf = ({ deps, params }: Visit): Provider | undefined =>
  deps.office ? deps.providers.find(({ id }) => id === params.provider) : undefined

/** Where the provider sends people back to; the same in both languages, because it is agreed with the provider. */
const backTo = (origin: string, provider: string): string => `${origin}/log-ind/via/${provider}/svar`

const spOf = (visit: Visit, provider: Provider): Sp => ({
  callback: backTo(visit.deps.origin, provider.id),
  requests: samlRequests(officeOf(visit).db, () => visit.now),
})

/** What was asked of a SAML provider; kept in a cookie, sealed. */
type Asked = { readonly provider: string; readonly request: string }

/** On to the provider's own sign-in. */
export const viaPage: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (!provider) return problem(404)
  const { deps, now } = visit
  const keys = keysOf(visit)
  try {
    if (provider.kind === 'saml') {
      const { to, request } = await askSaml(provider, spOf(visit, provider))
      const asked: Asked = { provider: provider.id, request }
      return leave(to, [cookie(VIA, writeTicket(keys, 'saml', asked, now, MINUTES), deps.origin, MINUTES)])
    }
    const { to, going } = await goTo(provider, backTo(deps.origin, provider.id))
    return leave(to, [cookie(VIA, writeTicket(keys, 'oidc', going, now, MINUTES), deps.origin, MINUTES)])
  } catch (error) {
    return refused(visit, provider.id, 'unreachable', kindOf(error))
  }
}

/** Back from the provider: believed only if it is the answer to what this browser asked, once. */
export const viaAnswer: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (!provider) return problem(404)
  const { deps, now, query, request } = visit
  const keys = keysOf(visit)
  const ticket = readCookie(request, VIA, deps.origin) ?? ''
  const begun = readTicket<Going & Asked>(keys, provider.kind, ticket, now)
  if (!begun || begun.provider !== provider.id) return refused(visit, provider.id, 'expired', 'not begun here')
  if (!(await spendTicket(officeOf(visit).db, ticket, now))) return refused(visit, provider.id, 'expired', 'twice')
  if (provider.kind === 'saml') {
    const answered = readTicket<Answered>(keys, 'saml-done', readCookie(request, ANSWERED, deps.origin), now)
    if (answered?.request !== begun.request) return refused(visit, provider.id, 'expired', 'another request')
    return vouchedFor(visit, provider, answered)
  }
  let back: Awaited<ReturnType<typeof cameBack>>
  try {
    back = await cameBack(provider, begun, new URL(`${backTo(deps.origin, provider.id)}?${query}`))
  } catch (error) {
    return refused(visit, provider.id, 'failed', kindOf(error))
  }
  return vouchedFor(visit, provider, back)
}

/**
 * A SAML provider has the browser post its answer from its own page, and a browser sends none of our cookies with that.
 * So what is signed is checked here, and whether this browser asked for it at the next address, with the cookies.
 */
export const samlPosted: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (provider?.kind !== 'saml') return problem(404)
  const { deps, now, form, path } = visit
  try {
    const answered = await samlAnswer(provider, spOf(visit, provider), form.get('SAMLResponse') ?? '')
    const needed = [...Object.values(provider.claims), ...provider.require.map(({ claim }) => claim)]
    const claims = Object.fromEntries(Object.entries(answered.claims).filter(([claim]) => needed.includes(claim)))
    const ticket = writeTicket(keysOf(visit), 'saml-done', { ...answered, claims }, now, 2)
    return redirect(path, [cookie(ANSWERED, ticket, deps.origin, 2)])
  } catch (error) {
    if (isUnavailable(error as Error)) throw error
    return refused(visit, provider.id, 'failed', kindOf(error))
  }
}

/** Signed out here, and on to do so at the provider too: on a machine that others use, its own session would let them in. */
export const viaOut: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (provider?.kind !== 'oidc') return problem(404)
  try {
    const to = await endThere(provider, `${visit.deps.origin}/log-ind`)
    return to ? leave(to) : refused(visit, provider.id, 'noWayOut', 'no end session endpoint')
  } catch (error) {
    return refused(visit, provider.id, 'unreachable', kindOf(error))
  }
}

type Back = { readonly issuer: string; readonly subject: string; readonly claims: Claims }

/** In, if the provider is sure enough of who it is, and it is somebody who works here. */
async function vouchedFor(visit: Visit, provider: Mapping & { readonly id: string }, back: Back): Promise<Answer> {
  const { issuer, subject, claims } = back
  if (!isAssured(provider, claims)) return refused(visit, provider.id, 'assurance', 'assurance')
  const person = personOf(provider, claims)
  if (!person.ok) return refused(visit, provider.id, 'nobody', person.error)
  const admitted = await admit(officeOf(visit).db, { issuer, subject, ...person.value }, visit.now)
  if (!admitted.ok) return refused(visit, provider.id, 'nobody', admitted.error)
  const answer = await comeIn(visit, admitted.value)
  const done = [VIA, ANSWERED].map((name) => noCookie(name, visit.deps.origin))
  return answer.kind === 'redirect' ? { ...answer, cookies: [...(answer.cookies ?? []), ...done] } : answer
}

/** A plain page; the operator's line says which kind of refusal, and of nobody. */
async function refused(visit: Visit, provider: string, why: Why, kind: string): Promise<Answer> {
  if (why !== 'unreachable' && why !== 'noWayOut') await recordFailure(officeOf(visit).db, visit.now)
  const { lang, deps } = visit
  const t = signInText(lang)
  deps.log(`sign-in by ${provider} refused: ${kind}`)
  return page({
    title: t.away.title,
    status: 400,
    secret: '/log-ind',
    cookies: [noCookie(VIA, deps.origin)],
    body: (
      <>
        <h1>{t.away.title}</h1>
        <p class="lead">{t.away[why]}</p>
        <p>
          <a href={href(lang, '/log-ind')}>{t.code.back}</a>
        </p>
      </>
    ),
  })
}
