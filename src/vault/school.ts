import { type Bytes, utf8 } from './bytes.ts'
import { hkdf } from './keys.ts'
import type { Logbook } from './logbook.ts'

/**
 * What a logbook proves itself by to the school whose invitation has this number: the same for all its members, another for each
 * invitation, and nothing that leads back to the logbook or its keys.
 */
export async function schoolProof({ inside, id }: Logbook, number: string): Promise<Bytes> {
  const [first] = inside.epochs
  if (!first) throw new Error('a logbook has a key')
  return hkdf(first, utf8(`logbog/v1/${id}`), utf8(`school/${number}`), 32)
}
