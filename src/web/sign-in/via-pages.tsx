import { admit } from '#store/sign-in/identities.ts'
import { readTicket, spendTicket, writeTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, leave, page, problem } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import { cookie, noCookie, readCookie } from '../cookie.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'
import { type Claims, isAssured, personOf } from './claims.ts'
import { comeIn, keysOf } from './coming-in.ts'
import { cameBack, type Going, goTo, kindOf } from './oidc.ts'
import type { Mapping, OidcProvider } from './providers.ts'

const VIA = 'via'
const MINUTES = 15

type Why = keyof ReturnType<typeof signInText>['away']

const providerOf = ({ deps, params }: Visit): OidcProvider | undefined =>
  deps.office ? deps.providers.find(({ id }) => id === params.provider) : undefined

/** Where the provider sends people back to; the same in both languages, because it is agreed with the provider. */
export const backTo = (origin: string, provider: string): string => `${origin}/log-ind/via/${provider}/svar`

/** On to the provider's own sign-in. */
export const viaPage: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (!provider) return problem(404)
  const { deps, now } = visit
  try {
    const { to, going } = await goTo(provider, backTo(deps.origin, provider.id))
    return leave(to, [cookie(VIA, writeTicket(keysOf(visit), 'oidc', going, now, MINUTES), deps.origin, MINUTES)])
  } catch (error) {
    return refused(visit, provider.id, 'unreachable', kindOf(error))
  }
}

/** Back from the provider: believed only if it is the answer to what this browser asked, once. */
export const viaAnswer: Handler = async (visit) => {
  const provider = providerOf(visit)
  if (!provider) return problem(404)
  const { deps, now, query, request } = visit
  const ticket = readCookie(request, VIA, deps.origin) ?? ''
  const going = readTicket<Going>(keysOf(visit), 'oidc', ticket, now)
  if (!going || going.provider !== provider.id) return refused(visit, provider.id, 'expired', 'not begun here')
  if (!(await spendTicket(officeOf(visit).db, ticket, now))) return refused(visit, provider.id, 'expired', 'twice')
  let back: Awaited<ReturnType<typeof cameBack>>
  try {
    back = await cameBack(provider, going, new URL(`${backTo(deps.origin, provider.id)}?${query}`))
  } catch (error) {
    return refused(visit, provider.id, 'failed', kindOf(error))
  }
  return vouchedFor(visit, provider, back)
}

type Back = { readonly issuer: string; readonly subject: string; readonly claims: Claims }

/** In, if the provider is sure enough of who it is, and it is somebody who works here. */
export async function vouchedFor(
  visit: Visit,
  provider: Mapping & { readonly id: string },
  back: Back,
): Promise<Answer> {
  const { issuer, subject, claims } = back
  if (!isAssured(provider, claims)) return refused(visit, provider.id, 'assurance', 'assurance')
  const person = personOf(provider, claims)
  if (!person.ok) return refused(visit, provider.id, 'nobody', person.error)
  const admitted = await admit(officeOf(visit).db, { issuer, subject, ...person.value }, visit.now)
  if (!admitted.ok) return refused(visit, provider.id, 'nobody', admitted.error)
  const answer = await comeIn(visit, admitted.value)
  const done = noCookie(VIA, visit.deps.origin)
  return answer.kind === 'redirect' ? { ...answer, cookies: [...(answer.cookies ?? []), done] } : answer
}

/** A plain page; the operator's line says which kind of refusal, and of nobody. */
export function refused(visit: Visit, provider: string, why: Why, kind: string): Answer {
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
