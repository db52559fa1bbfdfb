import { isDeepStrictEqual } from 'node:util'
import { makePlan } from '#core/card/make-plan.ts'
import type { Plan, PlanClock, PlanStep, Reason } from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { CASE_FACTS } from '#core/card/vocabulary.ts'
import { isHoliday } from '#core/card/working-days.ts'
import { addDays, type LocalDate, weekdayOf } from '#core/time.ts'
import { isFactName, isMarked, keyOf, type Law, told } from './law.ts'

const CASE_NAMES = Object.keys(CASE_FACTS)

/** The shape of a plan: laws that would hold of any card. */
export const FORM: readonly Law[] = [
  {
    sentence: 'a plan is plain data that JSON carries without loss',
    breach: ({ plan }) => (isDeepStrictEqual(JSON.parse(JSON.stringify(plan)), plan) ? undefined : 'JSON changed it'),
  },
  {
    sentence: 'the same situation gives the same plan, and neither card nor situation is touched',
    breach: ({ plan, situation }, card) => {
      const before = structuredClone(situation)
      if (!isDeepStrictEqual(makePlan(card, structuredClone(situation)), plan)) return 'another plan'
      return isDeepStrictEqual(situation, before) ? undefined : 'the situation was changed'
    },
  },
  {
    sentence: 'a step stands at most once for each subject, and the subject is somebody or something told of',
    breach: ({ plan, situation }, card) => {
      const { victims = [], suspects = [], items = [], postings = [] } = situation
      const subjects = new Set([...victims, ...suspects, ...items, ...postings].map(({ id }) => id))
      for (const { id } of victims) subjects.add(`${id}.parents`)
      const seen = new Set<string>()
      for (const step of plan.steps) {
        if (!card.steps.some(({ id }) => id === step.id)) return `${step.id} is not of the card`
        if (step.subject !== undefined && !subjects.has(step.subject)) return `${keyOf(step)} is for nobody`
        if (seen.has(keyOf(step))) return `${keyOf(step)} stands twice`
        seen.add(keyOf(step))
      }
      return undefined
    },
  },
  {
    sentence: 'the steps stand in the card’s order, and those of the case stand always',
    breach: ({ plan }, card) => {
      const order = card.steps.map(({ id }) => id)
      const places = plan.steps.map(({ id }) => order.indexOf(id))
      if (places.some((place, index) => index > 0 && place < (places[index - 1] as number))) return 'out of order'
      return card.steps.find((step) => !step.each && !plan.steps.some(({ id }) => id === step.id))?.id
    },
  },
  {
    sentence: 'a step that waits says for what, and what it waits for stands before it or is a fact',
    breach: ({ plan, situation }, card) => {
      for (const [index, step] of plan.steps.entries()) {
        if ((step.status === 'wait') !== (step.waitsFor !== undefined)) return `${keyOf(step)} is ${step.status}`
        if (step.waitsFor?.length === 0) return `${keyOf(step)} waits for nothing`
        for (const name of step.waitsFor ?? []) {
          if (isFactName(situation, name, CASE_NAMES)) continue
          if (!card.steps.some(({ id }) => id === name)) return `${keyOf(step)} waits for ${name}`
          if (plan.steps.findLastIndex(({ id }) => id === name) > index)
            return `${keyOf(step)} waits for a later ${name}`
        }
      }
      return undefined
    },
  },
  {
    sentence: 'a step never waits only for what is already done or not relevant, unless people have marked it so',
    breach: ({ plan, situation }) => {
      const settled = (id: string) => {
        const steps = plan.steps.filter((step) => step.id === id)
        const over = (step: PlanStep) => ['done', 'not-relevant'].includes(step.status) && !isMarked(situation, step)
        return steps.length > 0 && steps.every(over)
      }
      for (const step of plan.steps) {
        const idle = step.waitsFor?.filter(settled) ?? []
        if (idle.length > 0 && idle.length === step.waitsFor?.length) return `${keyOf(step)} waits for ${idle}`
      }
      return undefined
    },
  },
  {
    sentence: 'a step that asks names facts that nobody has told, and the questions ask for them',
    breach: ({ plan, situation }) => {
      for (const step of plan.steps) {
        if ((step.status === 'ask') !== (step.missing !== undefined)) return `${keyOf(step)} is ${step.status}`
        if (step.missing?.length === 0) return `${keyOf(step)} asks for nothing`
        for (const name of step.missing ?? []) {
          if (!isFactName(situation, name, CASE_NAMES)) return `${keyOf(step)} asks for ${name}`
          if (isTold(situation, name)) return `${keyOf(step)} asks for ${name}, which is told`
          if (!plan.questions.includes(name)) return `${name} is missing and not among the questions`
        }
      }
      return undefined
    },
  },
  {
    sentence: 'a question names a fact that nobody has told, and names it once',
    breach: ({ plan, situation }) => {
      if (new Set(plan.questions).size !== plan.questions.length) return 'one is asked twice'
      return plan.questions.find((name) => !isFactName(situation, name, CASE_NAMES) || isTold(situation, name))
    },
  },
  {
    sentence: 'a step that people have marked is done or skipped, and only those are skipped',
    breach: ({ plan, situation }) => {
      for (const step of plan.steps) {
        const settled = step.status === 'done' || step.status === 'skipped'
        if (isMarked(situation, step) && !settled) return `${keyOf(step)} is marked and ${step.status}`
        if (step.status === 'skipped' && !isMarked(situation, step)) return `${keyOf(step)} is skipped by nobody`
      }
      return undefined
    },
  },
  {
    sentence: 'a step has a deadline when its clock runs, the same day, and otherwise none',
    breach: ({ plan }, card) => {
      for (const step of plan.steps) {
        const clockId = card.steps.find(({ id }) => id === step.id)?.clock
        const clock = plan.clocks.find(
          ({ id, subject }) => id === clockId && (subject === undefined || subject === step.subject),
        )
        const open = step.status !== 'done' && step.status !== 'skipped'
        if (step.deadline !== (open ? clock?.due : undefined)) return `${keyOf(step)} by ${step.deadline}`
      }
      return undefined
    },
  },
  {
    sentence: 'everything says why, in both languages',
    breach: ({ plan }) => {
      const reasons: (readonly [string, readonly Reason[]])[] = [
        ...plan.steps.map((step) => [keyOf(step), step.because] as const),
        ...plan.warnings.map((warning) => [warning.id, warning.because] as const),
        ...plan.clocks.map((clock) => [keyOf(clock), clock.because] as const),
        ...Object.entries(plan.routes).flatMap(([name, route]) =>
          route.advice === 'unknown' ? [] : [[name, route.because] as const],
        ),
      ]
      const silent = reasons.find(
        ([, because]) => because.length === 0 || because.some(({ words }) => !words.da.trim() || !words.en.trim()),
      )
      return silent && `${silent[0]} says nothing`
    },
  },
  {
    sentence: 'a route shows what people have decided, and nothing else',
    breach: ({ plan, situation }) =>
      Object.entries(plan.routes).find(
        ([name, { decided }]) => decided !== (situation.decisions?.[name as keyof Plan['routes']] ?? null),
      )?.[0],
  },
  {
    sentence: 'a warning stands once, a clock once for each subject',
    breach: ({ plan }) => {
      const names = [...plan.warnings.map(({ id }) => id), ...plan.clocks.map((clock) => `clock ${keyOf(clock)}`)]
      return names.find((name, index) => names.indexOf(name) !== index)
    },
  },
  {
    sentence: 'a clock is due on the day that a person would count to on a calendar',
    breach: ({ plan }, card) => {
      const wrong = plan.clocks.find((clock) => {
        const length = card.clocks.find(({ id }) => id === clock.id)?.length ?? Number.NaN
        return clock.due < clock.starts || clock.due !== counted(clock, length)
      })
      return wrong && `${keyOf(wrong)} from ${wrong.starts} is due ${wrong.due}`
    },
  },
  {
    sentence: 'a step is never both do and told not to be contacted, deleted or said by a stop sign of the card',
    breach: ({ plan }) => orderedOpposites(plan),
  },
]

