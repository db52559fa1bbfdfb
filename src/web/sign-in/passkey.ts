import { randomBytes } from 'node:crypto'
import type { AccountId } from '#core/id.ts'
import { findPasskey, type NewPasskey, touchPasskey } from '#store/sign-in/passkeys.ts'
import { readTicket, spendTicket, writeTicket } from '#store/sign-in/ticket.ts'
import { officeOf } from '../case/desk.ts'
import type { Visit } from '../visit.ts'
import { browserOf } from './browser.ts'
import { keysOf } from './coming-in.ts'

// read when first needed: it is large, and most starts never meet a passkey
const library = () => import('@simplewebauthn/server')

const MINUTES = 10
const TIMEOUT = 120_000

type Challenge = { readonly challenge: string; readonly account: AccountId | null }

/** What a button for a passkey carries: the browser's part, and our part sealed. */
export type PasskeyAsk = { readonly options: string; readonly ticket: string }

const site = ({ deps }: Visit) => ({ origin: deps.origin, host: new URL(deps.origin).hostname })

/** Asks for a passkey of `account`, or of whoever it is. The key must know its owner: finger, face or PIN. */
export function askForPasskey(visit: Visit, account: AccountId | null, keys: readonly string[] = []): PasskeyAsk {
  const challenge = randomBytes(32).toString('base64url')
  const options = {
    challenge,
    rpId: site(visit).host,
    timeout: TIMEOUT,
    userVerification: 'required',
    allowCredentials: keys.map((id) => ({ id, type: 'public-key' })),
  }
  const held: Challenge = { challenge, account }
  return { options: JSON.stringify(options), ticket: writeTicket(keysOf(visit), 'passkey', held, visit.now, MINUTES) }
}

/** Whose passkey answered; null when none did as asked. An answer is good once. */
export async function passkeyAnswer(visit: Visit): Promise<AccountId | null> {
  const { form, now } = visit
  const ticket = form.get('passkey-ticket') ?? ''
  const asked = readTicket<Challenge>(keysOf(visit), 'passkey', ticket, now)
  const response = parsed(form.get('passkey'))
  if (!asked || !response || typeof response.id !== 'string') return null
  const { db } = officeOf(visit)
  const key = await findPasskey(db, response.id)
  if (!key || (asked.account !== null && key.account !== asked.account)) return null
  const { verifyAuthenticationResponse } = await library()
  const { origin, host } = site(visit)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: asked.challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      credential: { id: key.id, publicKey: key.publicKey, counter: key.counter },
    })
    if (!verified || !authenticationInfo.userVerified || !(await spendTicket(db, ticket, now))) return null
    await touchPasskey(db, key.id, authenticationInfo.newCounter, now)
    return key.account
  } catch {
    // the library throws for whatever is not as it should be
    return null
  }
}

/** Asks a browser to make a passkey for `account`; those it has already are not made again. */
export function askForNewPasskey(
  visit: Visit,
  account: AccountId,
  name: string,
  had: readonly string[] = [],
): PasskeyAsk {
  const challenge = randomBytes(32).toString('base64url')
  const options = {
    challenge,
    rp: { id: site(visit).host, name: 'Actioncard' },
    user: { id: Buffer.from(account).toString('base64url'), name, displayName: name },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })),
    timeout: TIMEOUT,
    attestation: 'none',
    excludeCredentials: had.map((id) => ({ id, type: 'public-key' })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  }
  const held: Challenge = { challenge, account }
  const ticket = writeTicket(keysOf(visit), 'new-passkey', held, visit.now, 60)
  return { options: JSON.stringify(options), ticket }
}

/** The passkey that was made for `account`; null when none was, as asked. */
export async function newPasskeyAnswer(visit: Visit, account: AccountId): Promise<NewPasskey | null> {
  const { form, now, request } = visit
  const asked = readTicket<Challenge>(keysOf(visit), 'new-passkey', form.get('passkey-ticket'), now)
  const response = parsed(form.get('passkey'))
  if (!asked || asked.account !== account || !response) return null
  const { verifyRegistrationResponse } = await library()
  const { origin, host } = site(visit)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: asked.challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      supportedAlgorithmIDs: [-8, -7, -257],
    })
    if (!verified) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    const name = browserOf(request.headers.get('user-agent') ?? '') || 'Passkey'
    return { id, publicKey, counter, transports, name }
  } catch {
    return null
  }
}

function parsed(text: string | null): Record<string, unknown> | null {
  if (!text || text.length > 20_000) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
