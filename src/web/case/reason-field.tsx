import { LIMITS } from '#core/case/limits.ts'
import type { Lang } from '#text/lang.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Attempt } from './attempt.ts'

type Props = {
  readonly lang: Lang
  readonly attempt: Attempt
  readonly label: string
  readonly hint?: string
}

/** Why, in somebody's own words: the form's `…-reason`. */
export function ReasonField({ lang, attempt, label, hint }: Props) {
  const name = `${attempt.form}-reason`
  return (
    <TextArea
      lang={lang}
      name={name}
      label={label}
      hint={hint}
      rows={3}
      maxLength={LIMITS.reason}
      value={attempt.typed.get(name) ?? ''}
      fault={faultOf(attempt.faults, name)}
    />
  )
}
