import { formText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { sharingText } from '#text/sharing.ts'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { textIn } from '../form.tsx'
import type { Part } from '../inside.tsx'

const LONGEST = 60

export const nameOf = (typed: FormData): string => textIn(typed, 'name')

export const faultsOfName = (typed: FormData, lang: Lang): readonly FieldFault[] =>
  nameOf(typed).length > LONGEST ? [{ field: 'name', says: formText(lang).tooLong(LONGEST) }] : []

type Props = Pick<Part, 'lang' | 'session'> & {
  readonly faults: readonly FieldFault[]
  readonly value?: string | undefined
}

/** What the family calls itself to the school: as in the logbook, unless they choose otherwise. */
export function NameField({ lang, session, faults, value }: Props) {
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
      fault={faultOf(faults, 'name')}
    />
  )
}
