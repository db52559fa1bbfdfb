import type { Card } from '../card/card.ts'
import type { ListName } from '../card/vocabulary.ts'
import type { PersonId } from '../id.ts'
import { err, ok } from '../result.ts'
import type { AnswerGiven, Asking, OpenCase } from './commands.ts'
import type { Decided } from './decide.ts'
import { recordAnswers } from './decide-answers.ts'
import { withExclusion } from './decide-exclusion.ts'
import { type Happening, type Keyholder, SHAPE } from './events.ts'
import { replay } from './evolve.ts'
import { parseFact } from './facts.ts'
import { LIMITS } from './limits.ts'

/** Opens the case, puts the opener on it, and records what the guide was told. */
export function openCase(command: OpenCase, card: Card, asking: Asking): Decided {
  if (command.answers.length > LIMITS.answers) return err({ type: 'too-many', of: 'answers', limit: LIMITS.answers })
  const { number, institution, exercise, staff } = command
  const begin: Happening[] = [
    { type: 'case-opened', number, institution, card: { id: card.id, edition: card.edition }, exercise },
    { type: 'professional-joined', who: asking.by },
    ...subjectsOf(command.answers, staff),
  ]
  const state = replay(begin.map((happening) => ({ ...happening, ...asking, shape: SHAPE })))
  if (!state) throw new Error('an opening opens')
  const shut = staff ? withExclusion([], state, staff, GUIDE.suspects.id as PersonId, card, asking) : ok([])
  if (!shut.ok) return shut
  const answers = recordAnswers(command.answers, state, card, asking)
  return answers.ok ? ok([...begin, ...shut.value, ...answers.value]) : answers
}

/** Everybody and everything that the guide's answers are about: `v1`, `s1`, `i1`, `p1`. Others are refused as no such subject. */
function subjectsOf(answers: readonly AnswerGiven[], staff: Keyholder | undefined): Happening[] {
  const met = new Set<string>(staff ? ['suspects'] : [])
  for (const { fact } of answers) {
    const { list, subject } = parseFact(fact) ?? {}
    if (list && subject === GUIDE[list].id) met.add(list)
  }
  return (Object.keys(GUIDE) as ListName[])
    .filter((list) => met.has(list))
    .map((list) => (list === 'suspects' && staff ? { ...GUIDE.suspects, name: staff.name } : GUIDE[list]))
}

/** The one of each that the guide asks about. */
const GUIDE: Readonly<Record<ListName, Happening & { readonly id: string }>> = {
  victims: { type: 'person-added', id: 'v1' as PersonId, role: 'victim' },
  suspects: { type: 'person-added', id: 's1' as PersonId, role: 'suspect' },
  items: { type: 'item-added', id: 'i1', description: '' },
  postings: { type: 'posting-added', id: 'p1', description: '' },
}
