// For somebody whose telephone is looked at: nothing stays on the screen, behind Back, or in the history; and a passkey that opens
// nothing anywhere else.
import type { Page } from '@playwright/test'
import { withAuthenticator } from './setup/authenticator.ts'
import { press } from './setup/exercise.ts'
import { callSafe, enterCode, leftBehind, openLogbook, startLogbook, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const SECRET = 'Zebrastribet paraply bag cykelskuret'
const ELSEWHERE = 'https://www.dmi.dk/'
test.use({ elsewhere: ELSEWHERE })

test('the logbook locks after ten minutes without a touch, and says so a minute before', async ({ page }) => {
  await page.clock.install()
  await startLogbook(page, 'Mor')
  await write(page, SECRET)
  await page.clock.fastForward('08:30')
  await expect(page.getByText(SECRET)).toBeVisible()
  await page.clock.fastForward('00:45')
  await expect(page.getByText('låser om et minut')).toBeVisible()
  await press(page, 'Jeg er her')
  await expect(page.getByText('låser om et minut')).toHaveCount(0)
  await page.clock.fastForward('08:30')
  await expect(page.getByText(SECRET)).toBeVisible()
  await page.clock.fastForward('01:40')
  await expect(page.getByText('fordi der ikke skete noget i 10 minutter')).toBeVisible()
  await expect(page.getByText(SECRET)).toHaveCount(0)
})

for (const [how, leave] of [
  ['the button', (page: Page) => page.getByRole('link', { name: 'Forlad siden' }).click()],
  [
    'Escape three times',
    async (page: Page) => {
      for (let times = 0; times < 3; times++) await page.keyboard.press('Escape')
    },
  ],
] as const) {
  test(`${how} leaves the open logbook at once, and nothing of it is behind Back, in titles or in addresses`, async ({
    page,
  }) => {
    await page.route(`${ELSEWHERE}**`, (route) => route.fulfill({ body: 'vejret' }))
    await page.goto('/hjaelp')
    await startLogbook(page, 'Mor')
    await write(page, SECRET)
    expect(await page.title()).toMatch(/^Logbog/)
    expect(page.url()).toMatch(/\/logbog$/)
    await leave(page)
    await expect(page).toHaveURL(ELSEWHERE)
    await page.goBack()
    await expect(page).toHaveURL(ELSEWHERE)
    await openLogbook(page, 'ABCDE')
    await expect(page.getByText(SECRET)).toHaveCount(0)
  })
}

test('a code is dots while it is typed, unless one asks to see it, and the browser is not asked to keep it', async ({
  page,
}) => {
  await page.goto('/logbog')
  await press(page, 'Åbn med kode')
  const field = page.getByLabel('Din kode')
  await field.fill('ABCDE')
  const dots = () => field.evaluate((element) => getComputedStyle(element).getPropertyValue('-webkit-text-security'))
  expect(await dots()).toBe('disc')
  await expectGoodPage(page)
  await press(page, 'Vis koden')
  expect(await dots()).toBe('none')
  await press(page, 'Skjul koden')
  expect(await dots()).toBe('disc')
  await expect(field).toHaveAttribute('autocomplete', 'off')
  await expect(field).not.toHaveAttribute('type', 'password')
})

test('on a safe device a passkey opens the logbook too, until the device has forgotten it', async ({ page }) => {
  await withAuthenticator(page, { ctap2Version: 'ctap2_1', hasPrf: true })
  const code = await startLogbook(page, 'Mor')
  await write(page, SECRET)
  await callSafe(page)
  await press(page, 'Adgangsnøgle på denne enhed')
  await page.getByLabel('Din kode').fill('00000-00000-00000-00000-00000')
  await press(page, 'Lav en adgangsnøgle')
  await expect(page.getByRole('alert').filter({ hasText: 'ikke koden' })).toBeVisible()
  await page.getByLabel('Din kode').fill(code)
  await expectGoodPage(page)
  await press(page, 'Lav en adgangsnøgle')
  await expect(page.getByText('kan åbnes med en adgangsnøgle')).toBeVisible()
  const { names, found } = await leftBehind(page, 'Zebrastribet', code.slice(0, 11))
  expect(names).toContain('locked')
  expect(found).toEqual([])

  await page.reload()
  await press(page, 'Åbn med kode')
  await expectGoodPage(page)
  await press(page, 'Åbn med adgangsnøgle')
  await expect(page.locator('.logbook-entries')).toContainText(SECRET)
  await expect(page.locator('.logbook-entries')).toContainText('Skrevet af Mor')
  await write(page, 'Med nøglen')
  await press(page, 'Glem denne enhed')
  await press(page, 'Ja, glem denne enhed')
  await expect(page.getByText('Enheden har glemt logbogen.')).toBeVisible()
  expect((await leftBehind(page)).names).toEqual([])
  await press(page, 'Åbn med kode')
  await expect(page.getByRole('button', { name: 'Åbn med adgangsnøgle' })).toHaveCount(0)
  await press(page, 'Tilbage')
  await enterCode(page, code)
  await expect(page.locator('.logbook-entries .entry')).toHaveCount(2)
})
