import { cardText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'
import { CardPrint } from './card-print.tsx'
import { WholeCard } from './whole-card.tsx'

/** The whole card, to read and to print. */
export async function cardPage({ lang, card: newest }: Visit) {
  const card = await newest()
  return page({
    title: cardText(lang).title,
    wide: true,
    body: (
      <>
        <WholeCard card={card} lang={lang} />
        <CardPrint card={card} lang={lang} />
      </>
    ),
  })
}
