import type { Card } from '#core/card/card.ts'
import type { FactUse, Reason } from '#core/card/plan.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { LawList } from './law-list.tsx'
import { sayFact } from './say-fact.ts'

type Props = {
  readonly card: Card
  readonly because: readonly Reason[]
  readonly lang: Lang
  /** Laws beside those that the reasons name. */
  readonly law?: readonly string[]
}

/** The rule in words, the answers it stood on, and the law. */
export function Reasons({ card, because, law = [], lang }: Props) {
  const t = planText(lang)
  const facts = new Map<string, FactUse>(because.flatMap(({ facts }) => facts).map((use) => [use.name, use]))
  // What nobody has answered is told where it is missing, not here.
  const known = [...facts.values()].filter(({ value }) => value !== undefined && value !== null)
  const said = known.flatMap((use) => sayFact(card, use, lang) ?? [])
  const laws = [...law, ...because.flatMap((reason) => reason.law ?? [])]
  return (
    <>
      {because.map((reason, index) => (
        <p key={index}>
          {say(reason.words, lang)}
          {reason.rule !== undefined && <span class="quiet"> ({t.rule(reason.rule)})</span>}
        </p>
      ))}
      {said.length > 0 && (
        <>
          <p class="why-head">{t.answered}</p>
          <ul class="facts">
            {said.map(({ asked, answer }) => (
              <li key={asked}>
                {asked} <strong>{answer}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {laws.length > 0 && (
        <>
          <p class="why-head">{t.law}</p>
          <LawList card={card} ids={laws} lang={lang} />
        </>
      )}
    </>
  )
}
