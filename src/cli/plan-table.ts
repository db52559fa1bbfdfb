import pc from 'picocolors'
import type { Card } from '#core/card/card.ts'
import { withoutId } from '#core/card/fact-name.ts'
import type { Plan, PlanStep, Reason, RouteName, Status, Words } from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { clockOf } from '#core/time.ts'
import { decisionText, planText } from '#text/index.ts'

type Lang = 'da' | 'en'

const HEADINGS = {
  da: {
    routes: 'Veje',
    warnings: 'Lad være',
    clocks: 'Frister',
    questions: 'Mangler at vide',
    decided: 'besluttet',
    decision: 'beslutning om',
    by: 'senest',
    waits: 'venter på',
    missing: 'mangler',
    times: 'fra',
  },
  en: {
    routes: 'Routes',
    warnings: 'Do not',
    clocks: 'Clocks',
    questions: 'Not known yet',
    decided: 'decided',
    decision: 'a decision on',
    by: 'by',
    waits: 'waits for',
    missing: 'missing',
    times: 'from',
  },
} as const

const STATUS: Readonly<
  Record<Status, { readonly da: string; readonly en: string; readonly paint: (text: string) => string }>
> = {
  do: { da: 'GØR NU', en: 'DO NOW', paint: pc.green },
  wait: { da: 'VENT', en: 'WAIT', paint: pc.yellow },
  ask: { da: 'SPØRG', en: 'ASK', paint: pc.cyan },
  done: { da: 'gjort', en: 'done', paint: pc.dim },
  skipped: { da: 'sprunget over', en: 'skipped', paint: pc.dim },
  'not-relevant': { da: 'ikke aktuelt', en: 'not relevant', paint: pc.dim },
}

/** A plan for a person at a terminal: what to do by status, then the stop signs, the clocks and what is not known. */
export function planTable(plan: Plan, card: Card, situation: Situation, lang: Lang): string {
  const heading = HEADINGS[lang]
  const lines = [pc.bold(`${card.title[lang]} · ${plan.card.id}@${plan.card.edition} · ${clockOf(situation.at)}`), '']
  const section = (title: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push(pc.bold(title), ...rows, '')
  }
  for (const status of Object.keys(STATUS) as Status[]) {
    const { paint, [lang]: title } = STATUS[status]
    section(
      paint(title),
      plan.steps.filter((step) => step.status === status).map((step) => stepRow(step, card, lang)),
    )
  }
  section(
    pc.red(heading.warnings),
    plan.warnings.map(({ id, because }) => row(titleOf(card.warnings, id)[lang], id, why(because, lang))),
  )
  section(
    heading.clocks,
    plan.clocks.map(({ id, subject, starts, due, because }) =>
      row(
        titleOf(card.clocks, id)[lang],
        named(id, subject),
        `${heading.times} ${starts} ${heading.by} ${pc.bold(due)}. ${why(because, lang)}`,
      ),
    ),
  )
  section(
    heading.routes,
    (Object.entries(plan.routes) as [RouteName, Plan['routes'][RouteName]][]).map(([name, route]) => {
      const outcome = route.decided === null ? '' : (decisionText(lang).outcomes[name][route.decided] ?? route.decided)
      const decided = outcome && ` (${heading.decided}: ${outcome})`
      const advice = planText(lang).advice[route.advice]
      return row(`${card.routes[name].title[lang]}: ${advice}${decided}`, name, why(route.because, lang))
    }),
  )
  section(
    heading.questions,
    plan.questions.map((fact) => `  ${factWords(card, fact, lang)} ${pc.dim(`[${fact}]`)}`),
  )
  return `${lines.join('\n')}\n`
}

function stepRow(step: PlanStep, card: Card, lang: Lang): string {
  const heading = HEADINGS[lang]
  const found = card.steps.find(({ id }) => id === step.id)
  const extra = [
    step.deadline && `${heading.by} ${step.deadline}`,
    step.waitsFor && `${heading.waits}: ${step.waitsFor.map((id) => waitWords(card, id, lang)).join(' · ')}`,
    step.missing && `${heading.missing}: ${step.missing.map((fact) => factWords(card, fact, lang)).join(' ')}`,
  ].filter((text) => text !== undefined)
  return row(
    found?.words.title[lang] ?? step.id,
    named(step.id, step.subject),
    [...extra, why(step.because, lang)].join('. '),
  )
}

/** What a step waits for: another step by its title, or an answer by its question. */
const waitWords = (card: Card, id: string, lang: Lang): string =>
  card.steps.find((step) => step.id === id)?.words.title[lang] ?? factWords(card, id, lang)

/** A fact as the card asks for it; a decision by what is decided. */
function factWords(card: Card, fact: string, lang: Lang): string {
  const question = card.questions.find((one) => one.fact === withoutId(fact))
  if (question) return question.ask[lang]
  const route = fact.startsWith('decisions.') ? card.routes[fact.slice('decisions.'.length) as RouteName] : undefined
  return route ? `${HEADINGS[lang].decision}: ${route.title[lang]}` : fact
}

const row = (title: string, id: string, text: string): string =>
  `  ${title} ${pc.dim(`[${id}]`)}\n      ${pc.dim(text)}`

const named = (id: string, subject: string | undefined): string => (subject === undefined ? id : `${id}:${subject}`)

const why = (because: readonly Reason[], lang: Lang): string => because.map(({ words }) => words[lang]).join(' ')

const titleOf = (list: readonly { readonly id: string; readonly title: Words }[], id: string): Words =>
  list.find((entry) => entry.id === id)?.title ?? { da: id, en: id }
