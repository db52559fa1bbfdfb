import type { Card } from '#core/card/card.ts'
import { sayMonth } from '#text/format.ts'
import { cardText, planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { ContactLine } from '../ui/contact-line.tsx'
import { Sign } from '../ui/sign.tsx'

/** The card on one A4: headings and orders, nothing else. */
export function CardPrint({ card, lang }: { readonly card: Card; readonly lang: Lang }) {
  const t = cardText(lang)
  const unit = planText(lang).counting
  return (
    <div class="card-print print-only">
      <p class="print-head">
        <strong>Actioncard · {say(card.title, lang)}</strong>
        <span>{t.edition(card.edition, sayMonth(card.released, lang))}</span>
      </p>
      <div class="print-columns">
        {card.phases.map((phase, index) => (
          <section key={phase.id}>
            <h2>
              {index + 1} {say(phase.heading, lang)}
            </h2>
            <p>{say(phase.lead, lang)}</p>
            <ul>
              {card.steps
                .filter((step) => step.phase === phase.id)
                .map((step, at, all) => (
                  <li key={step.id}>
                    {step.heading && step.heading.da !== all[at - 1]?.heading?.da && (
                      <span class="print-heading">{say(step.heading, lang)}</span>
                    )}
                    {say(step.words.title, lang)}
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section class="print-stop">
          <h2>{t.stop}</h2>
          <ul class="print-stops">
            {card.warnings.map((warning) => (
              <li key={warning.id}>
                <Sign voice="stop" /> <span>{say(warning.title, lang)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t.clocks}</h2>
          <ul>
            {card.clocks.map((clock) => (
              <li key={clock.id}>
                {say(clock.title, lang)}:{' '}
                <strong>
                  {clock.counting === 'same-day' ? unit['same-day'] : t.length(clock.length, unit[clock.counting])}
                </strong>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t.contacts}</h2>
          <ul>
            {card.contacts
              .filter(({ phone }) => phone)
              .map((contact) => (
                <li key={contact.id}>
                  <ContactLine contact={contact} lang={lang} />
                </li>
              ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
