// Whoever steals the server's folder after a family has written (database, write-ahead log, logs) reads none of it.
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { press } from './setup/exercise.ts'
import { callSafe, letIn, startLogbook } from './setup/logbook.ts'
import { expect, test } from './setup/test.ts'

const MARK = 'zqkxlogbog'
const folder = process.env.E2E_DATA_DIR ?? join(tmpdir(), `actioncard-e2e-${process.env.E2E_PORT ?? '3117'}`)

function everything(): readonly Buffer[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      try {
        return [readFileSync(join(entry.parentPath, entry.name))]
      } catch {
        // a database clears up after itself while one looks
        return []
      }
    })
}

test('a marked word in every field, every name and every code of a logbook is nowhere in the server’s folder', async ({
  page,
}) => {
  const signatures: string[] = []
  page.on('request', (request) => {
    const signature = /"signature":"([^"]+)"/.exec(
      request.url().endsWith('/skriv') ? (request.postData() ?? '') : '',
    )?.[1]
    if (signature) signatures.push(signature)
  })
  const codes = [await startLogbook(page, `${MARK}mor`), await letIn(page, `${MARK}far`)]
  await callSafe(page)
  await press(page, 'Skriv et punkt')
  await page.locator('.logbook-form summary').click()
  const fields = page
    .locator('.logbook-form')
    .locator('textarea, input:not([type=date]):not([type=time]):not([type=checkbox])')
  const count = await fields.count()
  expect(count).toBeGreaterThan(10)
  for (let index = 0; index < count; index++) await fields.nth(index).fill(`${MARK}${index}`)
  await press(page, 'Gem')
  await expect(page.getByText('Punkt 1 er låst og gemt.')).toBeVisible()
  const files = everything()
  const holding = (word: string) =>
    files.filter((file) => file.includes(word) || file.includes(Buffer.from(word).toString('hex'))).length
  // what is sealed is there, so that the search is known to find what is there
  expect(signatures).toHaveLength(1)
  expect(holding(signatures[0] ?? '')).toBeGreaterThan(0)
  for (const word of [MARK, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) expect(holding(word)).toBe(0)
})
