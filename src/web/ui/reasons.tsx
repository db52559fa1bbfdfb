import type { Card } from '#core/card/card.ts'
import type { FactUse, Reason } from '#core/card/plan.ts'
import { CASE_FACTS } from '#core/card/vocabulary.ts'
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
  /** What stands above already, not to be read twice. */
  readonly said?: string
}

/** What is "no" only because it has not happened: that the police have cleared contact, say. Nobody answered it. */
const isNotYet = ({ name, value }: FactUse): boolean => value === false && CASE_FACTS[name]?.absent === false

/** The rule in words, the answers it stood on, and the law. */
export function Reasons({ card, because, law = [], said: above, lang }: Props) {
  const t = planText(lang)
  const facts = new Map<string, FactUse>(because.flatMap(({ facts }) => facts).map((use) => [use.name, use]))
  // What nobody has answered is told where it is missing, not here.
  const known = [...facts.values()].filter((use) => use.value !== undefined && use.value !== null && !isNotYet(use))
  const said = known.flatMap((use) => sayFact(card, use, lang) ?? [])
  const sentences = new Map(because.map(({ words, rule }) => [say(words, lang), rule]))
  if (above && sentences.get(above) === undefined) sentences.delete(above)
  const laws = [...law, ...because.flatMap((reason) => reason.law ?? [])]
  return (
    <>
      {[...sentences].map(([words, rule]) => (
        <p key={words}>
          {words}
          {rule !== undefined && <span class="quiet"> ({t.rule(rule)})</span>}
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
