import type { Card } from '#core/card/card.ts'
import { guideText } from '#text/index.ts'
import { type Answer, page, redirect } from '../answer.ts'
import type { Visit } from '../visit.ts'
import { readAnswers } from './answers.ts'
import { cardAddress } from './card-data.ts'
import { Guide } from './guide.tsx'
import { AT_START, type GuideState, moved } from './guide-state.ts'

/** The first question; from here on the browser goes on by itself. */
export async function guidePage(visit: Visit): Promise<Answer> {
  return guideAnswer(visit, await visit.card(), AT_START)
}

/** The guide without JavaScript: the answers come with the form and go with the page, and are kept nowhere. */
export async function guideStep(visit: Visit): Promise<Answer> {
  const { form } = visit
  const card = await visit.card()
  const carried: GuideState = {
    answers: readAnswers(form.getAll('svar'), card),
    ahead: readAnswers(form.getAll('frem'), card),
    enough: false,
  }
  const question = card.questions.find(({ fact }) => fact === form.get('fact'))
  const go = form.get('go')
  if (go === 'over') return redirect('/kort/guide')
  return guideAnswer(visit, card, moved(card, carried, go, question, form.getAll('svaret'), visit.now))
}

function guideAnswer({ lang, now }: Visit, card: Card, state: GuideState): Answer {
  const t = guideText(lang)
  return page({
    title: t.title,
    wide: true,
    scripts: ['guide'],
    preload: [cardAddress(card)],
    body: (
      <div id="guide" data-card={cardAddress(card)}>
        <Guide card={card} state={state} lang={lang} now={now} />
      </div>
    ),
  })
}
