import type { Card, StepWords } from '#core/card/card.ts'
import { evidenceText, planText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { EVIDENCE, REMOVAL } from '../site/help-address.ts'
import { ContactLine } from './contact-line.tsx'
import { Lines, OrderedLines } from './lines.tsx'

type Props = {
  readonly card: Card
  /** Its id. */
  readonly step: string
  readonly words: StepWords
  readonly lang: Lang
}

/** How a step is done: what to do, what to say, what to avoid, who can help. */
export function StepHow({ card, step, words, lang }: Props) {
  const t = planText(lang)
  const contacts = words.contacts.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  return (
    <div class="step-how">
      {words.how.length > 0 && <OrderedLines lines={words.how} lang={lang} />}
      <FamilyGuide card={card} step={step} lang={lang} />
      {words.say.length > 0 && (
        <div class="say">
          <p class="why-head">{t.say}</p>
          <Lines lines={words.say} lang={lang} />
        </div>
      )}
      {words.avoid.length > 0 && (
        <div class="avoid">
          <p class="why-head">{t.avoid}</p>
          <Lines lines={words.avoid} lang={lang} />
        </div>
      )}
      {contacts.length > 0 && (
        <div>
          <p class="why-head">{t.contacts}</p>
          <ul class="plain-list">
            {contacts.map((contact) => (
              <li key={contact.id}>
                <ContactLine contact={contact} lang={lang} /> <span class="quiet">{say(contact.says, lang)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** Where a family is shown, step by step, what the step asks of it. */
function FamilyGuide({ card, step, lang }: Omit<Props, 'words'>) {
  const way = card.removal.ways.find((one) => one.step === step)
  if (!way) return null
  const t = evidenceText(lang)
  const [to, name] = way.id === 'evidence' ? [EVIDENCE, t.heading] : [REMOVAL, t.toRemoval]
  return (
    <p>
      {t.forFamily}: <a href={href(lang, to)}>{name}</a>
    </p>
  )
}
