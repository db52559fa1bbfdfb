// Writes cards/card.schema.json from the schema that cards are read by, so that an editor completes and checks while one writes.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { cardSchema } from '#core/card/parse-card.ts'

/** The file as it should be. */
export function cardSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(cardSchema, { io: 'input' })
  const title = 'An action card. Made by scripts/make-card-schema.ts; do not edit by hand.'
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
}

if (import.meta.main) writeFileSync('cards/card.schema.json', cardSchemaText())
