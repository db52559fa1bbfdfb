import { openLog } from '#store/log/key.ts'
import { installationOf } from '#store/logbook/installation.ts'
import { logbookText } from '#text/index.ts'
import { type Answer, page, problem } from '../answer.ts'
import { cardAddress } from '../card/card-data.ts'
import type { Visit } from '../visit.ts'

/** The frame that the logbook is opened in. All that the server knows of it is that somebody came here. */
export async function logbookPage({ lang, deps, card, visitor }: Visit): Promise<Answer> {
  if (!deps.office) return problem(404)
  const t = logbookText(lang)
  return page({
    title: t.title,
    scripts: ['logbook'],
    body: (
      <div class="prose">
        <div
          id="logbook"
          class="logbook"
          data-installation={await installationOf(deps.office.db)}
          data-worker={deps.assets.script('package-worker')}
          data-card={cardAddress(await card())}
          data-log-key={(await openLog(deps.office, deps.origin)).published}
          data-professional={(await visitor()) ? '' : undefined}
        >
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <noscript>
            <p>{t.needsScript}</p>
            <ul>
              {t.paper.map((asked) => (
                <li key={asked}>{asked}</li>
              ))}
            </ul>
          </noscript>
        </div>
      </div>
    ),
  })
}
