import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CannotStart } from './cannot-start.ts'
import { loadCards } from './cards.ts'

const folder = mkdtempSync(join(tmpdir(), 'cards-'))
mkdirSync(join(folder, 'a-card'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['no YAML', 'steps: [\n'],
  ['another thing', 'title: hello\n'],
])('a card that is %s stops the program with one plain line', async (_, text) => {
  writeFileSync(join(folder, 'a-card/1.yaml'), text)
  const error: unknown = await loadCards(folder).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(CannotStart)
  expect((error as Error).message).toMatch(
    /^the card in .*a-card\/1\.yaml is faulty.*: expected .*"actioncard card check"/,
  )
})
