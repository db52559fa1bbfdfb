// What tests of folders that know no store need of asking for a stamp.
import { readFileSync } from 'node:fs'
import type { aStampAuthority } from './stamp-authority.ts'

export { stampRequest } from '#store/stamp/request.ts'

/** What is signed in an authority's answer (TSTInfo), as openssl takes it out. */
export function infoOf(tsa: ReturnType<typeof aStampAuthority>, answer: Uint8Array): Buffer {
  tsa.write('whole.tsr', answer)
  tsa.openssl('ts', '-reply', '-config', 'openssl.cnf', '-in', 'whole.tsr', '-token_out', '-out', 'whole.der')
  tsa.openssl('cms', '-verify', '-inform', 'DER', '-in', 'whole.der', '-noverify', '-out', 'info.der')
  return readFileSync(tsa.at('info.der'))
}
