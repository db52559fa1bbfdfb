import type { Card, StepWords } from '#core/card/card.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { ContactLine } from './contact-line.tsx'

/** How a step is done: what to do, what to say, what to avoid, who can help. */
export function StepHow({
  card,
  words,
  lang,
}: {
  readonly card: Card
  readonly words: StepWords
  readonly lang: Lang
}) {
  const t = planText(lang)
  const contacts = words.contacts.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  return (
    <div class="step-how">
      {words.how.length > 0 && (
        <ol class="how">
          {words.how.map((line) => (
            <li key={line.da}>{say(line, lang)}</li>
          ))}
        </ol>
      )}
      {words.say.length > 0 && (
        <div class="say">
          <p class="why-head">{t.say}</p>
          <ul>
            {words.say.map((line) => (
              <li key={line.da}>{say(line, lang)}</li>
            ))}
          </ul>
        </div>
      )}
      {words.avoid.length > 0 && (
        <div class="avoid">
          <p class="why-head">{t.avoid}</p>
          <ul>
            {words.avoid.map((line) => (
              <li key={line.da}>{say(line, lang)}</li>
            ))}
          </ul>
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
