import { readFileSync } from 'node:fs'
import { type Cert, readPem } from '#core/stamp/certificate.ts'
import type { Authority } from '#core/stamp/check.ts'
import { CannotStart } from '#store/cannot-start.ts'

/** The certificates in `file` as those that stamps must lead to. Throws `CannotStart` when it holds none. */
export function readAuthority(file: string, policy?: string): Authority {
  let anchors: Cert[]
  try {
    anchors = readPem(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CannotStart(`cannot read certificates in ${file} (${code ?? 'malformed'})`)
  }
  if (anchors.length === 0) throw new CannotStart(`${file} holds no certificate: it should be PEM, with one or more`)
  return { anchors, policy }
}
