import type { Card, Clause, Each } from './card.ts'
import { type Fault, nearest } from './fault.ts'
import { checkExpression, type Kind, type Kinds, unknownName } from './feel/check.ts'
import type { Expression } from './feel/syntax.ts'
import { namesIn } from './ready.ts'
import { CASE_FACTS, type FactType, type FactTypes, LIST_FACTS, LISTS, RECORD_FACTS } from './vocabulary.ts'

type Path = readonly (string | number)[]

/** What a card's form cannot show: ids that lead nowhere, conditions that ask for what is not there, names used twice. */
export function checkCard(card: Card): Fault[] {
  return [...checkUnique(card), ...checkReferences(card), ...checkConditions(card)]
}

function checkUnique(card: Card): Fault[] {
  const lists = ['phases', 'steps', 'warnings', 'clocks', 'kinds', 'laws', 'contacts', 'platforms'] as const
  return [
    ...lists.flatMap((list) => usedTwice(card[list], [list])),
    ...usedTwice(card.evidence.devices, ['evidence', 'devices']),
    ...usedTwice(card.removal.ways, ['removal', 'ways']),
  ]
}

function usedTwice(list: readonly { readonly id: string }[], path: Path): Fault[] {
  const seen = new Set<string>()
  return list.flatMap(({ id }, index): Fault[] => {
    if (seen.has(id))
      return [{ code: 'duplicate', path: [...path, index, 'id'], expected: 'an id used once', found: id }]
    seen.add(id)
    return []
  })
}

function checkReferences(card: Card): Fault[] {
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const laws = idsOf(card.laws)
  const contacts = idsOf(card.contacts)
  const clocks = idsOf(card.clocks)
  const steps = idsOf(card.steps)
  const ways = idsOf(card.removal.ways)
  const rules = card.rules.map(({ number }) => String(number))
  const waitable = [...steps, 'policeClearedContact']
  const faults: Fault[] = []
  const look = (named: string | readonly string[] | undefined, known: readonly string[], path: Path, what: string) => {
    for (const name of [named ?? []].flat())
      if (!known.includes(name))
        faults.push({ code: 'no-such', path, expected: `the id of ${what}`, found: name, ...nearest(name, known) })
  }
  for (const { clause, path, each } of [...clausesOf(card), ...familyClausesOf(card)]) {
    look(clause.law, laws, [...path, 'law'], 'a law')
    look(clause.rule?.toString(), rules, [...path, 'rule'], 'a rule')
    if ('missing' in clause) look(clause.missing as string[], factsFor(each), [...path, 'missing'], 'a fact')
    const [names, what] = path[0] === 'removal' ? [ways, 'a way'] : [waitable, 'a step, or policeClearedContact']
    if ('for' in clause) look(clause.for as string[], names, [...path, 'for'], what)
  }
  for (const [index, step] of card.steps.entries()) {
    look(step.law, laws, ['steps', index, 'law'], 'a law')
    look(step.words.contacts, contacts, ['steps', index, 'words', 'contacts'], 'a contact')
    look(step.clock, clocks, ['steps', index, 'clock'], 'a clock')
  }
  for (const [index, { forbids }] of card.warnings.entries())
    look(forbids, steps, ['warnings', index, 'forbids'], 'a step')
  for (const [index, pair] of card.opposites.entries()) look(pair, steps, ['opposites', index], 'a step')
  for (const list of ['warnings', 'clocks', 'kinds'] as const) {
    for (const [index, entry] of card[list].entries()) look(entry.law, laws, [list, index, 'law'], 'a law')
  }
  const { minor, handIn } = card.evidence
  look(minor.law, laws, ['evidence', 'minor', 'law'], 'a law')
  look(handIn.contacts, contacts, ['evidence', 'handIn', 'contacts'], 'a contact')
  for (const [index, way] of card.removal.ways.entries()) {
    const path = ['removal', 'ways', index]
    look(way.law, laws, [...path, 'law'], 'a law')
    look(way.contacts, contacts, [...path, 'contacts'], 'a contact')
    look(way.clock, clocks, [...path, 'clock'], 'a clock')
    look(way.step, steps, [...path, 'step'], 'a step')
    look(way.insteadOf, steps, [...path, 'insteadOf'], 'a step')
  }
  for (const [index, { law }] of card.removal.notice.entries())
    look(law, laws, ['removal', 'notice', index, 'law'], 'a law')
  for (const [index, { fact }] of card.questions.entries()) {
    look(fact, FACT_NAMES, ['questions', index, 'fact'], 'a fact')
  }
  return faults
}

