import type { CardQuestion } from '#core/card/card.ts'
import type { FactType } from '#core/card/vocabulary.ts'
import { type AnswerValue, UNKNOWN } from '#core/case/events.ts'
import { NONE } from '#core/case/facts.ts'
import { formText, uncoverText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { Checkboxes, type Choice, Group, type GroupProps, Radios } from '../ui/choices.tsx'

type Props = {
  readonly lang: Lang
  readonly question: CardQuestion
  /** The fact as the case names it, `victims.v1.age`; also the field's name. */
  readonly name: string
  readonly type: FactType
  /** Whom it is about, where there are several. */
  readonly about?: string | undefined
  readonly chosen: readonly string[]
  readonly fault?: string | undefined
}

/** A question of the card as a form asks it: why it is asked, its answers, and *ved ikke* always. */
export function Question({ lang, question, name, type, about, chosen, fault }: Props) {
  const t = uncoverText(lang)
  const legend = (
    <>
      {say(question.ask, lang)}
      {about && <span class="question-about"> · {about}</span>}
      <span class="question-why">{say(question.why, lang)}</span>
    </>
  )
  const hint = question.hint && say(question.hint, lang)
  const common = { lang, name, legend, hint, chosen, fault }
  const unknown: Choice = { value: UNKNOWN, label: t.unknown }
  const choices = (question.options ?? []).map(
    ({ value, words, hint }): Choice => ({
      value: String(value),
      label: say(words, lang),
      hint: hint && say(hint, lang),
    }),
  )
  switch (type.type) {
    case 'choices':
      return <Checkboxes {...common} choices={[...choices, unknown]} />
    case 'age':
    case 'date':
      return <Typed {...common} kind={type.type} unknown={unknown} />
    case 'choice':
      if (choices.length === 0) choices.push({ value: NONE, label: t.noneOfThem })
      break
    case 'boolean':
      if (choices.length === 0)
        choices.push({ value: 'true', label: formText(lang).yes }, { value: 'false', label: formText(lang).no })
  }
  return <Radios {...common} choices={[...choices, unknown]} />
}

type TypedProps = GroupProps & {
  readonly chosen: readonly string[]
  readonly kind: 'age' | 'date'
  readonly unknown: Choice
}

/** An age or a day to write, or *ved ikke*. */
function Typed({ chosen, kind, unknown, ...group }: TypedProps) {
  const { lang, name, fault } = group
  const t = uncoverText(lang)
  const typed = chosen.find((text) => text !== UNKNOWN) ?? ''
  const field = { id: name, name, autocomplete: 'off', value: typed, 'aria-invalid': fault ? true : undefined } as const
  return (
    <Group {...group}>
      <div class="typed-answer">
        {kind === 'age' ? (
          <input
            type="text"
            inputMode="numeric"
            class="form-input input-char-4"
            maxLength={3}
            aria-label={t.age}
            {...field}
          />
        ) : (
          <input type="date" class="form-input" aria-label={t.day} {...field} />
        )}
        {kind === 'age' && <span aria-hidden="true">{t.years}</span>}
      </div>
      <div class="form-group-checkbox">
        <input
          class="form-checkbox"
          type="checkbox"
          id={`${name}-unknown`}
          name={name}
          value={UNKNOWN}
          checked={chosen.includes(UNKNOWN)}
        />
        <label htmlFor={`${name}-unknown`}>{unknown.label}</label>
      </div>
    </Group>
  )
}

/** A recorded answer as its field shows it. */
export const chosenOf = (value: AnswerValue | undefined): string[] =>
  value === undefined ? [] : typeof value === 'object' ? [...value] : [String(value)]
