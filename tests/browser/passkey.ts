import { toHex } from '#core/log/bytes.ts'
import { makePasskey, usePasskey } from '#vault/passkey.ts'

/** What a passkey answers, in hexadecimal; null when it has no secret. */
const shown = (answer: Uint8Array | undefined | null): string | null => (answer ? toHex(answer) : null)

Object.assign(globalThis, {
  makeOne: async () => shown((await makePasskey('Prøve'))?.answer),
  useOne: async () => shown(await usePasskey()),
})
