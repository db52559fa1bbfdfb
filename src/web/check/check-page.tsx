import { checkText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** Whether a package is whole. The browser does all of it; the server only gives the page. */
export function checkPage({ lang, deps }: Visit) {
  const t = checkText(lang)
  return page({
    title: t.title,
    scripts: ['check'],
    body: (
      <div class="prose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>{t.nothingSent}</p>
        <p>{t.warning}</p>
        <p>{t.staff}</p>
        <div id="check" data-worker={deps.assets.script('package-worker')}>
          <p>{t.needsScript}</p>
        </div>
      </div>
    ),
  })
}