/** A decision put off is one that may be asked for again. */
const isTold = (situation: Situation, name: string): boolean =>
  told(situation, name) !== undefined && !(name.startsWith('decisions.') && told(situation, name) === 'later')

/** Counted day by day, as on a wall calendar: slowly, and with nothing of the engine's own counting. */
function counted({ starts, counting }: PlanClock, length: number): LocalDate {
  if (counting === 'calendar-months') {
    const [year = 0, month = 1, day = 1] = starts.split('-').map(Number)
    const months = year * 12 + (month - 1) + length
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
    const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
    return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}` as LocalDate
  }
  let date = starts
  for (let left = counting === 'same-day' ? 0 : length; left > 0; ) {
    date = addDays(date, 1)
    const weekday = weekdayOf(date)
    const rests =
      (counting === 'working-days' && (weekday > 5 || isHoliday(date))) ||
      (counting === 'weekdays-mon-sat' && (weekday > 6 || isHoliday(date)))
    if (!rests) left--
  }
  return date
}

const OPPOSITES: Readonly<Record<string, readonly string[]>> = {
  'never-contact-suspect-yet': ['talk-to-suspect', 'inform-suspect-parents', 'ask-suspect-to-delete'],
  'never-delete-before-evidence': ['support-deletion', 'use-take-it-down', 'use-stop-ncii', 'ask-suspect-to-delete'],
}

function orderedOpposites(plan: Plan): string | undefined {
  for (const { id } of plan.warnings) {
    const ordered = plan.steps.find((step: PlanStep) => OPPOSITES[id]?.includes(step.id) && step.status === 'do')
    if (ordered) return `${keyOf(ordered)} is do beside ${id}`
  }
  return undefined
}
