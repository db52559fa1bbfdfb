import type { Card, CardQuestion } from '#core/card/card.ts'
import { guideText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { Checkboxes, Group, type GroupProps, Radios } from '../ui/choices.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Answer, factType } from './answers.ts'
import type { GuideState } from './guide-state.ts'

type Props = {
  readonly card: Card
  readonly question: CardQuestion
  readonly earlier: Answer | undefined
  readonly number: number
  readonly fault: GuideState['fault']
  readonly lang: Lang
}

/** One question, why it is asked, and *ved ikke* always. */
export function GuideQuestion({ question, earlier, number, fault, lang }: Props) {
  const t = guideText(lang)
  const says = fault && (fault === 'missing' ? t.missing : t.notAge)
  return (
    <>
      {says && <ErrorSummary faults={[{ field: 'svaret', says }]} lang={lang} />}
      <input type="hidden" name="fact" value={question.fact} />
      <Ask question={question} earlier={earlier} fault={says} lang={lang} />
      <div class="guide-buttons">
        <button class="button button-primary" type="submit" name="go" value="next">
          {t.next}
        </button>
        {number > 1 && (
          <button class="button button-tertiary" type="submit" name="go" value="plan">
            {t.showPlan}
          </button>
        )}
      </div>
    </>
  )
}

type AskProps = {
  readonly question: CardQuestion
  readonly earlier: Answer | undefined
  readonly fault: string | undefined
  readonly lang: Lang
}

function Ask({ question, earlier, fault, lang }: AskProps) {
  const t = guideText(lang)
  const type = factType(question.fact)?.type
  const chosen = earlier ? (earlier.value === undefined ? ['?'] : [earlier.value].flat().map(String)) : []
  const legend = (
    <>
      <h1 class="guide-ask" tabIndex={-1} data-ask>
        {say(question.ask, lang)}
      </h1>
      <span class="guide-why">{say(question.why, lang)}</span>
    </>
  )
  const group = { lang, name: 'svaret', legend, hint: question.hint && say(question.hint, lang), fault }
  const common = { ...group, chosen }
  const unknown = { value: '?', label: t.unknown }
  if (type === 'age') {
    const typed = chosen[0] === '?' ? '' : (chosen[0] ?? '')
    return <AgeQuestion {...group} typed={typed} unknown={chosen[0] === '?'} />
  }
  const choices = (question.options ?? []).map(({ value, words, hint }) => ({
    value: String(value),
    label: say(words, lang),
    hint: hint && say(hint, lang),
  }))
  return type === 'choices' ? (
    <Checkboxes {...common} choices={[...choices, unknown]} />
  ) : (
    <Radios {...common} choices={[...choices, unknown]} />
  )
}

type AgeProps = GroupProps & { readonly typed: string; readonly unknown: boolean }

function AgeQuestion({ typed, unknown, ...group }: AgeProps) {
  const t = guideText(group.lang)
  return (
    <Group {...group}>
      <div class="age-field">
        <input
          class="form-input input-char-4"
          id="svaret"
          name="svaret"
          type="text"
          inputMode="numeric"
          maxLength={3}
          autocomplete="off"
          value={typed}
          aria-label={t.age}
        />
        <span aria-hidden="true">{t.years}</span>
      </div>
      <div class="form-group-radio">
        <input class="form-checkbox" type="checkbox" id="ved-ikke" name="svaret" value="?" checked={unknown} />
        <label htmlFor="ved-ikke">{t.unknown}</label>
      </div>
    </Group>
  )
}
