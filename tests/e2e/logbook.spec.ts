// A family's logbook as they meet it: a code, what has happened, and who may read it. What is typed is in no request.
import { press } from './setup/exercise.ts'
import { elsewhere, keepCode, openLogbook as open, startLogbook as start, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const SECRET = 'Zebrastribet paraply bag cykelskuret'

test('a mother starts a logbook, writes in it, locks it, and opens it with her code alone', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto('/logbog')
  await expectGoodPage(page)
  const code = await start(page, 'Mor')
  await expectGoodPage(page)
  await press(page, 'Skriv et punkt')
  await press(page, 'Gem')
  await expect(page.getByRole('alert')).toContainText('Skriv, hvad der skete')
  await page.getByLabel('Hvad skete der?').fill(SECRET)
  await page.getByLabel('Dag', { exact: true }).fill('2026-11-20')
  await page.getByLabel('Klokken').fill('21:15')
  await page.getByText('Cirka', { exact: true }).click()
  await expect(page.getByLabel('Cirka')).toBeChecked()
  await page.getByLabel('Navn', { exact: true }).fill('Villads Øveperson')
  await page.getByLabel('App eller side').fill('Snapchat')
  await expectGoodPage(page)
  await press(page, 'Gem')
  await expect(page.getByText('Punkt 1 er låst og gemt.')).toBeVisible()
  await expect(page.locator('.logbook-entries')).toContainText(SECRET)
  await expect(page.locator('.entry-when')).toContainText('cirka')
  await expectGoodPage(page)
  await press(page, 'Lås logbogen')
  await expect(page.getByText(SECRET)).toHaveCount(0)

  await open(page, code.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' '))
  await expect(page.locator('.logbook-entries')).toContainText(SECRET)
  await expect(page.locator('.logbook-entries')).toContainText('Villads Øveperson')

  expect(sent.filter((one) => one.includes('/logbog/')).length).toBeGreaterThan(2)
  for (const word of ['Zebrastribet', 'Villads', 'Snapchat', 'Mor"', code, code.replaceAll('-', '')])
    expect(sent.filter((one) => one.includes(word))).toEqual([])
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]))).not.toContain(
    code.slice(0, 5),
  )
})

test('what is corrected stays as it was first, beside how it is now', async ({ page }) => {
  await start(page, 'Far')
  await write(page, 'Det var om mandagen')
  await page.getByRole('button', { name: /Ret eller tilføj.*Punkt 1/ }).click()
  await expect(page.getByLabel('Hvad skete der?')).toHaveValue('Det var om mandagen')
  await page.getByLabel('Hvad skete der?').fill('Det var om tirsdagen')
  await press(page, 'Gem')
  await expect(page.getByRole('alert')).toContainText('hvorfor du retter')
  await expect(page.getByLabel('Hvad skete der?')).toHaveValue('Det var om tirsdagen')
  await page.getByLabel('Hvorfor retter du?').fill('Jeg huskede forkert')
  await press(page, 'Gem')
  const entry = page.locator('.logbook-entries .entry')
  await expect(entry).toHaveCount(1)
  await expect(entry).toContainText('Det var om tirsdagen')
  await expect(entry).toContainText('Jeg huskede forkert')
  await entry.getByText('Sådan stod der først').click()
  await expect(entry.getByText('Det var om mandagen')).toBeVisible()
})

test('each has a code of their own, and a closed one reads nothing new', async ({ page, browser }) => {
  await start(page, 'Mor')
  await write(page, 'Før')
  await press(page, 'Hvem har en kode')
  await expectGoodPage(page)
  await press(page, 'Giv en kode til en mere')
  await page.getByLabel('Hvem er den til?').fill('Storebror')
  await press(page, 'Videre')
  const code = await keepCode(page, 'Giv en kode til en mere')
  await expect(page.getByText('Storebror har nu sin egen kode.')).toBeVisible()

  const brother = await elsewhere(browser)
  await open(brother, code)
  await expect(brother.locator('.logbook-entries')).toContainText('Før')
  await write(brother, 'Set af bror')
  await write(page, 'Samtidig')
  await expect(page.locator('.logbook-entries')).toContainText('Set af bror')

  await press(page, 'Hvem har en kode')
  await press(page, 'Luk koden for Storebror')
  await press(page, 'Luk koden')
  await expect(page.getByText('Koden for Storebror er lukket.')).toBeVisible()
  await write(page, 'Efter')
  await press(brother, 'Hent nyt')
  await expect(brother.getByText('Koden åbner ingen logbog').or(brother.getByText('Din kode er lukket'))).toBeVisible()
  await expect(brother.getByText('Efter', { exact: true })).toHaveCount(0)
  await brother.context().close()
})

test('a wrong code is told where it is wrong, and one that opens nothing is told so', async ({ page }) => {
  await open(page, 'ABCDE-FGH')
  await expect(page.getByRole('alert')).toContainText('Koden mangler')
  await page.getByLabel('Din kode').fill('00000-00000-00000-00000-00000')
  await press(page, 'Åbn med kode')
  await expect(page.getByRole('alert')).toContainText('Koden åbner ingen logbog')
})

test('pressing Back after leaving shows nothing of what was open', async ({ page }) => {
  await start(page, 'Mor')
  await write(page, SECRET)
  await page.goto('/hjaelp')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Start en logbog' })).toBeVisible()
  await expect(page.getByText(SECRET)).toHaveCount(0)
})

test('in English too', async ({ page }) => {
  await page.goto('/en/logbog')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logbook')
  await expect(page.getByRole('button', { name: 'Start a logbook' })).toBeVisible()
})
