import { keysOf, secretsOf } from '#vault/keys.ts'
import { makePasskey, usePasskey } from '#vault/passkey.ts'

/** The public key that a passkey's secret leads to; null when it has none. */
const recipientOf = async (secret: Awaited<ReturnType<typeof usePasskey>>): Promise<string | null> =>
  secret && (await keysOf(await secretsOf(secret, 'proeve'))).recipient

Object.assign(globalThis, {
  makeOne: async () => recipientOf((await makePasskey('Prøve'))?.answer ?? null),
  useOne: async () => recipientOf(await usePasskey()),
})