/** Facts as a card names them: `violence`, `decisions.police`, `victims.age`, and the lists. */
export const FACT_NAMES: readonly string[] = [
  ...Object.keys(CASE_FACTS),
  ...Object.entries(RECORD_FACTS).flatMap(([record, facts]) => Object.keys(facts).map((name) => `${record}.${name}`)),
  ...LISTS.flatMap((list) => [list, ...Object.keys(LIST_FACTS[list]).map((name) => `${list}.${name}`)]),
]

/** Facts that a clause may ask for; those of the one at hand by `each`. */
const factsFor = (each: Each | undefined): readonly string[] => {
  const kind = each && EACH_KIND[each]
  return kind?.is === 'context'
    ? [...FACT_NAMES, ...Object.keys(kind.fields).map((name) => `each.${name}`)]
    : FACT_NAMES
}

const TEXT: Kind = { is: 'text' }

function kindOfFact(fact: FactType): Kind {
  switch (fact.type) {
    case 'boolean':
      return { is: 'boolean' }
    case 'choice':
      return { is: 'text', values: fact.values }
    case 'choices':
      return { is: 'list', of: { is: 'text', values: fact.values } }
    case 'age':
      return { is: 'number' }
    case 'date':
      return { is: 'date' }
    case 'text':
      return TEXT
  }
}

const contextOf = (facts: FactTypes, more: Record<string, Kind> = {}): Kind => ({
  is: 'context',
  fields: { ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, kindOfFact(fact)])), ...more },
})

const ROLE: Kind = { is: 'text', values: ['victim', 'parents', 'suspect'] }
const PERSON = contextOf({ ...LIST_FACTS.victims, ...LIST_FACTS.suspects }, { role: ROLE })
const EACH_KIND: Readonly<Record<Each, Kind>> = {
  victim: contextOf(LIST_FACTS.victims),
  suspect: contextOf(LIST_FACTS.suspects),
  item: contextOf(LIST_FACTS.items),
  posting: contextOf(LIST_FACTS.postings),
  'posting-or-case': contextOf(LIST_FACTS.postings),
  child: PERSON,
  person: PERSON,
}

const ADVICE: Kind = { is: 'text', values: ['yes', 'support', 'possible', 'no'] }
const ROOT: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.entries(CASE_FACTS).map(([name, fact]) => [name, kindOfFact(fact)])),
  ...Object.fromEntries(Object.entries(RECORD_FACTS).map(([name, facts]) => [name, contextOf(facts)])),
  ...Object.fromEntries(LISTS.map((list) => [list, { is: 'list', of: contextOf(LIST_FACTS[list]) } satisfies Kind])),
  advice: { is: 'context', fields: { police: ADVICE, referral: ADVICE, pedagogical: ADVICE, emergencyPlan: ADVICE } },
  today: { is: 'date' },
  firstKnown: { is: 'date' },
}

