import { LIMITS } from '#core/case/limits.ts'
import { caseText, uncoverText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { TextArea } from '../ui/field.tsx'
import { fieldsOf } from './attempt.ts'
import { CaseForm, Fold } from './case-frame.tsx'
import type { PartProps } from './uncover-people.tsx'

/** Material, told in words alone. */
export function Items(props: PartProps) {
  const { lang, state } = props.desk
  const t = uncoverText(lang)
  return (
    <Things
      {...props}
      id="materiale"
      title={t.items}
      none={t.itemsNone}
      things={state.items}
      nameless={caseText(lang).item}
      words={{ add: t.addItem, label: t.item, hint: t.itemHint, save: t.saveItem }}
    />
  )
}

/** Where the material is. */
export function Postings(props: PartProps) {
  const { lang, state } = props.desk
  const t = uncoverText(lang)
  return (
    <Things
      {...props}
      id="steder"
      title={t.postings}
      none={t.postingsNone}
      things={state.postings}
      nameless={caseText(lang).posting}
      words={{ add: t.addPosting, label: t.posting, hint: t.postingHint, save: t.savePosting }}
    />
  )
}

type ThingsProps = PartProps & {
  /** Not a fact's name: a question's field has that. */
  readonly id: string
  readonly title: string
  readonly none: string
  readonly things: readonly { readonly id: string; readonly description: string }[]
  readonly nameless: (number: number) => string
  readonly words: { readonly add: string; readonly label: string; readonly hint: string; readonly save: string }
}

function Things({ desk, attempt, writes, id, title, none, things, nameless, words }: ThingsProps) {
  const { lang, to } = desk
  const field = fieldsOf(attempt)
  return (
    <section class="uncover-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {things.length === 0 && <p class="quiet">{none}</p>}
      <ul class="uncover-list plain-list">
        {things.map(({ id: thing, description }, index) => (
          <li key={thing}>
            <span>
              {description || (
                <>
                  {nameless(index + 1)} <span class="quiet">· {uncoverText(lang).undescribed}</span>
                </>
              )}
            </span>
            {writes && (
              <a href={href(lang, to.thing(thing))}>
                {uncoverText(lang).change}
                <span class="sr-only"> {nameless(index + 1)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <Fold attempt={attempt} title={words.add}>
          <CaseForm lang={lang} action={to.uncover} attempt={attempt} button={words.save}>
            <TextArea
              lang={lang}
              {...field('description')}
              label={words.label}
              hint={words.hint}
              rows={3}
              maxLength={LIMITS.description}
            />
          </CaseForm>
        </Fold>
      )}
    </section>
  )
}
