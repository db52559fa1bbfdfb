import { useState } from 'preact/hooks'
import { deviceText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { Field } from '../../ui/field.tsx'

/**
 * A code as it is typed in: dots, unless somebody wants to see it. It is no password field, whose content the browser would offer
 * to keep, and to send to the owner's other devices.
 */
export function CodeField({ lang, fault }: { readonly lang: Lang; readonly fault: string | undefined }) {
  const [shown, setShown] = useState(false)
  const t = logbookText(lang)
  return (
    <div class={shown ? 'code-field' : 'code-field code-masked'}>
      <Field lang={lang} name="code" label={t.code} hint={t.codeHint} width={27} fault={fault} />
      <button class="back-button" type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? deviceText(lang).hide : deviceText(lang).show}
      </button>
    </div>
  )
}
