// Evidence in a family's logbook: registered where it lies, recognised later. No byte of it is in any request, nor its hash.
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { answer, be, press, unfold } from './setup/exercise.ts'
import { startLogbook } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const BYTES = Buffer.from('Zebrastribet billede af en besked, 40 byte')
const CHANGED = Buffer.concat([BYTES, Buffer.from('!')])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** As it might stand in a request: as it is, and by each usual way to write bytes. */
const formsOf = (bytes: Buffer): string[] => [
  bytes.toString('latin1'),
  bytes.toString('hex'),
  bytes.toString('hex').toUpperCase(),
  ...[0, 1, 2].flatMap((shift) => [middle(bytes, shift, 'base64'), middle(bytes, shift, 'base64url')]),
  encodeURIComponent(bytes.toString('latin1')),
]

/** What of the base64 does not depend on what stands before and after. */
const middle = (bytes: Buffer, shift: number, form: 'base64' | 'base64url') =>
  bytes.subarray(shift, bytes.length - ((bytes.length - shift) % 3)).toString(form)

/** Every request of the browser, with its body, also those of workers. */
function watch(page: Page): string[] {
  const sent: string[] = []
  page.context().on('request', (request) => {
    const headers = JSON.stringify(request.headers())
    sent.push(`${request.url()} ${headers} ${request.postDataBuffer()?.toString('latin1') ?? ''}`)
  })
  return sent
}

function expectUnsent(sent: readonly string[], names: readonly string[]): void {
  expect(sent.filter((one) => one.includes('/logbog/skriv')).length).toBeGreaterThan(0)
  const secrets = [BYTES, sha256(BYTES), Buffer.from(sha256(BYTES).toString('hex'))].flatMap(formsOf)
  for (const secret of [...secrets, ...names.flatMap((name) => [name, encodeURIComponent(name)])])
    expect(sent.filter((one) => one.includes(secret))).toEqual([])
}

const file = (name: string, buffer = BYTES) => ({ name, mimeType: 'image/png', buffer })

async function choose(page: Page, minor: 'Ja' | 'Nej' | 'Ved ikke', ...files: ReturnType<typeof file>[]) {
  await press(page, 'Tilføj et bevis')
  await answer(page, /under 18 år/, minor)
  await press(page, 'Videre')
  await page.getByLabel('Vælg filer').setInputFiles(files)
}

async function register(page: Page, what: string, name = 'Trussel.png'): Promise<void> {
  await choose(page, 'Ja', file(name))
  await press(page, 'Videre')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvad viser filen?').fill(what)
  await press(page, 'Registrér')
  await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
}

test('files are registered where they lie: words and fingerprint in the logbook, nothing of them in any request', async ({
  page,
}) => {
  const sent = watch(page)
  await startLogbook(page, 'Mor')
  await press(page, 'Tilføj et bevis')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tilføj et bevis')
  await expectGoodPage(page)
  await press(page, 'Videre')
  await expect(page.getByRole('alert')).toContainText('Svar på spørgsmålet')
  await answer(page, /under 18 år/, 'Ja')
  await press(page, 'Videre')
  await expect(page.getByText('I behøver ikke en kopi mere')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Nej, skriv kun ned/ })).toBeChecked()
  await expectGoodPage(page)
  await press(page, 'Videre')
  await expect(page.getByRole('alert')).toContainText('Vælg mindst én fil')
  await page.getByLabel('Vælg filer').setInputFiles([file('Trussel.png'), file('Anden besked.mov', CHANGED)])
  await press(page, 'Videre')
  await expectGoodPage(page)
  await press(page, 'Registrér')
  await expect(page.getByRole('alert')).toContainText('Skriv et par ord om Trussel.png')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvor er den fra?').fill('chatten 7.b på Snapchat')
  const each = page.locator('.evidence-file')
  await each.nth(0).getByLabel('Hvad viser filen?').fill('Truslen fra fredag')
  await each.nth(1).getByLabel('Hvad viser filen?').fill('Det næste, han skrev')
  await each.nth(1).getByText('Andet end for de øvrige filer').click()
  await each.nth(1).getByLabel('Hvad er netop den?').selectOption('screen-recording')
  await press(page, 'Registrér')
  await expect(page.getByText('2 beviser er skrevet i logbogen.')).toBeVisible()
  const entries = page.locator('.logbook-entries .entry')
  await expect(entries).toHaveCount(2)
  await expect(entries.nth(0)).toContainText('Truslen fra fredag')
  await expect(entries.nth(0)).toContainText('Et skærmbillede')
  await expect(entries.nth(1)).toContainText('En skærmoptagelse')
  await expect(entries.nth(1)).toContainText('chatten 7.b på Snapchat')
  await unfold(page, 'Filens fingeraftryk')
  const shown = await entries.nth(0).locator('.logbook-hash').textContent()
  expect(shown?.replaceAll(' ', '')).toBe(sha256(BYTES).toString('hex'))
  await expectGoodPage(page)
  expectUnsent(sent, ['Trussel', 'Truslen', '7.b'])
})

test('a file is known again to the byte, and another is not', async ({ page }) => {
  const sent = watch(page)
  await startLogbook(page, 'Far')
  await press(page, 'Er det stadig den samme fil?')
  await expect(page.getByText('Der er ingen beviser i logbogen endnu.')).toBeVisible()
  await press(page, 'Tilbage')
  await register(page, 'Truslen fra fredag')
  await press(page, 'Er det stadig den samme fil?')
  await expectGoodPage(page)
  await page.getByLabel('Vælg filen').setInputFiles(file('omdøbt.png'))
  await press(page, 'Se efter')
  await expect(page.getByText('Ja, det er den samme fil.')).toBeVisible()
  await expect(page.getByText('Det er punkt 1: Truslen fra fredag.')).toBeVisible()
  await expectGoodPage(page)
  await press(page, 'Prøv en anden fil')
  await page.getByLabel('Vælg filen').setInputFiles(file('Trussel.png', CHANGED))
  await press(page, 'Se efter')
  await expect(page.getByText('Nej. Den fil er ikke registreret her.')).toBeVisible()
  await expect(page.getByText('Punkt 1 har samme navn, men et andet indhold')).toBeVisible()
  expectUnsent(sent, ['Trussel', 'omdøbt'])
})

test('a professional’s browser takes in no files', async ({ page }) => {
  await be(page, 'Vær lærer')
  await startLogbook(page, 'Mor')
  await press(page, 'Tilføj et bevis')
  await expect(page.getByText('Medarbejdere må ikke tage imod filer')).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  await expectGoodPage(page)
  await press(page, 'Tilbage')
  await press(page, 'Er det stadig den samme fil?')
  await expect(page.locator('input[type=file]')).toHaveCount(0)
})

test('what was registered while the net was away waits on the page, and is written once when it is back', async ({
  page,
  context,
}) => {
  await startLogbook(page, 'Mor')
  await choose(page, 'Ja', file('Trussel.png'))
  await press(page, 'Videre')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvad viser filen?').fill('Truslen')
  await context.route('**/logbog/skriv', (route) => route.abort('internetdisconnected'))
  await press(page, 'Registrér')
  await expect(page.getByText('0 af 1 er gemt i logbogen')).toBeVisible()
  await context.unroute('**/logbog/skriv')
  await press(page, 'Prøv igen')
  await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
  await expect(page.locator('.logbook-entries .entry')).toHaveCount(1)
})
