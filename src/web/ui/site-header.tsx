import { siteText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import type { Visitor } from '../visit.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'

/** Where the quick exit leads: a page that anyone may have open. */
const ELSEWHERE = 'https://www.dmi.dk/'

type Props = {
  readonly lang: Lang
  readonly path: string
  readonly query: string
  readonly posted: readonly (readonly [string, string])[] | null
  readonly visitor: Visitor | null
}

/** Name, language, and the quick exit; who is signed in, and whether this is an exercise. */
export function SiteHeader({ lang, path, query, posted, visitor }: Props) {
  const t = siteText(lang)
  return (
    <header class="site-header">
      {visitor?.exercise && (
        <p class="exercise-band">
          <strong>{t.exercise}</strong> <span>{t.exerciseHint}</span>
        </p>
      )}
      <div class="site-header-row">
        <a class="site-name" href={href(lang, '/')} aria-label={t.home}>
          <Mark /> {t.name}
        </a>
        <LanguageSwitch lang={lang} path={path} query={query} posted={posted} />
        {visitor && (
          <form class="site-account" method="post" action={href(lang, '/log-ud')}>
            {visitor.role === 'administrator' ? (
              <a href={href(lang, '/brugere')}>{t.users}</a>
            ) : (
              <a href={href(lang, '/sager')}>{t.cases}</a>
            )}{' '}
            {visitor.exercise ? <span>{visitor.name}</span> : <a href={href(lang, '/konto')}>{visitor.name}</a>}{' '}
            <button class="link-button" type="submit">
              {t.signOut}
            </button>
          </form>
        )}
        <a class="leave" href={ELSEWHERE} rel="noreferrer" title={t.leaveHint} data-leave>
          {t.leave}
        </a>
      </div>
    </header>
  )
}
