import { heldOut } from '#core/case/parents.ts'
import { type CaseState, type Person, personOf } from '#core/case/state.ts'
import { contactText } from '#text/index.ts'
import { Sign } from '../ui/sign.tsx'
import type { Desk } from './desk.ts'
import { personName } from './names.ts'
import { sayDay } from './say-event.ts'

/** The parents that a place in the plan is about: the person's own, or the person. */
export function parentsAt(state: CaseState, subject: string): Person[] {
  const id = subject.replace(/\.parents$/, '')
  return state.persons.filter(
    (person) => person.of === id || (person.id === id && personOf(state, id)?.role === 'parent'),
  )
}

type Props = {
  readonly desk: Desk
  readonly parents: readonly Person[]
  /** Without a heading, where others' stop signs stand already. */
  readonly quiet?: boolean
}

/** What somebody has to know before they contact a parent. */
export function ParentSigns({ desk, parents, quiet = false }: Props) {
  const { state, lang } = desk
  const t = contactText(lang)
  const signs = parents.flatMap((parent) => {
    const name = personName(state, parent, lang)
    const exception = heldOut(state, parent)
    return [
      exception && {
        title: t.heldOutTitle(name),
        why: t.heldOutWhy(exception.until ? sayDay(exception.until, desk) : ''),
      },
      parent.protectedAddress && { title: t.protectedTitle(name), why: t.protectedWhy },
      parent.custody === 'no' && { title: t.noCustodyTitle(name), why: t.noCustodyWhy },
    ].flatMap((sign) => sign || [])
  })
  if (signs.length === 0) return null
  return (
    <section class="parent-signs" aria-label={t.signs}>
      {!quiet && <p class="quiet">{t.signs}</p>}
      <ul class="stop-signs">
        {signs.map(({ title, why }) => (
          <li key={title} class="stop-sign">
            <Sign voice="stop" />
            <div>
              <p class="stop-title">{title}</p>
              <p>{why}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
