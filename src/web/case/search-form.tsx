import { caseListText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { Field } from '../ui/field.tsx'

/** What is looked for is posted, so that no name stands in an address. */
export function SearchForm({ lang, typed = '' }: { readonly lang: Lang; readonly typed?: string }) {
  const t = caseListText(lang)
  return (
    <form class="cases-search" method="post" action={href(lang, '/sager/soeg')}>
      <Field lang={lang} name="soeg" type="search" label={t.searchLabel} hint={t.searchHint} value={typed} />
      <button class="button button-secondary" type="submit">
        {t.search}
      </button>
    </form>
  )
}
