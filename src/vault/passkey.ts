import { type Bytes, randomBytes, utf8 } from './bytes.ts'

/** The same always: what a passkey makes of it is the secret. */
const INPUT = utf8('actioncard/logbook/passkey/v1')
const ES256 = -7
const RS256 = -257

/** A passkey, and the 32 secret bytes that it answers, the same each time. */
export type PasskeyAnswer = { readonly id: Bytes; readonly answer: Bytes }

/**
 * Makes a passkey on this device, and has it answer; null when the device or
 * browser has no passkeys that can (PRF). It may be shared with everybody who shares the account that passkeys are kept in: never
 * the only way in, and never made unasked. `name` is shown by the device.
 */
export async function makePasskey(name: string): Promise<PasskeyAnswer | null> {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: randomBytes(32),
      rp: { name: 'Actioncard' },
      user: { id: randomBytes(16), name, displayName: name },
      pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      extensions: { prf: { eval: { first: INPUT } } },
    },
  })
  if (!(made instanceof PublicKeyCredential)) return null
  const { prf } = made.getClientExtensionResults()
  if (!prf?.enabled && !prf?.results) return null
  // some answer at once, some only when they are used
  const answer = secretOf(made) ?? (await usePasskey(made.rawId))
  return answer && { id: new Uint8Array(made.rawId), answer }
}

/** The secret bytes of a passkey that was made here before; the person chooses which, when `id` is left out. */
export async function usePasskey(id?: BufferSource): Promise<Bytes | null> {
  const used = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      userVerification: 'required',
      ...(id && { allowCredentials: [{ type: 'public-key', id }] }),
      extensions: { prf: { eval: { first: INPUT } } },
    },
  })
  return used instanceof PublicKeyCredential ? secretOf(used) : null
}

function secretOf(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (!first) return null
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first)
  return bytes.length === 32 ? new Uint8Array(bytes) : null
}
