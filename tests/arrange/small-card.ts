import type { Card } from '#core/card/card.ts'
import { checkCard } from '#core/card/check-card.ts'
import { parseCard } from '#core/card/parse-card.ts'
import { DOERS, PHASES } from '#core/card/plan.ts'

/** A card's file as it is read, before it is checked. */
// biome-ignore lint/suspicious/noExplicitAny: tests plant faults of every kind in it, at any depth, which no type of a card would let them
export type Written = any

const words = (text: string) => ({ da: `${text} (da)`, en: text })
const source = { name: 'Opdigtet kilde', checked: '2026-11', verified: true }

export const clause = (condition: string, more: object = {}) => ({ if: condition, because: words(condition), ...more })

export const step = (id: string, more: object = {}) => ({
  id,
  phase: 'assess',
  duty: 'must',
  who: ['professional'],
  otherwise: words('beside the point'),
  words: { title: words(id), why: words(`why ${id}`), how: [words('so')] },
  ...more,
})

export const warning = (id: string, more: object = {}) => ({ id, title: words(id), why: words(`why ${id}`), ...more })

const route = (when: string) => ({
  title: words('a route'),
  levels: [{ advice: 'yes', when: [clause(when)] }],
  otherwise: words('nothing speaks for it'),
})

/**
 * A small sound card with one of everything: two steps after each other, one for each victim and each suspect, one that
 * waits for the police, a stop sign and a clock. Each call makes its own.
 */
export const writtenCard = (): Written => JSON.parse(JSON.stringify(WRITTEN))

const WRITTEN = {
  id: 'small',
  edition: 1,
  released: '2026-11-01',
  title: words('A small card'),
  lead: words('to try'),
  source,
  phases: PHASES.map((id) => ({ id, title: words(id), heading: words(id), lead: words(id) })),
  roles: Object.fromEntries(DOERS.map((doer) => [doer, words(doer)])),
  rules: [{ number: 1, words: words('the first rule') }],
  definitions: [
    { name: 'reported', is: 'decisions.police = "report"' },
    { name: 'minor', is: 'each.age < 18' },
  ],
  routes: {
    police: { ...route('list contains(kinds, "threats")'), never: [clause('decisions.police = "no"')] },
    referral: route('some v in victims satisfies v.age < 15'),
    pedagogical: route('doubt'),
    emergencyPlan: route('violence'),
  },
  steps: [
    step('uncover', { law: ['law'] }),
    step('involve-parents', {
      each: 'victim',
      when: [clause('minor', { rule: 1, law: ['law'] })],
      unless: [clause('each.exceptionDecided != null')],
      ask: [clause('stated(each.parentsRisk)', { missing: ['each.exceptionDecided'] })],
    }),
    step('talk-to-suspect', {
      each: 'suspect',
      when: [clause('each.known')],
      wait: [clause('reported and policeClearedContact = false', { for: ['policeClearedContact'] })],
    }),
    step('plan', {
      when: [clause('stated(bullyingFound != null)')],
      clock: 'plan-due',
      words: { ...step('plan').words, contacts: ['line'] },
    }),
    step('follow-up', { wait: [clause('not(settled("uncover"))', { for: ['uncover'] })] }),
  ],
  marked: { done: words('done'), skipped: words('skipped') },
  warnings: [
    warning('never-store'),
    warning('never-contact', {
      when: [clause('reported and policeClearedContact = false')],
      forbids: ['talk-to-suspect'],
      law: ['law'],
    }),
  ],
  opposites: [],
  clocks: [
    {
      id: 'plan-due',
      title: words('plan due'),
      when: [clause('stated(bullyingFound != null)')],
      starts: ['bullyingFound'],
      length: 10,
      counting: 'working-days',
      source,
    },
  ],
  questions: [{ fact: 'victims.age', ask: words('how old?'), why: words('why'), guide: true }],
  kinds: [{ id: 'threats', title: words('threats'), says: words('threats') }],
  laws: [{ id: 'law', ref: words('the law'), says: words('so it says'), source }],
  contacts: [{ id: 'line', name: words('a line'), says: words('call'), source }],
  platforms: [
    {
      id: 'snapchat',
      name: words('Snapchat'),
      secure: [words('so')],
      tells: { when: 'always', says: words('it tells') },
      vanishes: words('all of it'),
      report: [words('so')],
      source,
    },
  ],
  evidence: {
    minor: { title: words('no copy'), says: [words('call')], law: ['law'] },
    catch: [words('who')],
    take: [words('profile')],
    another: [words('film')],
    devices: ['iphone', 'android', 'computer'].map((id) => ({
      id,
      name: words(id),
      film: [words('film')],
      keep: [words('keep')],
      source,
    })),
    blocking: [words('wait')],
    handIn: { says: [words('hand in')], contacts: ['line'], source },
  },
  removal: {
    ways: [
      {
        id: 'report',
        when: [clause('minor')],
        otherwise: words('grown'),
        title: words('report'),
        why: words('why'),
        how: [words('so')],
        law: ['law'],
        contacts: ['line'],
        source,
      },
    ],
    notice: [{ says: words('I report by {law}'), law: 'law' }],
  },
}

/** The small card as `change` leaves it, read and checked. */
export function smallCard(change: (card: Written) => void = () => {}): Card {
  const written = writtenCard()
  change(written)
  const card = parseCard(written)
  if (!card.ok) throw new Error(`not a card: ${JSON.stringify(card.error)}`)
  const faults = checkCard(card.value)
  if (faults.length > 0) throw new Error(`a faulty card: ${JSON.stringify(faults)}`)
  return card.value
}
