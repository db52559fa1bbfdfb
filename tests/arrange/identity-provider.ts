import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { ORIGIN } from './browser.ts'

export const SUBSTANTIAL = 'https://data.gov.dk/concept/core/nsis/loa/Substantial'
export const LOW = 'https://data.gov.dk/concept/core/nsis/loa/Low'
export const CLIENT = { clientId: 'actioncard', clientSecret: 'a secret that only the two of them know' }

type Claims = Record<string, unknown>
/** What becomes of the token on its way: other claims, another signature. */
export type Tampering = (claims: Claims, signed: (claims: Claims, key?: KeyObject, alg?: string) => string) => string

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A municipality's own sign-in, by the library that real ones run, on this machine. */
export async function anIdentityProvider(callback: string) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let person: { sub: string; acr: string; claims: Claims } = { sub: 'nobody', acr: LOW, claims: {} }
  let tampering: Tampering | null = null

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [callback],
        post_logout_redirect_uris: [`${ORIGIN}/log-ind`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    acrValues: [SUBSTANTIAL, LOW],
    claims: { openid: ['sub', 'acr'], profile: ['name', 'institution', 'roles'] },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...person.claims }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['for tests'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
  })

  const signed = (claims: Claims, key: KeyObject = privateKey, alg = 'RS256'): string => {
    const content = `${part({ alg, kid: 'one', typ: 'JWT' })}.${part(claims)}`
    return `${content}.${alg === 'none' ? '' : sign('sha256', Buffer.from(content), key).toString('base64url')}`
  }

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, session } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      const login = { accountId: person.sub, acr: person.acr, remember: false }
      return provider.interactionFinished(request, response, { login })
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: CLIENT.clientId })
    grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '))
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }

  /** Changes the id token in the provider's answer. */
  function tamper(response: ServerResponse, by: Tampering): void {
    const end = response.end.bind(response)
    response.end = ((body: string | Buffer) => {
      const answer = JSON.parse(String(body))
      const claims = JSON.parse(Buffer.from(answer.id_token.split('.')[1], 'base64url').toString())
      const changed = JSON.stringify({ ...answer, id_token: by(claims, signed) })
      response.setHeader('content-length', Buffer.byteLength(changed))
      return end(changed)
    }) as never
  }

  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) return void interact(request, response)
    if (request.url === '/token' && tampering) tamper(response, tampering)
    void answer(request, response)
  })

  return {
    issuer,
    /** Whoever signs in there next. */
    is: (sub: string, acr: string, claims: Claims, by: Tampering | null = null) => {
      person = { sub, acr, claims }
      tampering = by
    },
    /** Goes through the provider's pages from where we sent somebody; answers where it sends them back. */
    signIn: async (address: string): Promise<string> => {
      const jar = new Map<string, string>()
      let at = address
      for (let hop = 0; hop < 10 && !at.startsWith(ORIGIN); hop++) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          jar.set(name, value)
        }
        const to = response.headers.get('location')
        if (!to) throw new Error(`the provider stopped at ${response.status}: ${await response.text()}`)
        at = new URL(to, at).href
      }
      return at.slice(ORIGIN.length)
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
