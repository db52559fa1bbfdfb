import type { Card } from '#core/card/card.ts'
import { cardText, planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { LawList } from '../ui/law-list.tsx'
import { SourceNote } from '../ui/source-note.tsx'
import { PlatformGuides } from './platform-guides.tsx'

type Props = { readonly card: Card; readonly lang: Lang }

/** What the card can be asked besides its steps: time limits, kinds, platforms, and its own rules. */
export function CardParts({ card, lang }: Props) {
  const t = cardText(lang)
  const unit = planText(lang).counting
  return (
    <>
      <section class="card-part" id="frister">
        <h2>{t.clocks}</h2>
        <p class="quiet">{t.clocksLead}</p>
        <ul class="clocks">
          {card.clocks.map((clock) => (
            <li key={clock.id} class="clock">
              <p class="clock-title">{say(clock.title, lang)}</p>
              <p>
                <strong>
                  {clock.counting === 'same-day' ? unit['same-day'] : t.length(clock.length, unit[clock.counting])}
                </strong>
              </p>
              <SourceNote source={clock.source} lang={lang} />
            </li>
          ))}
        </ul>
      </section>
      <section class="card-part" id="arter">
        <h2>{t.kinds}</h2>
        <p class="quiet">{t.kindsLead}</p>
        {card.kinds.map((kind) => (
          <details key={kind.id} class="fold">
            <summary>{say(kind.title, lang)}</summary>
            <p>{say(kind.says, lang)}</p>
            <LawList card={card} ids={kind.law} lang={lang} />
          </details>
        ))}
      </section>
      <section class="card-part" id="apps">
        <h2>{t.platforms}</h2>
        <p class="quiet">{t.platformsLead}</p>
        <PlatformGuides card={card} lang={lang} />
      </section>
      <section class="card-part" id="regler">
        <h2>{t.rules}</h2>
        <ol class="rules">
          {card.rules.map((rule) => (
            <li key={rule.number} value={rule.number}>
              {say(rule.words, lang)}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
