import type { FamilyCommand } from '#core/case/decide-family.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Lang } from '#text/lang.ts'
import { sharingText } from '#text/sharing.ts'
import { toBase64Url } from '#vault/bytes.ts'
import { schoolProof } from '#vault/school.ts'
import type { Mailbox } from '../../../logbook/mailbox.ts'
import type { Session } from '../api.ts'
import { sayFailure } from '../say-failure.ts'
import type { Heard } from '../send.ts'

/** Asks the school that has given out this number; `name` is what the family calls itself there. */
export async function askSchool(
  { send, logbook }: Pick<Session, 'send' | 'logbook'>,
  number: string,
  name: string,
  command: FamilyCommand,
): Promise<Result<Mailbox, Heard>> {
  const proof = toBase64Url(await schoolProof(logbook, number))
  const said = await send('/logbog/skole', { number, proof, name, command })
  return said.type === 'school' ? ok(said.mailbox) : err(said)
}

export function saySchoolFailure(said: Heard, lang: Lang): string {
  const says = sharingText(lang).failures
  if (said.type === 'unreachable' || said.type === 'wait') return sayFailure(said, lang)
  const fault = said.type === 'refused' ? said.fault : said.type
  return Object.hasOwn(says, fault) ? says[fault as keyof typeof says] : says.other
}
