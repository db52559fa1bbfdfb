import { inflateRawSync } from 'node:zlib'
import samlify from 'samlify'
import { ORIGIN } from './browser.ts'
import { aCertificate } from './certificate.ts'
import { SUBSTANTIAL } from './identity-provider.ts'

const { IdentityProvider, ServiceProvider, setSchemaValidator } = samlify

export const IDP = 'https://broker.eksempelby.example/saml'
export const ENTITY = `${ORIGIN}/saml`
export const CALLBACK = `${ORIGIN}/log-ind/via/broker/svar`
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
export const SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
export const SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'

// the library will not read anything without one; what it reads here is its own
setSchemaValidator({ validate: async () => 'not looked at' })

const attribute = (name: string, values: readonly string[]) =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`

/** All that an answer says; a test changes what it is about. */
export type Says = {
  readonly issuer: string
  readonly subject: string
  readonly format: string
  readonly audience: string
  readonly recipient: string
  readonly request: string
  readonly context: string
  readonly from: number
  readonly until: number
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

const moment = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

const response = (says: Says) =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="${moment(says.from)}" Destination="${says.recipient}" InResponseTo="${says.request}"><saml:Issuer>${says.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_assertion" Version="2.0" IssueInstant="${moment(says.from)}"><saml:Issuer>${says.issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${says.format}">${says.subject}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${moment(says.until)}" Recipient="${says.recipient}" InResponseTo="${says.request}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${moment(says.from)}" NotOnOrAfter="${moment(says.until)}"><saml:AudienceRestriction><saml:Audience>${says.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${moment(says.from)}" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>${says.context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${Object.entries(
    says.attributes,
  )
    .map(([name, values]) => attribute(name, values))
    .join('')}</saml:AttributeStatement></saml:Assertion></samlp:Response>`

/** A broker by a library that real ones run. */
export function aSamlProvider() {
  const own = aCertificate()

  async function answer(
    asked: string,
    changed: Partial<Says> = {},
    signing: { algorithm?: string; key?: string } = {},
  ) {
    const request = new URL(asked).searchParams.get('SAMLRequest') ?? ''
    const xml = inflateRawSync(Buffer.from(request, 'base64')).toString('utf8')
    const says: Says = {
      issuer: IDP,
      subject: 'vera-1',
      format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      audience: ENTITY,
      recipient: CALLBACK,
      request: /\bID="([^"]+)"/.exec(xml)?.[1] ?? '',
      context: SUBSTANTIAL,
      from: -1,
      until: 120,
      attributes: { name: ['Vera Eksempel'], school: ['S1'], roles: ['Leder'] },
      ...changed,
    }
    const idp = IdentityProvider({
      entityID: IDP,
      privateKey: signing.key ?? own.key,
      signingCert: own.certificate,
      requestSignatureAlgorithm: signing.algorithm ?? SHA256,
      singleLogoutService: [{ Binding: REDIRECT, Location: IDP }],
      singleSignOnService: [{ Binding: REDIRECT, Location: IDP }],
      loginResponseTemplate: { context: '<unused/>', attributes: [] },
    })
    const sp = ServiceProvider({
      entityID: ENTITY,
      wantAssertionsSigned: true,
      assertionConsumerService: [{ Binding: POST, Location: CALLBACK }],
    })
    const made = await idp.createLoginResponse(
      sp,
      { extract: { request: { id: says.request } } } as never,
      'post',
      {},
      {
        customTagReplacement: () => ({ id: '_response', context: response(says) }),
      } as never,
    )
    return { encoded: (made as { context: string }).context, asked: xml }
  }
  return { certificate: own.certificate, another: () => aCertificate().key, answer }
}

export const decoded = (encoded: string): string => Buffer.from(encoded, 'base64').toString('utf8')
export const encodedAs = (xml: string): string => Buffer.from(xml).toString('base64')
