import type { Card } from '#core/card/card.ts'
import { type Found, waysToRemove } from '#core/card/removal.ts'
import { evidenceText, removalText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import type { FieldFault } from '../ui/error-summary.tsx'
import type { Visit } from '../visit.ts'
import { RemovalForm, readFound } from './help-removal-form.tsx'
import { Notice, Ways } from './help-ways.tsx'

/** The questions, with the place already chosen when the address names one; nothing else is ever in the address. */
export async function helpRemovalPage(visit: Visit) {
  const card = await visit.card()
  return removalPage(visit, card, new URLSearchParams({ sted: visit.query.get('sted') ?? '' }), null, [])
}

/** The ways for what was answered. The answers come with the form and go with the page. */
export async function helpRemovalWays(visit: Visit) {
  const card = await visit.card()
  const { found, faults } = readFound(visit.form, card, visit.lang, visit.now)
  return removalPage(visit, card, visit.form, faults.length > 0 ? null : found, faults)
}

function removalPage(
  { lang, now }: Visit,
  card: Card,
  form: URLSearchParams,
  found: Found | null,
  faults: readonly FieldFault[],
) {
  const t = removalText(lang)
  const questions = <RemovalForm card={card} lang={lang} form={form} faults={faults} />
  return page({
    title: t.title,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose help-page">
        <h1>{t.heading}</h1>
        <p class="lead">{found ? t.promise : t.lead}</p>
        {found && (
          <>
            <Ways card={card} lang={lang} now={now} found={found} ways={waysToRemove(card, found, now)} />
            <Notice card={card} lang={lang} now={now} found={found} />
            <p>{t.track}</p>
          </>
        )}
        {found ? (
          <details class="fold help-answers">
            <summary>{t.correct}</summary>
            {questions}
          </details>
        ) : (
          questions
        )}
        <p>
          <a href={href(lang, '/hjaelp')}>{evidenceText(lang).toHelp}</a>
        </p>
      </div>
    ),
  })
}
