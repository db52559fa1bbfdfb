import type { Keyholder } from '#core/case/events.ts'
import type { AccountId } from '#core/id.ts'
import { exclusionText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { Select } from '../ui/field.tsx'

type Props = {
  readonly lang: Lang
  readonly name: string
  readonly people: readonly Keyholder[]
  readonly value: string
  readonly hint?: string
  readonly fault?: string | undefined
}

/** *Er det en, der arbejder her og har adgang?* */
export function StaffField({ lang, name, people, value, hint, fault }: Props) {
  const t = exclusionText(lang)
  return (
    <Select
      lang={lang}
      name={name}
      label={t.ask}
      hint={hint ? `${hint} ${t.hint}` : t.hint}
      value={value}
      fault={fault}
      options={[
        { value: '', label: t.no },
        ...people.map((one) => ({ value: one.account as string, label: one.name })),
      ]}
    />
  )
}

/** Whom such a field names; whether there is such an account is asked where it is used. */
export function readStaff(typed: URLSearchParams, name: string): { readonly staff?: AccountId } {
  const account = typed.get(name) ?? ''
  return account === '' ? {} : { staff: account as AccountId }
}
