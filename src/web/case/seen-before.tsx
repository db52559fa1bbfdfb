import type { CaseId } from '#core/id.ts'
import { type Seen, type Sought, seenBefore } from '#store/find-cases.ts'
import { uncoverText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { addressesOf } from './addresses.ts'
import type { Desk } from './desk.ts'

const asTyped = ({ name, birthday }: Sought): string => `${name?.trim() ?? ''} ${birthday ?? ''}`

/** Where somebody to be written on may be already, unless the writer has been told so of just these words. */
export const foundBefore = async (
  { office, actor }: Desk,
  sought: Sought,
  told: string | null,
): Promise<readonly Seen[]> => (told === asTyped(sought) ? [] : seenBefore(office, actor, sought))

type Props = { readonly lang: Lang; readonly found: readonly Seen[]; readonly here: CaseId }

/** The cases, by number, and nothing of what stands in them: whether it is the same person is for people to see. */
export function SeenBefore({ lang, found, here }: Props) {
  const t = uncoverText(lang)
  return (
    <ul>
      {found.map(({ id, number }) => (
        <li key={id}>{id === here ? t.seenHere : <a href={href(lang, addressesOf(id).root)}>{t.seenIn(number)}</a>}</li>
      ))}
    </ul>
  )
}

/** Carried along with the form shown again, so that it is taken the next time. */
export const ToldOf = ({ sought }: { readonly sought: Sought }) => (
  <input type="hidden" name="person-told" value={asTyped(sought)} />
)
