import { be, openCase, press, unfold } from './setup/exercise.ts'
import { expect, test } from './setup/test.ts'

test('a correction of the guide’s answers is made in place, so that Back leads back', async ({ page }) => {
  await be(page, 'Vær lærer')
  await page.goto('/kort/guide')
  await page.getByLabel('Nej', { exact: true }).check({ force: true })
  await press(page, 'Videre')
  await press(page, 'Vis planen nu')
  await press(page, 'Åbn en sag')
  const address = page.url()
  await page.locator('.change > summary', { hasText: 'Er nogen i fare' }).click()
  await page
    .getByRole('group', { name: /Er nogen i fare/ })
    .getByText('Ja', { exact: true })
    .click()
  expect(page.url()).toBe(address)
  await press(page, 'Åbn sagen')
  await expect(page.getByRole('status')).toHaveText('Sagen er åbnet.')
  await expect(page.locator('.entry-answers')).toContainText('Ja')
})

test('what is too long is refused in words, and kept', async ({ page }) => {
  await be(page, 'Vær lærer')
  await page.goto('/sager/ny')
  const name = 'Langenavn '.repeat(20).trim()
  await page.getByLabel(/Hvad hedder den/).fill(name)
  await press(page, 'Åbn sagen')
  await expect(page.getByRole('alert')).toContainText('100')
  await expect(page.getByLabel(/Hvad hedder den/)).toHaveValue(name)
  await openCase(page, 'Ida Øvelse')
  await unfold(page, 'Skriv et notat')
  const long = 'en lang linje '.repeat(1_000).trim()
  await page.getByLabel('Hvad er der sket eller aftalt?').fill(long)
  await press(page, 'Gem notatet')
  await expect(page.getByRole('alert')).toContainText('plads til 10000')
  await expect(page.getByLabel('Hvad er der sket eller aftalt?')).toHaveValue(long)
  await page.getByLabel('Hvad er der sket eller aftalt?').fill(`${'linje\n'.repeat(100)}slut`)
  await press(page, 'Gem notatet')
  await expect(page.getByText('Notatet er gemt.')).toBeVisible()
  await expect(page.locator('.long-text .entry-wrote')).toBeHidden()
  await unfold(page, 'Vis resten af teksten')
  await expect(page.locator('.long-text .entry-wrote')).toBeVisible()
  await expect(page.locator('.long-text .entry-wrote')).toContainText('slut')
})

test('a case is printed as a document: nothing to press, and what is folded is there', async ({ page }) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Ida Øvelse')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.case').getByRole('button')).toHaveCount(0)
  for (const what of ['.case .button', '.why:not([open])', '.other-links', '.phases']) {
    await expect(page.locator(what).first()).toBeHidden()
  }
  await expect(page.locator('.then-list').first()).toBeVisible()
  await expect(page.locator('.case-stops .stop-title').first()).toBeVisible()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map((found) => Number(found[1])))).toBeLessThanOrEqual(3)
  await page.goto(`${address}/trin/uncover`)
  await expect(page.locator('form.case-form').first()).toBeHidden()
})

test('every id on Afdæk is there once', async ({ page }) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Ida Øvelse')
  await page.goto(`${address}/afdaek?ret=items`)
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('the front page leads one who is signed in to the cases', async ({ page }) => {
  await be(page, 'Vær lærer')
  await page.goto('/')
  await page.getByRole('link', { name: 'Til dine sager' }).click()
  await expect(page).toHaveURL(/\/sager$/)
})

test('only those who can open a case are offered on the way to opening one', async ({ page }) => {
  await page.goto('/oevelse')
  await expect(page.getByRole('button', { name: 'Vær SSP-konsulent' }).first()).toBeAttached()
  await page.goto('/oevelse/ny')
  await expect(page.getByRole('button', { name: 'Vær lærer' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Vær SSP-konsulent' })).toHaveCount(0)
})
