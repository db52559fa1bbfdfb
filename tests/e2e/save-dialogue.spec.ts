// Chromium's own question where to save. No test can press it, so what it answers is given to the program in its place; what the
// program makes of the answer is all its own. The file lies among the site's, under a name that it knows nothing of.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startHash } from '#vault/package/hash.ts'
import { sourceOf } from '#vault/package/tree.ts'
import { verifyZip } from '#vault/package/verify.ts'
import { answer, press } from './setup/exercise.ts'
import { startLogbook, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const folder = mkdtempSync(join(tmpdir(), 'save-dialogue-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Asked = { readonly asked: readonly string[]; says: 'yes' | 'AbortError' | 'SecurityError' }
declare global {
  var dialogue: Asked
}

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const asked: string[] = []
    globalThis.dialogue = { asked, says: 'yes' }
    Reflect.set(window, 'showSaveFilePicker', async ({ suggestedName }: { suggestedName: string }) => {
      asked.push(suggestedName)
      const { says } = globalThis.dialogue
      if (says !== 'yes') throw new DOMException('', says)
      return (await navigator.storage.getDirectory()).getFileHandle('valgt.zip', { create: true })
    })
  }),
)

const says = (page: Page, next: Asked['says']) =>
  page.evaluate((one) => {
    globalThis.dialogue.says = one
  }, next)

/** What lies where it was to be saved; null when nothing does. */
async function saved(page: Page): Promise<Buffer | null> {
  const text = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const file = await root
      .getFileHandle('valgt.zip')
      .then((handle) => handle.getFile())
      .catch(() => null)
    return file && [...new Uint8Array(await file.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join('')
  })
  return text === null ? null : Buffer.from(text, 'latin1')
}

async function expectWhole(page: Page): Promise<void> {
  const seal = ((await page.locator('.package-seal').textContent()) ?? '').replaceAll(' ', '')
  const bytes = await saved(page)
  const report = await verifyZip(sourceOf(new Blob([new Uint8Array(bytes ?? [])])), { hash: startHash, seal })
  expect(report).toMatchObject({ readable: true, whole: true, findings: [] })
}

async function choose(page: Page): Promise<void> {
  await press(page, 'Pakke til politiet')
  await press(page, 'Vælg alle')
}

test('a package is written straight to where somebody chose, and nowhere else', async ({ page }) => {
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  await startLogbook(page, 'Mor')
  await write(page, 'Det var om mandagen')
  await choose(page)
  await press(page, 'Videre')
  await expect(page.getByText('Pakken er lavet')).toBeVisible()
  const [name] = await page.evaluate(() => globalThis.dialogue.asked)
  expect(name).toMatch(/^pakke-\w+\.zip$/)
  await expect(page.getByText(name ?? '')).toBeVisible()
  await expectWhole(page)
  expect(downloads).toEqual([])
})

test('who closes the dialogue has made no package, and everything chosen is still there', async ({ page }) => {
  await startLogbook(page, 'Mor')
  await write(page, 'Det var om mandagen')
  await choose(page)
  await says(page, 'AbortError')
  await press(page, 'Videre')
  await expect(page.getByRole('alert')).toHaveText('Det er stoppet. Der er ikke gemt noget.')
  await expect(page.getByRole('checkbox', { name: /Punkt 1/ })).toBeChecked()
  await expectGoodPage(page)
  expect(await saved(page)).toBe(null)
  await says(page, 'yes')
  await press(page, 'Videre')
  await expect(page.getByText('Pakken er lavet')).toBeVisible()
  await expectWhole(page)
  await press(page, 'Færdig')
  // the package that was not made is not in the logbook
  await expect(page.locator('.logbook-entries .entry')).toHaveCount(2)
})

test('where the browser does not ask, as when the click is too long ago, the package is a download', async ({
  page,
}) => {
  await startLogbook(page, 'Mor')
  await write(page, 'Det var om mandagen')
  await choose(page)
  await says(page, 'SecurityError')
  const downloading = page.waitForEvent('download')
  await press(page, 'Videre')
  expect((await downloading).suggestedFilename()).toMatch(/^pakke-\w+\.zip$/)
  await expect(page.getByText('Pakken er lavet')).toBeVisible()
  expect(await saved(page)).toBe(null)
})

test('a package that is stopped leaves nothing, and what lay there before is as it was', async ({ page }) => {
  const large = join(folder, 'Lang optagelse.mov')
  writeFileSync(large, Buffer.alloc(150_000_000, 7))
  await startLogbook(page, 'Mor')
  await press(page, 'Tilføj et bevis')
  await answer(page, /under 18 år/, 'Nej')
  await press(page, 'Videre')
  await page.getByLabel('Vælg filer').setInputFiles(large)
  await press(page, 'Videre')
  await answer(page, /Hvad er den\?/, 'En skærmoptagelse')
  await page.getByLabel('Hvad viser filen?').fill('Hele samtalen')
  for (const before of [null, 'en god pakke']) {
    if (before !== null)
      await page.evaluate(async (text) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('valgt.zip', { create: true })
        const file = await handle.createWritable()
        await file.write(text)
        await file.close()
      }, before)
    await press(page, 'Registrér, og gem kopien')
    await press(page, 'Stop')
    await expect(page.getByText('Der er ikke skrevet noget i logbogen.')).toBeVisible()
    expect((await saved(page))?.toString() ?? null).toBe(before)
  }
})
