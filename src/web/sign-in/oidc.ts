import type * as OpenId from 'openid-client'
import type { Claims } from './claims.ts'
import type { OidcProvider } from './providers.ts'

// read when first needed: most installations have no provider
const library = () => import('openid-client')

/** Between going to the provider and coming back; kept in a cookie, sealed. */
export type Going = {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

const configurations = new WeakMap<OidcProvider, Promise<OpenId.Configuration>>()

/** What the provider says of itself; asked once, and again after it could not be reached. */
function configurationOf(provider: OidcProvider): Promise<OpenId.Configuration> {
  const known = configurations.get(provider)
  if (known) return known
  const asked = discover(provider)
  configurations.set(provider, asked)
  asked.catch(() => configurations.delete(provider))
  return asked
}

async function discover(provider: OidcProvider): Promise<OpenId.Configuration> {
  const client = await library()
  // without this the library trusts the connection and leaves the token's signature unread
  const execute = [client.enableNonRepudiationChecks, ...(provider.insecure ? [client.allowInsecureRequests] : [])]
  const metadata = { id_token_signed_response_alg: provider.algorithm }
  const secret = client.ClientSecretPost(provider.clientSecret)
  return client.discovery(new URL(provider.issuer), provider.clientId, metadata, secret, { execute, timeout: 10 })
}

/** Where to send somebody, and what to remember of it. */
export async function goTo(provider: OidcProvider, back: string): Promise<{ to: string; going: Going }> {
  const client = await library()
  const configuration = await configurationOf(provider)
  const going = {
    provider: provider.id,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const to = client.buildAuthorizationUrl(configuration, {
    redirect_uri: back,
    scope: provider.scope,
    state: going.state,
    nonce: going.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(going.verifier),
    code_challenge_method: 'S256',
    ...(provider.acrValues && { acr_values: provider.acrValues }),
  })
  return { to: to.href, going }
}

/** Who came back: their claims, all of the signed token. Throws when anything is not as it was asked for. */
export async function cameBack(
  provider: OidcProvider,
  going: Going,
  address: URL,
): Promise<{ issuer: string; subject: string; claims: Claims }> {
  const client = await library()
  const configuration = await configurationOf(provider)
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: going.state,
    expectedNonce: going.nonce,
    pkceCodeVerifier: going.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('no id token')
  return { issuer: claims.iss, subject: claims.sub, claims }
}

/** Where somebody ends what they have at the provider itself; null when it has no such place. It asks them, and leads back to `back`. */
export async function endThere(provider: OidcProvider, back: string): Promise<string | null> {
  const client = await library()
  const configuration = await configurationOf(provider)
  if (!configuration.serverMetadata().end_session_endpoint) return null
  return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href
}

/** What may be written down of a refusal: a kind, nothing that was sent. */
export const kindOf = (error: unknown): string => {
  const { code, error: said } = (error ?? {}) as { code?: unknown; error?: unknown }
  return [code, said].filter((one) => typeof one === 'string' && /^[\w-]{1,60}$/.test(one)).join(' ') || 'failed'
}
