import { randomBytes } from 'node:crypto'
import type { CacheProvider, Profile } from '@node-saml/node-saml'
import type { Claims } from './claims.ts'
import type { SamlProvider } from './providers.ts'
import { isSoundlySigned } from './saml-signature.ts'

// read when first needed: most installations have no provider
const library = () => import('@node-saml/node-saml')

const SKEW = 5_000
const OLDEST = 5 * 60_000
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'

/** The claim that stands for how somebody was recognised, beside what the provider calls its own. */
export const AUTHN_CONTEXT = 'AuthnContextClassRef'

export type Sp = { readonly callback: string; readonly requests: CacheProvider }

async function saml(provider: SamlProvider, { callback, requests }: Sp, id = '') {
  const { SAML, ValidateInResponseTo } = await library()
  return new SAML({
    callbackUrl: callback,
    issuer: provider.entityId,
    audience: provider.entityId,
    entryPoint: provider.entryPoint,
    idpIssuer: provider.issuer,
    idpCert: [...provider.certificates],
    ...(provider.privateKey && { privateKey: provider.privateKey }),
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: 15 * 60_000,
    acceptedClockSkewMs: SKEW,
    maxAssertionAgeMs: OLDEST,
    authnContext: [...provider.authnContext],
    disableRequestedAuthnContext: provider.authnContext.length === 0,
    racComparison: 'minimum',
    identifierFormat: PERSISTENT,
    cacheProvider: requests,
    generateUniqueId: () => id,
  })
}

/** Where to send somebody, and the request to remember. */
export async function askSaml(provider: SamlProvider, sp: Sp): Promise<{ to: string; request: string }> {
  const request = `_${randomBytes(20).toString('hex')}`
  const asking = await saml(provider, sp, request)
  return { to: await asking.getAuthorizeUrlAsync('', undefined, {}), request }
}

export type Answered = {
  readonly request: string
  readonly issuer: string
  readonly subject: string
  readonly claims: Claims
}

/** Who the provider says it is. Throws when anything is not as it was asked for. */
export async function samlAnswer(provider: SamlProvider, sp: Sp, encoded: string): Promise<Answered> {
  if (!isSoundlySigned(Buffer.from(encoded, 'base64').toString('utf8'))) throw refusal('signature-method')
  const { profile } = await (await saml(provider, sp)).validatePostResponseAsync({ SAMLResponse: encoded })
  if (!profile || profile.issuer !== provider.issuer) throw refusal('issuer')
  const assertion = assertionOf(profile)
  const confirmed = assertion.Subject?.[0]?.SubjectConfirmation?.[0]?.SubjectConfirmationData?.[0]?.$
  if (confirmed?.Recipient !== sp.callback) throw refusal('recipient')
  const request = confirmed?.InResponseTo
  if (!request) throw refusal('request')
  const context = assertion.AuthnStatement?.[0]?.AuthnContext?.[0]?.AuthnContextClassRef?.[0]?._
  const claims = { ...(profile.attributes as Record<string, unknown> | undefined), [AUTHN_CONTEXT]: context }
  return { request, issuer: profile.issuer, subject: subjectOf(provider, profile, claims), claims }
}

/** Somebody must be the same one next time: a name made for the occasion is nobody's. */
function subjectOf({ subject }: SamlProvider, profile: Profile, claims: Claims): string {
  if (subject === null && profile.nameIDFormat === PERSISTENT && profile.nameID) return profile.nameID
  const named = subject === null ? undefined : claims[subject]
  if (typeof named !== 'string' || named === '') throw refusal('subject')
  return named
}

type Element = { readonly $?: Readonly<Record<string, string>>; readonly _?: string }
type Within<Name extends string, Inner> = { readonly [N in Name]?: readonly Inner[] }
type Assertion = Within<'Subject', Within<'SubjectConfirmation', Within<'SubjectConfirmationData', Element>>> &
  Within<'AuthnStatement', Within<'AuthnContext', Within<'AuthnContextClassRef', Element>>>

const assertionOf = (profile: Profile): Assertion => (profile.getAssertion?.().Assertion ?? {}) as Assertion

const refusal = (code: string): Error => Object.assign(new Error(code), { code })
