import { formText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

/** What is wrong with a field, in words. */
export type FieldFault = { readonly field: string; readonly says: string }

/** At the top of a form that was not accepted; takes the focus, and leads to each field. */
export function ErrorSummary({ faults, lang }: { readonly faults: readonly FieldFault[]; readonly lang: Lang }) {
  if (faults.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{formText(lang).errors}</h2>
      <ul>
        {faults.map(({ field, says }) => (
          <li key={field}>
            <a href={`#${field}`}>{says}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const faultOf = (faults: readonly FieldFault[] | undefined, field: string): string | undefined =>
  faults?.find((fault) => fault.field === field)?.says
