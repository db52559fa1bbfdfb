import { checkCard } from '#core/card/check-card.ts'
import { parseCard } from '#core/card/parse-card.ts'
import { type Finding, proveCard } from '#core/card/prove/prove.ts'
import { type Command, refuse } from './io.ts'
import { brokenLines, faultLines, nameOf, parseLocated, readSource } from './source-text.ts'

const USAGE = 'usage: actioncard card check FILE'

/** `actioncard card check FILE`: the card's form, its references and conditions, then the proof. Exit 0, or 2 with every fault. */
export const run: Command = async ([verb, file, ...more], io) => {
  if (verb !== 'check' || file === undefined || more.length > 0) return refuse(io, USAGE)
  const text = await readSource(file, io.stdin)
  if (!text.ok) return refuse(io, text.error.message)
  const located = parseLocated(text.value)
  if (!located.ok) return refuse(io, brokenLines(file, located.error))
  const { value, placeOf } = located.value
  const card = parseCard(value)
  const faults = card.ok ? checkCard(card.value) : card.error
  if (!card.ok || faults.length > 0) return refuse(io, faultLines(file, faults, placeOf))
  const { findings, situations } = proveCard(card.value)
  if (findings.length > 0)
    return refuse(
      io,
      findings.map((finding) => findingLine(file, finding)),
    )
  const { id, edition, steps, warnings, clocks } = card.value
  io.stdout.write(
    `${id}@${edition}: ${steps.length} steps, ${warnings.length} stop signs, ${clocks.length} clocks. ` +
      `No dead end, nothing unreachable, no contradiction in ${situations} situations tried.\n`,
  )
  return 0
}

function findingLine(file: string, { about, says, example }: Finding): string {
  const shown = example ? `\n    for example ${JSON.stringify(example)}` : ''
  return `${nameOf(file)}: ${about}: ${says}${shown}`
}
