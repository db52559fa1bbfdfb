import { LIMITS } from '#core/case/limits.ts'
import { caseText, uncoverText } from '#text/index.ts'
import { page, problem } from '../answer.ts'
import { TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, fieldsOf } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'

function thingOf({ state, visit, lang }: Desk) {
  const t = caseText(lang)
  const words = uncoverText(lang)
  const wanted = (one: { readonly id: string }) => one.id === visit.params.thing
  const item = state.items.findIndex(wanted)
  const posting = state.postings.findIndex(wanted)
  const thing = state.items[item] ?? state.postings[posting]
  if (!thing) return null
  return item >= 0
    ? { ...thing, name: t.item(item + 1), label: words.item, hint: words.itemHint }
    : { ...thing, name: t.posting(posting + 1), label: words.posting, hint: words.postingHint }
}

/** What an item or a place is, said again in better words. */
export const thingPage: CasePage = (desk, attempt) => {
  const thing = thingOf(desk)
  if (!thing) return problem(404)
  const { lang, state, to } = desk
  const t = uncoverText(lang)
  const sent = attemptAt(attempt, 'thing', state)
  return page({
    title: t.describeTitle,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.describeTitle}</h1>
        <p class="never-files">{t.never}</p>
        <CaseForm lang={lang} action={to.thing(thing.id)} attempt={sent} button={t.saveDescription}>
          <TextArea
            lang={lang}
            {...fieldsOf(sent)('description', thing.description)}
            label={thing.label}
            hint={thing.hint}
            maxLength={LIMITS.description}
          />
        </CaseForm>
      </Subpage>
    ),
  })
}

export const readThing: ReadForm = (typed, desk) => {
  const thing = thingOf(desk)
  if (!thing) return { instead: problem(404) }
  return {
    request: { type: 'describe', id: thing.id, description: typed.get('thing-description') ?? '' },
    next: afterDoing(desk.to.uncover, 'changed'),
  }
}
