import { siteText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** What the service worker shows in place of a page that it could not fetch, and what can be read all the same. */
export function withoutNetPage({ lang }: Visit) {
  const t = siteText(lang)
  return page({
    title: t.noNet,
    body: (
      <div class="prose">
        <h1>{t.noNet}</h1>
        <p class="lead">{t.noNetLead}</p>
        <p class="only-script">
          <button class="button button-primary" type="button" data-again>
            {t.noNetAgain}
          </button>
        </p>
        <p>{t.noNetStill}</p>
        <ul>
          {(
            [
              ['/kort/guide', t.guide],
              ['/kort', t.card],
              ['/hjaelp', t.help],
            ] as const
          ).map(([path, name]) => (
            <li key={path}>
              <a href={href(lang, path)}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
    ),
  })
}
