import type { EntryNumber } from '#core/case/events.ts'
import { familyText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import type { Desk } from './desk.ts'

/** On the case's own page: that a family has shown, withdrawn, said or written something since the reader was last here. */
export function FamilyNotice({ desk, seen }: { readonly desk: Desk; readonly seen: EntryNumber }) {
  const { events, lang, to } = desk
  const t = familyText(lang)
  const isNew = events.slice(seen).some(({ by }) => by.function === 'family')
  if (!isNew) return null
  return (
    <p class="just-done">
      {t.familyCame} <a href={href(lang, to.family)}>{t.look}</a>
    </p>
  )
}
