import fc from 'fast-check'
import type { Card } from '#core/card/card.ts'
import { makePlan } from '#core/card/make-plan.ts'
import { parseSituation } from '#core/card/parse-situation.ts'
import type { Plan } from '#core/card/plan.ts'
import {
  EVIDENCE,
  INSTITUTION_TYPES,
  KINDS,
  POLICE_DECISIONS,
  SCHOOLS,
  type Situation,
  SUSPECT_SCHOOLS,
  YES_NO_LATER,
} from '#core/card/situation.ts'
import { addDays, type Instant, type LocalDate, parseInstant } from '#core/time.ts'

/** A situation as it is written, as it is read, the plan it leads to, and chance for what a law wants to try. */
export type World = {
  readonly raw: Record<string, unknown>
  readonly situation: Situation
  readonly plan: Plan
  readonly pick: number
}

const NOW = parseInstant('2026-11-23T08:10') as Instant

/** Whole situations: everything from an empty one to four of each list, told in full or in parts. */
export function worlds(card: Card, most = 4): fc.Arbitrary<World> {
  const steps = card.steps.map(({ id }) => id)
  return fc.record({ raw: rawSituation(steps, most), pick: fc.nat() }).map(({ raw, pick }) => {
    const read = parseSituation(raw, NOW, steps)
    if (!read.ok) throw new Error(`a situation valid by construction was refused: ${JSON.stringify(read.error)}`)
    return { raw, situation: read.value, pick, plan: makePlan(card, read.value) }
  })
}

const day = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-08-01' as LocalDate, days)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 16_000 }).map((days) => addDays('2015-01-01' as LocalDate, days)) },
)
const age = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 11, max: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom(14, 15, 17, 18) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 120 }) },
)
const boolean = fc.boolean()
const mostlyFalse = fc.constantFrom(false, false, false, true)
const mostlyTrue = fc.constantFrom(true, true, true, false)
const kinds = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...KINDS).map((kind) => [kind]) },
  { weight: 2, arbitrary: fc.constant(['bullying']) },
  { weight: 2, arbitrary: fc.subarray([...KINDS], { maxLength: 4 }) },
)

/** All facts told, or any part of them; half the situations are of each sort, so that plans are not only questions. */
function told(facts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(fc.record(facts), fc.record(facts, { requiredKeys: [] }))
}

function listOf(letter: string, facts: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number) {
  return fc
    .array(told(facts), { maxLength: most, size: 'max' })
    .map((entries) => entries.map((entry, index) => ({ ...entry, id: `${letter}${index + 1}` })))
}

/** A happening, most often not. */
const maybe = (date: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: date })

function facts(most: number) {
  return told({
    kinds,
    acuteDanger: mostlyFalse,
    violence: mostlyFalse,
    ongoing: boolean,
    manyInvolved: boolean,
    severalEvents: boolean,
    doubt: boolean,
    pressInterest: mostlyFalse,
    publishedOnline: boolean,
    materialReceivedByStaff: mostlyFalse,
    schools: fc.constantFrom(...SCHOOLS),
    evidence: fc.constantFrom(...EVIDENCE),
    policeContacted: boolean,
    policeClearedContact: boolean,
    bullyingFound: maybe(day),
    complaintReceived: maybe(day),
    complaintAnswered: maybe(day),
    institution: told({ type: fc.constantFrom(...INSTITUTION_TYPES), leaderReports: boolean }),
    decisions: told({
      police: fc.constantFrom(null, ...POLICE_DECISIONS),
      referral: fc.constantFrom(null, ...YES_NO_LATER),
      pedagogical: fc.constantFrom(null, 'yes', ...YES_NO_LATER),
      emergencyPlan: fc.constantFrom(null, ...YES_NO_LATER),
    }),
    victims: listOf(
      'v',
      {
        age,
        knownSince: day,
        consentToParents: boolean,
        parentsRisk: mostlyFalse,
        exceptionDecided: maybe(day),
        prosecutionBasisSince: maybe(day),
      },
      most,
    ),
    suspects: listOf(
      's',
      { known: mostlyTrue, age, school: fc.constantFrom('same', ...SUSPECT_SCHOOLS), staff: mostlyFalse },
      most,
    ),
    items: listOf('i', { sexual: boolean, ageAtTime: age, fake: boolean }, most),
    postings: listOf(
      'p',
      { platform: fc.constantFrom('snapchat', 'et nyt sted'), live: boolean, refused: maybe(day), removed: maybe(day) },
      most,
    ),
  })
}

const moment = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.constantFrom('', 'Z', '+05:30'))
  .map(([date, hour, offset]) => `${date}T${String(hour).padStart(2, '0')}:15${offset}`)
  .filter((text) => !text.startsWith('2015-01-01'))

function rawSituation(steps: readonly string[], most: number): fc.Arbitrary<Record<string, unknown>> {
  const mark: fc.Arbitrary<Mark> = fc.record({
    step: fc.constantFrom(...steps),
    of: fc.nat(),
    whole: boolean,
    on: fc.option(day),
  })
  return fc
    .record({ at: moment, facts: facts(most), done: marks(mark), skipped: marks(mark) })
    .map(({ at, facts, done, skipped }) => {
      const subjects = subjectsIn(facts)
      const keyOf = ({ step, of, whole }: Mark) =>
        whole || subjects.length === 0 ? step : `${step}:${subjects[of % subjects.length]}`
      const doneKeys = new Set(done.map(keyOf))
      return {
        at,
        ...facts,
        done: done.map((mark) => (mark.on === null ? keyOf(mark) : { step: keyOf(mark), on: mark.on })),
        skipped: Object.fromEntries(
          skipped.flatMap((mark) => (doneKeys.has(keyOf(mark)) ? [] : [[keyOf(mark), 'fordi']])),
        ),
      }
    })
}

type Mark = { readonly step: string; readonly of: number; readonly whole: boolean; readonly on: LocalDate | null }

const marks = (mark: fc.Arbitrary<Mark>): fc.Arbitrary<readonly Mark[]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(mark, { maxLength: 5, size: 'max' }) },
  )

function subjectsIn(facts: Record<string, unknown>): string[] {
  const ids = (list: string) => ((facts[list] ?? []) as { id: string }[]).map(({ id }) => id)
  const victims = ids('victims')
  return [...victims, ...victims.map((id) => `${id}.parents`), ...ids('suspects'), ...ids('items'), ...ids('postings')]
}
