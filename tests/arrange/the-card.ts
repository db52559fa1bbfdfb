import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '#core/card/card.ts'
import { readCard } from '#store/cards.ts'
import { root } from '#store/root.ts'

/** The released card itself, read as the program reads it. */
export function theCard(): Card {
  const card = readCard(readFileSync(join(root, 'cards/digitale-kraenkelser/1.yaml'), 'utf8'))
  if (!card.ok) throw new Error(`the card is at fault: ${JSON.stringify(card.error[0])}`)
  return card.value
}
