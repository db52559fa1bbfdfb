import { aboutText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** What this is, what it keeps, for whom it works, and on what terms. */
export function aboutPage({ lang }: Visit) {
  const t = aboutText(lang)
  const paragraphs = (lines: readonly string[]) => lines.map((line) => <p key={line}>{line}</p>)
  return page({
    title: t.title,
    body: (
      <div class="prose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <h2>{t.what}</h2>
        {paragraphs(t.whatSays)}
        <h2 id="privatliv">{t.privacy}</h2>
        {paragraphs(t.privacySays)}
        <h2 id="tilgaengelighed">{t.accessibility}</h2>
        {paragraphs(t.accessibilitySays)}
        <h2>{t.licence}</h2>
        <p>{t.licenceSays}</p>
      </div>
    ),
  })
}
