import { problemText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import type { ProblemStatus } from '../answer.ts'

export const problemTitle = (status: ProblemStatus, lang: Lang): string => problemText(lang)[status].title

/** Says what happened and where to go; never what was asked for. */
export function ProblemPage({ status, lang }: { readonly status: ProblemStatus; readonly lang: Lang }) {
  const t = problemText(lang)
  return (
    <div class="prose">
      <h1>{t[status].title}</h1>
      <p class="lead">{t[status].says}</p>
      <p class="buttons">
        <a class="button button-primary" href={href(lang, '/')}>
          {t.home}
        </a>
        <a class="button button-secondary" href={href(lang, '/kort')}>
          {t.card}
        </a>
      </p>
      <p>{t.call}</p>
    </div>
  )
}
