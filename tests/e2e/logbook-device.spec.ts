// The logbook on a device that somebody has called their own and safe, and on one that nobody has.
import type { Page } from '@playwright/test'
import { press } from './setup/exercise.ts'
import { callSafe, elsewhere, enterCode, leftBehind, letIn, openLogbook, startLogbook, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const SECRET = 'Zebrastribet paraply bag cykelskuret'
const entries = (page: Page) => page.locator('.logbook-entries .entry')

/** The page and its scripts are kept, so that it opens without a network. */
async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!(await caches.match('/logbog'))) await new Promise((later) => setTimeout(later, 100))
  })
}

test('on a device that nobody has called safe nothing is kept, and the page says so', async ({ page }) => {
  const code = await startLogbook(page, 'Mor')
  await expect(page.getByText('På denne enhed gemmes ingenting af logbogen.')).toBeVisible()
  await write(page, SECRET)
  await press(page, 'Skriv et punkt')
  await page.getByLabel('Hvad skete der?').fill('En kladde med Zebrastribet')
  await page.waitForTimeout(600)
  await press(page, 'Tilbage')
  await press(page, 'Er det din egen, sikre enhed?')
  await expectGoodPage(page)
  await press(page, 'Nej, gem ingenting her')
  const left = await leftBehind(page, 'Zebrastribet', code, code.replaceAll('-', ''))
  expect(left).toEqual({ names: [], found: [] })
})

test('on a safe device the logbook opens without a network, and what is written there is sent later, once', async ({
  page,
  context,
  browser,
}) => {
  const code = await startLogbook(page, 'Mor')
  await write(page, 'Skrevet med net')
  await callSafe(page)
  await expectGoodPage(page)
  await readyForOffline(page)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText('Der ligger en låst kopi')).toBeVisible()
  await enterCode(page, code)
  await expect(page.getByRole('alert')).toContainText('Der er ikke forbindelse')
  await expect(entries(page)).toContainText(['Skrevet med net'])
  await write(page, SECRET, /gemt på denne enhed/)
  await write(page, 'Endnu et', /gemt på denne enhed/)
  await expect(page.locator('.logbook-waiting li')).toHaveText([SECRET, 'Endnu et'])
  await expectGoodPage(page)
  expect((await leftBehind(page, 'Zebrastribet', code.slice(0, 11))).found).toEqual([])
  await page.reload()
  await enterCode(page, code)
  await expect(page.locator('.logbook-waiting li')).toHaveText([SECRET, 'Endnu et'])

  await context.setOffline(false)
  await expect(page.locator('.logbook-waiting')).toHaveCount(0)
  await expect(entries(page)).toHaveCount(3)
  const other = await elsewhere(browser)
  await openLogbook(other, code)
  await expect(entries(other)).toHaveCount(3)
  await expect(entries(other).filter({ hasText: SECRET })).toHaveCount(1)
  await other.context().close()
})

test('a draft outlives its tab', async ({ page, context }) => {
  const code = await startLogbook(page, 'Mor')
  await callSafe(page)
  await press(page, 'Skriv et punkt')
  await page.getByLabel('Hvad skete der?').fill(SECRET)
  await page.getByLabel('App eller side').fill('Snapchat')
  await page.getByLabel('Navn', { exact: true }).fill('Villads Øveperson')
  await page.waitForTimeout(1000)
  await page.close()
  const again = await context.newPage()
  await openLogbook(again, code)
  await expect(again.getByText('Du har en kladde')).toBeVisible()
  expect((await leftBehind(again, 'Zebrastribet', 'Villads')).found).toEqual([])
  await press(again, 'Skriv videre på kladden')
  await expect(again.getByLabel('Hvad skete der?')).toHaveValue(SECRET)
  await expect(again.getByLabel('App eller side')).toHaveValue('Snapchat')
  await expect(again.getByLabel('Navn', { exact: true })).toHaveValue('Villads Øveperson')
  await press(again, 'Gem')
  await expect(entries(again)).toContainText([SECRET])
  await expect(again.getByText('Du har en kladde')).toHaveCount(0)
  await again.waitForTimeout(600)
  await press(again, 'Skriv et punkt')
  await expect(again.getByLabel('Hvad skete der?')).toHaveValue('')
})

