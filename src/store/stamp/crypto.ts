import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { StampCrypto } from '#core/stamp/crypto.ts'

const KEY_KINDS = { rsa: ['rsa'], 'rsa-pss': ['rsa', 'rsa-pss'], ecdsa: ['ec'], ed25519: ['ed25519'] } as const

/** By Node. */
export const stampCrypto: StampCrypto = {
  digest: (hash, bytes) => createHash(hash).update(bytes).digest(),
  isSigned: ({ scheme, publicKey, message, signature }) => {
    let key: KeyObject
    try {
      key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    } catch {
      return null
    }
    const kinds: readonly string[] = KEY_KINDS[scheme.type]
    if (!kinds.includes(key.asymmetricKeyType ?? '')) return false
    const hash = scheme.type === 'ed25519' ? null : scheme.hash
    const padding =
      scheme.type === 'rsa-pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.salt } : {}
    return verify(hash, message, { key, ...padding }, signature)
  },
}
