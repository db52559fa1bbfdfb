import { sharingText } from '#text/sharing.ts'
import { Field } from '../../../ui/field.tsx'
import { textIn } from '../form.tsx'
import type { Part } from '../inside.tsx'

const LONGEST = 60

export const nameOf = (typed: FormData): string => textIn(typed, 'name').slice(0, LONGEST)

/** What the family calls itself to the school: as in the logbook, unless they choose otherwise. */
export function NameField({
  lang,
  session,
  value,
}: Pick<Part, 'lang' | 'session'> & { readonly value?: string | undefined }) {
  const t = sharingText(lang)
  const { inside, slot } = session.logbook
  return (
    <Field
      lang={lang}
      name="name"
      label={t.name}
      hint={t.nameHint}
      width={27}
      value={value ?? inside.names[slot] ?? ''}
    />
  )
}