test('a half-written correction and a half-written entry outlive each other, and the tab', async ({
  page,
  context,
}) => {
  const code = await startLogbook(page, 'Mor')
  await write(page, 'Det var om mandagen')
  await callSafe(page)
  await page.getByRole('button', { name: /Ret eller tilføj.*Punkt 1/ }).click()
  await page.getByLabel('Hvad skete der?').fill(`Om tirsdagen. ${SECRET}`)
  await page.getByLabel('Hvorfor retter du?').fill('Jeg huskede forkert')
  await press(page, 'Tilbage')
  await press(page, 'Skriv et punkt')
  await page.getByLabel('Hvad skete der?').fill('Noget helt andet')
  await press(page, 'Tilbage')
  await expect(page.getByText('Du har en kladde, der ikke er gemt som punkt.')).toBeVisible()
  await expect(page.getByText('Du har en kladde til en rettelse af punkt 1')).toBeVisible()
  await expectGoodPage(page)
  await page.close()

  const again = await context.newPage()
  await openLogbook(again, code)
  expect((await leftBehind(again, 'Zebrastribet', 'tirsdagen', 'helt andet')).found).toEqual([])
  await press(again, 'Skriv videre på kladden')
  await expect(again.getByLabel('Hvad skete der?')).toHaveValue('Noget helt andet')
  await press(again, 'Gem')
  await expect(again.getByText('Du har en kladde, der ikke er gemt som punkt.')).toHaveCount(0)
  await press(again, 'Skriv videre på kladden : Punkt 1')
  await expect(again.getByLabel('Hvad skete der?')).toHaveValue(`Om tirsdagen. ${SECRET}`)
  await expect(again.getByLabel('Hvorfor retter du?')).toHaveValue('Jeg huskede forkert')
  await press(again, 'Gem')
  await expect(entries(again)).toContainText([SECRET, 'Noget helt andet'])
  await expect(again.getByText('Du har en kladde')).toHaveCount(0)

  await again.getByRole('button', { name: /Ret eller tilføj.*Punkt 1/ }).click()
  await again.getByLabel('Hvad skete der?').fill('Fortrudt')
  await press(again, 'Tilbage')
  await press(again, 'Slet kladden : Punkt 1')
  await expect(again.getByText('Du har en kladde')).toHaveCount(0)
  await again.getByRole('button', { name: /Ret eller tilføj.*Punkt 1/ }).click()
  await expect(again.getByLabel('Hvad skete der?')).toHaveValue(`Om tirsdagen. ${SECRET}`)
})

test('a device that is told to forget has nothing of the logbook any more', async ({ page }) => {
  const code = await startLogbook(page, 'Mor')
  await write(page, SECRET)
  await callSafe(page)
  const before = await leftBehind(page, 'Zebrastribet')
  expect(before).toEqual({ names: ['database actioncard', 'entry/0000001', 'key', 'open'], found: [] })
  await press(page, 'Glem denne enhed')
  await expectGoodPage(page)
  await press(page, 'Ja, glem denne enhed')
  await expect(page.getByText('Enheden har glemt logbogen.')).toBeVisible()
  expect((await leftBehind(page)).names).toEqual([])
  await expect(page.getByText('Der ligger en låst kopi')).toHaveCount(0)
  await openLogbook(page, code)
  await expect(entries(page)).toContainText([SECRET])
  await expect(page.getByText('På denne enhed gemmes ingenting af logbogen.')).toBeVisible()
})

test('what the device keeps for one is not opened or sent by another', async ({ page, context }) => {
  const mor = await startLogbook(page, 'Mor')
  const far = await letIn(page, 'Far')
  await callSafe(page)
  await readyForOffline(page)
  await context.setOffline(true)
  await write(page, 'Mors ord', /gemt på denne enhed/)
  await press(page, 'Lås logbogen')
  await context.setOffline(false)
  await enterCode(page, far)
  await expect(page.getByText('På denne enhed gemmes ingenting af logbogen.')).toBeVisible()
  await expect(page.getByText('Mors ord')).toHaveCount(0)
  await press(page, 'Hent nyt')
  await expect(page.getByText('Mors ord')).toHaveCount(0)
  await press(page, 'Lås logbogen')
  await enterCode(page, mor)
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page)).toContainText(['Skrevet af Mor'])
})
