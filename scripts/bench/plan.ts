// How long the engine takes, on warm code: the middle of many runs, and the slow end of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { makePlan } from '#core/card/make-plan.ts'
import { parseSituation } from '#core/card/parse-situation.ts'
import type { Situation } from '#core/card/situation.ts'
import { type Instant, parseInstant } from '#core/time.ts'
import { readCard } from '#store/cards.ts'
import { root } from '#store/root.ts'

const WARM_MS = 1000
const MEASURED_MS = 3000

const read = readCard(readFileSync(join(root, 'cards/digitale-kraenkelser/1.yaml'), 'utf8'))
if (!read.ok) throw new Error(`the card is at fault: ${JSON.stringify(read.error[0])}`)
const card = read.value
const steps = card.steps.map(({ id }) => id)

const at = '2026-11-23T08:10'
const usual = {
  at,
  institution: { type: 'folkeskole' },
  kinds: ['intimate-sharing'],
  victims: [{ id: 'v1', age: 13, knownSince: '2026-11-23' }],
  suspects: [{ id: 's1', known: true, age: 14, school: 'same' }],
  items: [{ id: 'i1', sexual: true, ageAtTime: 13, fake: false }],
  postings: [{ id: 'p1', platform: 'snapchat', live: true }],
  evidence: 'securing',
  decisions: { police: 'support' },
  done: ['uncover'],
  skipped: { 'keep-logbook': 'one single event' },
}
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const largest = {
  at,
  institution: { type: 'folkeskole' },
  kinds: ['intimate-sharing', 'bullying', 'threats'],
  schools: 'other-municipality',
  violence: false,
  victims: many(20, (n) => ({ id: `v${n}`, age: 12 + (n % 8), knownSince: '2026-11-20', parentsRisk: n % 5 === 0 })),
  suspects: many(40, (n) => ({ id: `s${n}`, known: n % 4 !== 0, age: 12 + (n % 9), school: 'same' })),
  items: many(20, (n) => ({ id: `i${n}`, sexual: n % 2 === 0, ageAtTime: 12 + (n % 8) })),
  postings: many(40, (n) => ({
    id: `p${n}`,
    platform: 'snapchat',
    live: n % 3 !== 0,
    ...(n % 7 === 0 ? { refused: '2026-11-21' } : {}),
  })),
  evidence: 'securing',
  decisions: { police: 'report' },
  done: ['uncover', ...many(20, (n) => `send-referral:v${n}`)],
}

const CASES = [
  { name: 'the contract’s example', raw: usual, target: 1 },
  { name: 'nothing known', raw: { at }, target: 1 },
  { name: '60 persons, 40 postings', raw: largest, target: 5 },
]

function situationOf(raw: unknown): Situation {
  const situation = parseSituation(raw, parseInstant(at) as Instant, steps)
  if (!situation.ok) throw new Error(JSON.stringify(situation.error))
  return situation.value
}

/** Milliseconds of each run, in order of size. */
function measure(run: () => unknown): number[] {
  const until = (end: number, into: number[]) => {
    while (performance.now() < end) {
      const started = performance.now()
      run()
      into.push(performance.now() - started)
    }
    return into
  }
  until(performance.now() + WARM_MS, [])
  return until(performance.now() + MEASURED_MS, []).sort((a, b) => a - b)
}

const shown = (milliseconds: number) => `${milliseconds.toFixed(3)} ms`.padStart(10)

/** Whether every plan is made within its target. */
export function plan(): boolean {
  let kept = true
  process.stdout.write(`makePlan, ${card.id}@${card.edition}, Node ${process.version}\n`)
  for (const { name, raw, target } of CASES) {
    const situation = situationOf(raw)
    const times = measure(() => makePlan(card, situation))
    const part = (share: number) => times[Math.floor(share * (times.length - 1))] as number
    kept &&= part(0.5) <= target
    process.stdout.write(
      `  ${name.padEnd(26)} median ${shown(part(0.5))}   99 % ${shown(part(0.99))}   target ${target} ms   (${times.length} runs)\n`,
    )
  }
  return kept
}
