import { writePem } from '#core/stamp/certificate.ts'
import { openLog } from '#store/log/key.ts'
import { checkText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** Whether a package is whole. The browser does all of it; the server only gives the page. */
export async function checkPage({ lang, deps }: Visit) {
  const log = deps.office && (await openLog(deps.office, deps.origin))
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
        <div
          id="check"
          data-worker={deps.assets.script('package-worker')}
          data-log-key={log?.published}
          data-stamp-anchors={writePem(deps.stampAnchors) || undefined}
        >
          <p>{t.needsScript}</p>
        </div>
      </div>
    ),
  })
}
