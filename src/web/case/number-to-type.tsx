import { familyText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

/** An invitation's number as a family types it; on a narrow page it breaks between its groups. */
export const NumberToType = ({ lang, number }: { readonly lang: Lang; readonly number: string }) => (
  <p>
    {familyText(lang).number}:{' '}
    <strong class="invitation-number">
      {number.split(/(?<=-)/).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </strong>
  </p>
)
