import type { Card } from '#core/card/card.ts'
import { sayMonth } from '#text/format.ts'
import { cardText, planText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { ContactList } from '../ui/contact-list.tsx'
import { LawList } from '../ui/law-list.tsx'
import { Phases } from '../ui/phases.tsx'
import { SourceNote } from '../ui/source-note.tsx'
import { StopSigns } from '../ui/stop-signs.tsx'
import { CardParts } from './card-parts.tsx'
import { CardSteps } from './card-steps.tsx'

type Props = { readonly card: Card; readonly lang: Lang }

/** Everything the card says, to be read from top to bottom or looked up in. */
export function WholeCard({ card, lang }: Props) {
  const t = cardText(lang)
  const always = card.warnings.filter(({ when, unless }) => when.length + unless.length === 0)
  const sometimes = card.warnings.filter((warning) => !always.includes(warning))
  return (
    <div class="card-full">
      <header class="card-head">
        <h1>{say(card.title, lang)}</h1>
        <p class="lead">{say(card.lead, lang)}</p>
        <p class="buttons">
          <a class="button button-primary" href={href(lang, '/kort/guide')}>
            {t.guide}
          </a>
          <button class="button button-secondary only-script" type="button" data-print>
            {t.print}
          </button>
        </p>
      </header>
      <div class="card-layout">
        <div class="card-side">
          <Phases card={card} lang={lang} to={(phase) => `#${phase}`} column />
        </div>
        <div class="card-main">
          <section class="card-part" id="stop-signs">
            <h2>{t.stop}</h2>
            <p class="quiet">{t.stopLead}</p>
            <h3>{t.always}</h3>
            <StopSigns signs={always} lang={lang} more={(id) => <WarningLaw card={card} id={id} lang={lang} />} />
            <details class="fold">
              <summary>{t.sometimes(sometimes.length)}</summary>
              <ul class="stop-when plain-list">
                {sometimes.map((sign) => (
                  <li key={sign.id}>
                    <StopSigns
                      signs={[sign]}
                      lang={lang}
                      more={(id) => <WarningLaw card={card} id={id} lang={lang} />}
                    />
                    {sign.when.length > 0 && (
                      <p class="quiet">{sign.when.map(({ because }) => say(because, lang)).join(' ')}</p>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </section>
          <CardSteps card={card} lang={lang} />
          <CardParts card={card} lang={lang} />
          <section class="card-part" id="ring">
            <h2>{t.contacts}</h2>
            <ContactList contacts={card.contacts} lang={lang} sources />
          </section>
          <section class="card-part" id="love">
            <h2>{t.laws}</h2>
            <p class="quiet">{t.lawsLead}</p>
            <details class="fold">
              <summary>{t.showLaws(card.laws.length)}</summary>
              <LawList card={card} ids={card.laws.map(({ id }) => id)} lang={lang} />
            </details>
          </section>
          <section class="card-part" id="kilde">
            <h2>{t.source}</h2>
            <p>{t.edition(card.edition, sayMonth(card.released, lang))}</p>
            <p>
              <SourceNote source={card.source} lang={lang} />
            </p>
          </section>
        </div>
      </div>
    </div>
  )
}

function WarningLaw({ card, id, lang }: Props & { readonly id: string }) {
  const law = card.warnings.find((warning) => warning.id === id)?.law ?? []
  if (law.length === 0) return null
  return (
    <>
      <p class="why-head">{planText(lang).law}</p>
      <LawList card={card} ids={law} lang={lang} />
    </>
  )
}
