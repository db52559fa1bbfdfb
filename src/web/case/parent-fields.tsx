import { CUSTODY, type ParentFacts } from '#core/case/events.ts'
import type { Person } from '#core/case/state.ts'
import { uncoverText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { Checkboxes, Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import type { Attempt } from './attempt.ts'

type Props = {
  readonly lang: Lang
  readonly form: 'person' | 'change'
  readonly attempt: Attempt
  readonly person?: Person
}

/** What is asked of a parent: custody, where they live, whether anybody may know. */
export function ParentFields({ lang, form, attempt, person }: Props) {
  const t = uncoverText(lang)
  const { typed } = attempt
  const sent = typed.has(`${form}-name`)
  const marked = [person?.livesApart && 'apart', person?.protectedAddress && 'protected'].flatMap((one) => one || [])
  return (
    <>
      <Radios
        lang={lang}
        name={`${form}-custody`}
        legend={t.custody}
        hint={person ? undefined : t.custodyHint}
        choices={CUSTODY.map((value) => ({ value, label: t.custodies[value] }))}
        chosen={[typed.get(`${form}-custody`) ?? person?.custody ?? '']}
        fault={faultOf(attempt.faults, `${form}-custody`)}
      />
      <Checkboxes
        lang={lang}
        name={`${form}-parent`}
        legend={t.more}
        choices={[
          { value: 'apart', label: t.livesApart },
          { value: 'protected', label: t.protectedAddress },
        ]}
        chosen={sent ? typed.getAll(`${form}-parent`) : marked}
      />
    </>
  )
}

export function readParent(typed: URLSearchParams, form: Props['form']): ParentFacts {
  const custody = CUSTODY.find((one) => one === typed.get(`${form}-custody`))
  const marked = typed.getAll(`${form}-parent`)
  const changes = form === 'change'
  return {
    ...(custody && { custody }),
    ...((changes || marked.includes('apart')) && { livesApart: marked.includes('apart') }),
    ...((changes || marked.includes('protected')) && { protectedAddress: marked.includes('protected') }),
  }
}
