import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import type { Card } from '#core/card/card.ts'
import { checkCard } from '#core/card/check-card.ts'
import type { Fault } from '#core/card/fault.ts'
import { parseCard } from '#core/card/parse-card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { CannotStart } from './cannot-start.ts'

/** Editions of every card, oldest first, by the card's id. */
export type Cards = ReadonlyMap<string, readonly Card[]>

/** Reads and checks every released edition under `folder` (`<card>/<edition>.yaml`). Throws `CannotStart` at the first fault. */
export async function loadCards(folder: string): Promise<Cards> {
  const cards = new Map<string, Card[]>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const files = (await readdir(path.join(folder, entry.name))).filter((file) => /^\d+\.yaml$/.test(file))
    const editions = await Promise.all(files.map((file) => loadCard(path.join(folder, entry.name, file))))
    cards.set(
      entry.name,
      editions.sort((a, b) => a.edition - b.edition),
    )
  }
  return cards
}

export const newest = (cards: Cards, id: string): Card | undefined => cards.get(id)?.at(-1)

async function loadCard(file: string): Promise<Card> {
  const card = readCard(await readFile(file, 'utf8'))
  if (card.ok) return card.value
  const [first] = card.error
  const where = first?.path.length ? ` at ${first.path.join('.')}` : ''
  const says = `the card in ${file} is faulty${where}: expected ${first?.expected}`.split('\n')[0]
  throw new CannotStart(`${says}; "actioncard card check" names every fault`)
}

/** The text of a card's file as a checked card, or every fault in it. */
export function readCard(text: string): Result<Card, readonly Fault[]> {
  const document = parseDocument(text)
  const [broken] = document.errors
  if (broken) return err([{ code: 'syntax', path: [], expected: broken.message }])
  const card = parseCard(document.toJS())
  if (!card.ok) return card
  const faults = checkCard(card.value)
  return faults.length > 0 ? err(faults) : ok(card.value)
}
