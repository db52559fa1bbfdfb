import type { ComponentChildren } from 'preact'
import { LIMITS } from '#core/case/limits.ts'
import type { Lang } from '#text/lang.ts'
import { TextArea } from '../ui/field.tsx'
import { type Attempt, fieldsOf } from './attempt.ts'
import { CaseForm, Fold } from './case-frame.tsx'

type FieldProps = {
  readonly lang: Lang
  readonly attempt: Attempt
  readonly label: string
  readonly hint?: string
}

/** Why, in somebody's own words: the form's `…-reason`. */
export function ReasonField({ lang, attempt, label, hint }: FieldProps) {
  const field = fieldsOf(attempt)
  return <TextArea lang={lang} {...field('reason')} label={label} hint={hint} rows={3} maxLength={LIMITS.reason} />
}

type FormProps = FieldProps & {
  readonly action: string
  readonly title: string
  readonly button: string
  /** What is asked beside why. */
  readonly children?: ComponentChildren
}

/** A step aside, folded away, that is taken by saying why. */
export function ReasonForm({ action, title, button, children, ...reason }: FormProps) {
  const { lang, attempt } = reason
  return (
    <Fold attempt={attempt} title={title}>
      <CaseForm lang={lang} action={action} attempt={attempt} button={button} secondary>
        {children}
        <ReasonField {...reason} />
      </CaseForm>
    </Fold>
  )
}
