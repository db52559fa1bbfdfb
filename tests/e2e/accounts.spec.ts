import pg from 'pg'
import { answer, follow, press } from './setup/exercise.ts'
import { join, PASSWORD } from './setup/joining.ts'
import { test } from './setup/own-program.ts'
import { expect, expectGoodPage } from './setup/test.ts'

test.use({ whose: 'accounts' })

test.describe.configure({ mode: 'serial' })

/** As if everybody had been away for an hour. */
async function anHourPasses(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, user: 'postgres', database: 'actioncard' })
  await client.connect()
  await client.query("update session set last_seen_at = last_seen_at - interval '1 hour'")
  await client.end()
}

test('what was typed while the session ran out is sent after signing in again; an administrator resets and closes', async ({
  page,
  browser,
  program,
}) => {
  test.setTimeout(90_000)
  await page.goto('/opsaetning')
  await page.getByLabel('Kode', { exact: true }).fill(program.setUpCode)
  await page.getByLabel('Kommune').fill('Eksempelby')
  await page.getByLabel('Skole eller institution').fill('Højmark Skole')
  await page.getByLabel('Dit navn').fill('Ada Eksempel')
  const adas = await join(page, 'ada@eksempelby.example')
  await page.goto('/invitationer')
  await page.getByLabel('Navn').fill('Nina Eksempel')
  await page.getByLabel('Rolle').selectOption('professional')
  await press(page, 'Lav et link')
  const invitation = await page.getByLabel('Link').inputValue()

  // without a script: what brings the text along is the browser's own
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: program.origin })
  const nina = await context.newPage()
  await nina.goto(invitation)
  const ninas = await join(nina, 'nina@hojmark.example')
  await nina.goto('/sager/ny')
  await answer(nina, /Er nogen i fare/, 'Nej')
  await press(nina, 'Åbn sagen')
  await nina.goto(`${new URL(nina.url()).pathname}/notat`)
  await nina.locator('details:has(textarea[name="note-text"]) > summary').first().click()
  await nina.locator('textarea[name="note-text"]').fill('Skrevet, mens jeg blev logget ud')
  await anHourPasses(program.socket)
  await nina.locator('form:has(textarea[name="note-text"]) button[type="submit"]').first().click()
  await expect(nina.getByText('er ikke tabt')).toBeVisible()
  await nina.getByLabel('Brugernavn').fill('nina@hojmark.example')
  await nina.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD)
  await press(nina, 'Videre')
  await nina.getByLabel('Kode', { exact: true }).fill(ninas[0] ?? '')
  await press(nina, 'Log ind')
  await expect(nina.getByText('Skrevet, mens jeg blev logget ud').first()).toBeVisible()

  await page.goto('/log-ind')
  await page.getByLabel('Brugernavn').fill('ada@eksempelby.example')
  await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD)
  await press(page, 'Videre')
  await page.getByLabel('Kode', { exact: true }).fill(adas[0] ?? '')
  await press(page, 'Log ind')
  await follow(page, 'Brugere')
  await expectGoodPage(page)
  await follow(page, 'Nina Eksempel')
  await expectGoodPage(page)
  await press(page, 'Nulstil login')
  await expect(page.getByRole('alert').first()).toContainText('Sig, at du har sikret dig')
  await expectGoodPage(page)
  await page.getByText('Jeg har sikret mig').click()
  await press(page, 'Nulstil login')
  await expectGoodPage(page)
  const link = await page.getByLabel('Link').inputValue()
  await nina.goto('/sager')
  await expect(nina.getByRole('heading', { level: 1 })).toHaveText('Log ind')
  await nina.goto(link)
  await expect(nina.getByText('Brugernavn: nina@hojmark.example')).toBeVisible()
  await join(nina, null)
  await nina.goto('/konto')
  await expect(nina.getByText('Dit login blev nulstillet')).toBeVisible()

  await page.goto('/brugere')
  await follow(page, 'Nina Eksempel')
  await page.getByText('Ja, luk kontoen her').click()
  await press(page, 'Luk kontoen')
  await expect(page.getByText('har ikke adgang længere')).toBeVisible()
  await nina.goto('/sager')
  await expect(nina.getByRole('heading', { level: 1 })).toHaveText('Log ind')
  await page.goto('/en/brugere')
  await expectGoodPage(page)
  await context.close()
})
