import type { By, ParentFacts, PersonRole } from '#core/case/events.ts'
import { type CaseState, type Person, personOf } from '#core/case/state.ts'
import { caseText, chronicleText, contactText, uncoverText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

const PARENTS = '.parents'

/** What a subject of the plan is called in this case: a person by name or role, parents by their child, things by their words. */
export function nameOf(state: CaseState, subject: string, lang: Lang): string {
  const t = caseText(lang)
  if (subject.endsWith(PARENTS)) return t.parentsOf(nameOf(state, subject.slice(0, -PARENTS.length), lang))
  const person = personOf(state, subject)
  if (person) return personName(state, person, lang)
  const item = state.items.findIndex((one) => one.id === subject)
  if (item >= 0) return shortened(state.items[item]?.description) || t.item(item + 1)
  const posting = state.postings.findIndex((one) => one.id === subject)
  if (posting >= 0) return shortened(state.postings[posting]?.description) || t.posting(posting + 1)
  return subject
}

/** Somebody without a name is told apart by a number, when there is more than one such. */
export function personName(state: CaseState, person: Person, lang: Lang): string {
  if (person.name) return person.name
  const alike = state.persons.filter((one) => one.role === person.role && !one.name)
  const name = caseText(lang).unnamed[person.role]
  return alike.length > 1 ? caseText(lang).numbered(name, alike.indexOf(person) + 1) : name
}

const LONGEST = 40

/** A description as a name: its first words. */
function shortened(description = ''): string {
  if (description.length <= LONGEST) return description
  const cut = description.slice(0, LONGEST)
  return `${cut.slice(0, cut.lastIndexOf(' ') > LONGEST / 2 ? cut.lastIndexOf(' ') : LONGEST)}…`
}

export const ageOf = (state: CaseState, person: Person): number | null => {
  const age = state.answers[`${person.id}.age`]?.value
  return typeof age === 'number' ? age : null
}

/** A colleague with their function: *Anne Øvesen (fagprofessionel)*; a family by the name that it has chosen, if any. */
export function sayBy(by: By, lang: Lang): string {
  const capacity = caseText(lang).functions[by.function]
  return by.name === '' ? capacity.charAt(0).toUpperCase() + capacity.slice(1) : `${by.name} (${capacity})`
}

/** What is known of a parent, in words. */
export function sayParent({ custody, livesApart, protectedAddress }: ParentFacts, lang: Lang): string[] {
  const t = contactText(lang)
  return [
    custody && t.custody[custody],
    livesApart && t.livesApart,
    protectedAddress && uncoverText(lang).protectedAddress.toLowerCase(),
  ].flatMap((text) => text || [])
}

const ROLE_ORDER: readonly PersonRole[] = ['victim', 'suspect', 'parent', 'witness', 'holder', 'cleared']

/** The people of a case in the order in which they are shown. */
export const inOrder = ({ persons }: Pick<CaseState, 'persons'>): Person[] =>
  ROLE_ORDER.flatMap((role) => persons.filter((person) => person.role === role))

/** A family as the case calls it: by the violated, when an invitation names one. */
export function familyName(of: string | undefined, state: CaseState, lang: Lang): string {
  const t = chronicleText(lang)
  return of === undefined ? t.theFamily : t.familyOf(nameOf(state, of, lang))
}
