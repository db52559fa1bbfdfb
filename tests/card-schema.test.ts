import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#store/root.ts'
import { cardSchemaText } from '../scripts/make-card-schema.ts'

const written = readFileSync(join(root, 'cards/card.schema.json'), 'utf8')

test('the schema for editors is the one that cards are read by', () => {
  expect(written).toBe(cardSchemaText())
})

test('it lets conditions be text, demands both languages and no name of its own', () => {
  const { properties, required, additionalProperties } = JSON.parse(written)
  expect(additionalProperties).toBe(false)
  expect(required).toContain('steps')
  expect(required).not.toContain('definitions')
  expect(properties.title).toMatchObject({ required: ['da', 'en'], additionalProperties: false })
  expect(properties.definitions.items.properties.is).toEqual({ type: ['string', 'boolean'] })
})
