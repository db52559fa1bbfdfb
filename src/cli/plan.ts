import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Card } from '#core/card/card.ts'
import { makePlan } from '#core/card/make-plan.ts'
import { parseSituation } from '#core/card/parse-situation.ts'
import { type Instant, parseInstant, toInstant } from '#core/time.ts'
import { loadCards } from '#store/cards.ts'
import { root } from '#store/root.ts'
import { type Command, refuse } from './io.ts'
import { planTable } from './plan-table.ts'
import { brokenLines, faultLines, parseLocated, readSource } from './source-text.ts'

const DEFAULT_CARD = 'digitale-kraenkelser'

type Asked = {
  readonly file: string
  readonly card: Card
  readonly now: Instant
  readonly json: boolean
  readonly lang: 'da' | 'en'
}

/** `actioncard plan FILE [--card ID[@EDITION]] [--at TIME] [--json] [--lang da|en]`: exit 0, or 2 on bad input. */
export const run: Command = async (args, io) => {
  const asked = await readArguments(args)
  if (typeof asked === 'string') return refuse(io, `actioncard plan: ${asked}`)
  const text = await readSource(asked.file, io.stdin)
  if (!text.ok) return refuse(io, text.error.message)
  const located = parseLocated(text.value)
  if (!located.ok) return refuse(io, brokenLines(asked.file, located.error))
  const steps = asked.card.steps.map(({ id }) => id)
  const { value, placeOf } = located.value
  const situation = parseSituation(args.includes('--at') ? withMoment(value, asked.now) : value, asked.now, steps)
  if (!situation.ok) return refuse(io, faultLines(asked.file, situation.error, placeOf))
  const plan = makePlan(asked.card, situation.value)
  io.stdout.write(
    asked.json
      ? `${JSON.stringify(plan, null, 2)}\n`
      : planTable(plan, asked.card, situation.value, asked.lang, io.stdout),
  )
  return 0
}

async function readArguments(args: readonly string[]): Promise<Asked | string> {
  const options = {
    json: { type: 'boolean' },
    at: { type: 'string' },
    card: { type: 'string', default: DEFAULT_CARD },
    lang: { type: 'string', default: 'da' },
  } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return (error as Error).message
  }
  const { values, positionals } = parsed
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return 'one FILE with a situation is needed, or - for standard input'
  if (values.lang !== 'da' && values.lang !== 'en') return `--lang ${values.lang}: da or en`
  const now = values.at === undefined ? toInstant(new Date()) : parseInstant(values.at)
  if (!now) return `--at ${values.at}: a moment such as 2026-11-23T08:10 is needed`
  const card = await findCard(values.card)
  return typeof card === 'string' ? card : { file, card, now, json: values.json ?? false, lang: values.lang }
}

/** `digitale-kraenkelser`, its newest edition, or `digitale-kraenkelser@1`. */
async function findCard(asked: string): Promise<Card | string> {
  const [id = '', edition] = asked.split('@')
  const cards = await loadCards(join(root, 'cards'))
  const editions = cards.get(id)
  if (!editions) return `--card ${asked}: no such card; there is ${[...cards.keys()].join(', ')}`
  const card = edition === undefined ? editions.at(-1) : editions.find((known) => String(known.edition) === edition)
  return (
    card ?? `--card ${asked}: no such edition; there is ${editions.map((known) => `${id}@${known.edition}`).join(', ')}`
  )
}

const withMoment = (value: unknown, at: Instant): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, at } : value
