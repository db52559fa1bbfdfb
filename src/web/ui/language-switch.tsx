import { siteText } from '#text/index.ts'
import { href, LANGS, type Lang } from '#text/lang.ts'

const NAMES = { da: 'Dansk', en: 'English' } as const

type Props = {
  readonly lang: Lang
  readonly path: string
  readonly query: string
  readonly posted: readonly (readonly [string, string])[] | null
}

/** The same page in the other language; a page that answered a form is asked for with the same form. */
export function LanguageSwitch({ lang, path, query, posted }: Props) {
  return (
    <nav class="languages" aria-label={siteText(lang).languages}>
      {LANGS.map((other) => {
        const address = href(other, path) + (query && `?${query}`)
        if (other === lang)
          return (
            <span key={other} aria-current="true">
              {NAMES[other]}
            </span>
          )
        if (!posted)
          return (
            <a key={other} href={address} lang={other} hreflang={other} data-language>
              {NAMES[other]}
            </a>
          )
        return (
          <form key={other} method="post" action={address}>
            {posted.map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <button class="link-button" type="submit" lang={other}>
              {NAMES[other]}
            </button>
          </form>
        )
      })}
    </nav>
  )
}
