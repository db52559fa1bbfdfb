import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ACCOUNT_ROLES, type AccountRole } from '#core/case/permit.ts'
import { CannotStart } from '#store/cannot-start.ts'

/** How a provider's words for who somebody is become ours. */
export type Mapping = {
  readonly municipality: string
  /** Our institution's id by the provider's word for it. */
  readonly institutions: Readonly<Record<string, string>>
  readonly roles: Readonly<Record<string, AccountRole>>
  readonly claims: { readonly name: string; readonly institution: string; readonly role: string }
  /** Each claim must be one of the values: how sure the provider is, and of whom. */
  readonly require: readonly { readonly claim: string; readonly oneOf: readonly string[] }[]
}

type Common = Mapping & {
  /** In our addresses. */
  readonly id: string
  /** On the button. */
  readonly name: string
}

export type OidcProvider = Common & {
  readonly kind: 'oidc'
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  readonly algorithm: string
  readonly acrValues?: string | undefined
  /** Plain http: a test's own provider and no other; no file can say so. */
  readonly insecure: boolean
}

export type SamlProvider = Common & {
  readonly kind: 'saml'
  /** The provider's own name for itself. */
  readonly issuer: string
  readonly entryPoint: string
  /** Whose signatures are believed; two while one takes over from the other. */
  readonly certificates: readonly string[]
  /** Our name for ourselves, as it was agreed. */
  readonly entityId: string
  /** To sign what we ask with; null when it is not signed. */
  readonly privateKey: string | null
  /** What to ask for; what comes is checked by `require`. */
  readonly authnContext: readonly string[]
  /** The attribute that says who it is; null for a persistent NameID. */
  readonly subject: string | null
}

export type Provider = OidcProvider | SamlProvider

const uuid = z.uuid()
const https = z.url({ protocol: /^https$/, error: 'give an address that begins with https://' })

const common = {
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'give small letters, digits and dashes, at most 40'),
  name: z.string().min(1).max(100),
  municipality: uuid,
  institutions: z.record(z.string(), uuid).default({}),
  roles: z.record(z.string(), z.enum(ACCOUNT_ROLES)),
  claims: z.strictObject({ name: z.string(), institution: z.string(), role: z.string() }),
  require: z
    .array(z.strictObject({ claim: z.string(), oneOf: z.array(z.string()).min(1) }))
    .min(1, 'say what assurance is required, as [{"claim": "acr", "oneOf": ["…"]}]'),
}

const oidc = z.strictObject({
  ...common,
  kind: z.literal('oidc'),
  issuer: https,
  clientId: z.string().min(1),
  clientSecretFile: z.string().min(1),
  scope: z
    .string()
    .regex(/(^| )openid( |$)/, 'must contain openid')
    .default('openid profile'),
  algorithm: z
    .enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'])
    .default('RS256'),
  acrValues: z.string().optional(),
})

const saml = z.strictObject({
  ...common,
  kind: z.literal('saml'),
  issuer: z.string().min(1),
  entryPoint: https,
  certificateFiles: z.array(z.string().min(1)).min(1).max(4),
  entityId: z.string().min(1),
  privateKeyFile: z.string().min(1).nullable().default(null),
  authnContext: z.array(z.string()).default([]),
  subject: z.string().min(1).nullable().default(null),
})

const file = z.array(z.discriminatedUnion('kind', [oidc, saml]))

/** The providers in `path`. Throws `CannotStart` with the first thing that is wrong, never with a secret. */
export function readProviders(path: string): Provider[] {
  const wrong = (what: string) => new CannotStart(`${path} (IDENTITY_PROVIDERS): ${what}`)
  const read = (from: string) => {
    try {
      return readFileSync(from, 'utf8')
    } catch (error) {
      throw wrong(`cannot read ${from} (${(error as NodeJS.ErrnoException).code})`)
    }
  }
  let value: unknown
  try {
    value = JSON.parse(read(path))
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw wrong('is not JSON')
  }
  const parsed = file.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw wrong(`${issue?.path.join('.') || 'the whole'}: ${issue?.message}`)
  }
  const ids = parsed.data.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw wrong(`two providers have the id ${twice}`)
  return parsed.data.map((provider) => {
    if (provider.kind === 'oidc') {
      const { clientSecretFile, ...rest } = provider
      return { ...rest, clientSecret: read(clientSecretFile).trim(), insecure: false }
    }
    const { certificateFiles, privateKeyFile, ...rest } = provider
    const certificates = certificateFiles.map((one) => certificateIn(one, read(one)))
    return { ...rest, certificates, privateKey: privateKeyFile && read(privateKeyFile) }
  })

  function certificateIn(from: string, text: string): string {
    try {
      return new X509Certificate(text).toString()
    } catch {
      throw wrong(`${from} is no certificate`)
    }
  }
}
