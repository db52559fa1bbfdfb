import { styleText } from 'node:util'
import type { Card } from '#core/card/card.ts'
import { doNow } from '#core/card/do-now.ts'
import { withoutId } from '#core/card/fact-name.ts'
import {
  type Plan,
  type PlanStep,
  type Reason,
  type RouteName,
  STATUSES,
  type Status,
  type Words,
} from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { clockOf, dateOf } from '#core/time.ts'
import { decisionText, planText } from '#text/index.ts'
import type { Io } from './io.ts'

type Lang = 'da' | 'en'

const HEADINGS = {
  da: {
    routes: 'Veje',
    warnings: 'Lad være',
    clocks: 'Frister',
    questions: 'Mangler at vide',
    first: 'FIND UD AF FØRST',
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
    first: 'FIND OUT FIRST',
    decided: 'decided',
    decision: 'a decision on',
    by: 'by',
    waits: 'waits for',
    missing: 'missing',
    times: 'from',
  },
} as const

type Format = Parameters<typeof styleText>[0]

const STATUS: Readonly<Record<Status, { readonly da: string; readonly en: string; readonly format: Format }>> = {
  do: { da: 'GØR NU', en: 'DO NOW', format: 'green' },
  wait: { da: 'VENT', en: 'WAIT', format: 'yellow' },
  ask: { da: 'SPØRG', en: 'ASK', format: 'cyan' },
  done: { da: 'gjort', en: 'done', format: 'dim' },
  skipped: { da: 'sprunget over', en: 'skipped', format: 'dim' },
  'not-relevant': { da: 'ikke aktuelt', en: 'not relevant', format: 'dim' },
}

/** Colour only where the reader's terminal has it, and wants it. */
type Paint = (format: Format, text: string) => string
type Page = { readonly card: Card; readonly lang: Lang; readonly paint: Paint }

/** A plan for a person at a terminal: what to do by status, then the stop signs, the clocks and what is not known. */
export function planTable(plan: Plan, card: Card, situation: Situation, lang: Lang, stream: Io['stdout']): string {
  const paint: Paint = (format, text) => styleText(format, text, { stream })
  const page = { card, lang, paint }
  const heading = HEADINGS[lang]
  const bold = (text: string) => paint('bold', text)
  const lines = [bold(`${card.title[lang]} · ${plan.card.id}@${plan.card.edition} · ${clockOf(situation.at)}`), '']
  const section = (title: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push(bold(title), ...rows, '')
  }
  const steps = (format: Format, title: string, found: readonly PlanStep[]) =>
    section(
      paint(format, title),
      found.map((step) => stepRow(step, page)),
    )
  const now = doNow(card, plan, dateOf(situation.at))
  const first = now.filter(({ status }) => status === 'ask')
  steps('red', heading.first, first)
  for (const status of STATUSES) {
    const { format, [lang]: title } = STATUS[status]
    const found = (status === 'do' ? now : plan.steps).filter((step) => step.status === status)
    steps(
      format,
      title,
      found.filter((step) => !first.includes(step)),
    )
  }
  section(
    paint('red', heading.warnings),
    plan.warnings.map(({ id, because }) => row(titleOf(card.warnings, id)[lang], id, why(because, lang), paint)),
  )
  section(
    heading.clocks,
    plan.clocks.map(({ id, subject, starts, due, because }) =>
      row(
        titleOf(card.clocks, id)[lang],
        named(id, subject),
        `${heading.times} ${starts} ${heading.by} ${bold(due)}. ${why(because, lang)}`,
        paint,
      ),
    ),
  )
  section(
    heading.routes,
    (Object.entries(plan.routes) as [RouteName, Plan['routes'][RouteName]][]).map(([name, route]) => {
      const outcome = route.decided === null ? '' : (decisionText(lang).outcomes[name][route.decided] ?? route.decided)
      const decided = outcome && ` (${heading.decided}: ${outcome})`
      const advice = planText(lang).advice[route.advice]
      return row(`${card.routes[name].title[lang]}: ${advice}${decided}`, name, why(route.because, lang), paint)
    }),
  )
  section(
    heading.questions,
    plan.questions.map((fact) => `  ${factWords(card, fact, lang)} ${paint('dim', `[${fact}]`)}`),
  )
  return `${lines.join('\n')}\n`
}

function stepRow(step: PlanStep, { card, lang, paint }: Page): string {
  const heading = HEADINGS[lang]
  const found = card.steps.find(({ id }) => id === step.id)
  const missing = step.missing?.map((fact) => factWords(card, fact, lang)).join(' ')
  const because = why(step.because, lang)
  const says = [
    step.deadline && `${heading.by} ${step.deadline}.`,
    step.waitsFor && ended(`${heading.waits}: ${step.waitsFor.map((id) => waitWords(card, id, lang)).join(' · ')}`),
    missing && `${heading.missing}: ${missing}`,
    // of a step that asks, the reason is often the question itself
    because !== missing && because,
  ].filter(Boolean)
  return row(found?.words.title[lang] ?? step.id, named(step.id, step.subject), says.join(' '), paint)
}

const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

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

const row = (title: string, id: string, text: string, paint: Paint): string =>
  `  ${title} ${paint('dim', `[${id}]`)}\n      ${paint('dim', text)}`

const named = (id: string, subject: string | undefined): string => (subject === undefined ? id : `${id}:${subject}`)

const why = (because: readonly Reason[], lang: Lang): string => because.map(({ words }) => words[lang]).join(' ')

const titleOf = (list: readonly { readonly id: string; readonly title: Words }[], id: string): Words =>
  list.find((entry) => entry.id === id)?.title ?? { da: id, en: id }
