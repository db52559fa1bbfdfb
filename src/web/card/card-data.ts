import { createHash } from 'node:crypto'
import type { Card } from '#core/card/card.ts'
import { data, problem } from '../answer.ts'
import type { Visit } from '../visit.ts'

type Written = { readonly name: string; readonly json: string }
const written = new WeakMap<Card, Written>()

function writtenOnce(card: Card): Written {
  const before = written.get(card)
  if (before) return before
  const json = JSON.stringify(card)
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 12)
  const now = { name: `${card.id}-${card.edition}-${hash}.json`, json }
  written.set(card, now)
  return now
}

/** Where a browser fetches the card; another card, edition or wording has another address. */
export const cardAddress = (card: Card): string => `/kort/data/${writtenOnce(card).name}`

export async function cardData({ card: newest, params }: Visit) {
  const { name, json } = writtenOnce(await newest())
  return params.file === name ? data('application/json; charset=utf-8', json, true) : problem(404)
}