function checkConditions(card: Card): Fault[] {
  const defined = new Map<string, Kind>()
  const faults: Fault[] = []
  const check = (expression: Expression, path: Path, each: Kind | undefined): Kind => {
    const kinds: Kinds = (name) =>
      name === 'each' ? each : (defined.get(name) ?? (Object.hasOwn(ROOT, name) ? ROOT[name] : undefined))
    const found = checkExpression(expression, kinds, [...Object.keys(ROOT), ...defined.keys()])
    for (const expected of [...found.faults, ...unknownSteps(expression, card)])
      faults.push({ code: 'no-such', path, expected })
    return found.kind
  }
  for (const [index, { name, is }] of card.definitions.entries()) {
    if (Object.hasOwn(ROOT, name) || defined.has(name)) {
      faults.push({
        code: 'duplicate',
        path: ['definitions', index, 'name'],
        expected: 'a name of its own',
        found: name,
      })
    }
    defined.set(name, check(is, ['definitions', index, 'is'], namesIn(is).has('each') ? PERSON : undefined))
  }
  for (const { clause, path, each } of [...clausesOf(card), ...familyClausesOf(card)]) {
    const kind = check(clause.if, [...path, 'if'], each && EACH_KIND[each])
    if (kind.is !== 'boolean' && kind.is !== 'any') {
      faults.push({
        code: 'wrong-type',
        path: [...path, 'if'],
        expected: 'a condition: something that is true or false',
        found: kind.is,
      })
    }
  }
  for (const [index, clock] of card.clocks.entries()) {
    for (const [place, start] of clock.starts.entries()) {
      const kind = check(start, ['clocks', index, 'starts', place], clock.each && EACH_KIND[clock.each])
      if (kind.is !== 'date' && kind.is !== 'any')
        faults.push({ code: 'wrong-type', path: ['clocks', index, 'starts', place], expected: 'a day', found: kind.is })
    }
  }
  return faults
}

/** Steps that `settled` and `settledOn` ask for. */
function unknownSteps(expression: unknown, card: Card): string[] {
  if (typeof expression !== 'object' || expression === null) return []
  const node = expression as Expression
  if (node.is === 'call' && (node.name === 'settled' || node.name === 'settledOn')) {
    const [step] = node.args
    const id = step?.is === 'literal' ? String(step.value) : ''
    const known = card.steps.map((step) => step.id)
    return known.includes(id) ? [] : [unknownName(id, known, 'the id of a step')]
  }
  return Object.values(expression).flatMap((part) => unknownSteps(part, card))
}

type Placed = { readonly clause: Clause; readonly path: Path; readonly each?: Each | undefined }

const placed = (clauses: readonly Clause[], path: Path, each?: Each): Placed[] =>
  clauses.map((clause, index) => ({ clause, path: [...path, index], each }))

/** What decides whom to call and how a family gets something removed; the plan does not ask it. */
function familyClausesOf(card: Card): Placed[] {
  return [
    ...card.contacts.flatMap(({ when }, index) => placed(when, ['contacts', index, 'when'])),
    ...card.removal.notice.flatMap(({ when }, index) => placed(when, ['removal', 'notice', index, 'when'])),
    ...card.removal.ways.flatMap((way, index) =>
      (['when', 'unless', 'fulfilled', 'wait'] as const).flatMap((group) =>
        placed(way[group], ['removal', 'ways', index, group], 'posting'),
      ),
    ),
  ]
}

/** Every clause of a card that the plan asks, with its place and what `each` stands for there. */
export function clausesOf(card: Card): Placed[] {
  return [
    ...Object.entries(card.routes).flatMap(([name, { never, levels }]) => [
      ...placed(never, ['routes', name, 'never']),
      ...levels.flatMap(({ when }, index) => placed(when, ['routes', name, 'levels', index, 'when'])),
    ]),
    ...card.steps.flatMap((step, index) =>
      (['when', 'unless', 'fulfilled', 'ask', 'wait'] as const).flatMap((group) =>
        placed(step[group], ['steps', index, group], step.each),
      ),
    ),
    ...card.warnings.flatMap((warning, index) =>
      (['when', 'unless'] as const).flatMap((group) => placed(warning[group], ['warnings', index, group])),
    ),
    ...card.clocks.flatMap(({ when, each }, index) => placed(when, ['clocks', index, 'when'], each)),
  ]
}
