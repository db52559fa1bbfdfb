import type { Browser, Page } from '@playwright/test'
import { answer, follow, IN_DAYS, press } from './setup/exercise.ts'
import { join } from './setup/joining.ts'
import { test } from './setup/own-program.ts'
import { expect, expectGoodPage } from './setup/test.ts'

test.use({ whose: 'secrecy', actionTimeout: 20_000 })

/** Somebody whom the administrator lets in, at a machine of their own. */
async function letIn(
  administrator: Page,
  browser: Browser,
  [name, role, at]: readonly [string, string, string?],
): Promise<Page> {
  await administrator.goto('/invitationer')
  await administrator.getByLabel('Navn').fill(name)
  await administrator.getByLabel('Rolle').selectOption(role)
  if (at) await administrator.locator('select[name="at"]').selectOption(at)
  await press(administrator, 'Lav et link')
  const link = new URL(await administrator.getByLabel('Link').inputValue())
  const context = await browser.newContext({
    baseURL: link.origin,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
  })
  const page = await context.newPage()
  await page.goto(link.pathname)
  await join(page, `${name.split(' ')[0]?.toLowerCase()}@hojmark.example`)
  return page
}

/** The page as it stands, and its English twin in the dark. */
async function expectGoodTwins(page: Page): Promise<void> {
  await expectGoodPage(page)
  const here = new URL(page.url()).pathname
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`/en${here}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectGoodPage(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(here)
}

async function asksForEmergency(page: Page, number: string): Promise<void> {
  await page.goto('/sager/noedadgang')
  await page.getByLabel('Sagens nummer').fill(number)
  await answer(page, 'Hvad er grunden?', 'Jeg træder i stedet for en, der er på sagen')
  await page.getByLabel('Hvorfor er det nødvendigt nu?').fill('Nina er syg, og mor venter på svar i dag.')
  await press(page, 'Tag nødadgang')
}

test('a colleague is suspected and learns nothing; another looks in, and is seen to; two agree to delete', async ({
  page: ada,
  browser,
  program,
}) => {
  test.setTimeout(300_000)
  await ada.goto('/opsaetning')
  await ada.getByLabel('Kode', { exact: true }).fill(program.setUpCode)
  await ada.getByLabel('Kommune').fill('Eksempelby')
  await ada.getByLabel('Skole eller institution').fill('Højmark Skole')
  await ada.getByLabel('Dit navn').fill('Ada Eksempel')
  await join(ada, 'ada@eksempelby.example')
  const nina = await letIn(ada, browser, ['Nina Eksempel', 'professional'])
  const bo = await letIn(ada, browser, ['Bo Eksempel', 'professional'])
  const iben = await letIn(ada, browser, ['Iben Eksempel', 'professional'])
  const lene = await letIn(ada, browser, ['Lene Eksempel', 'leader'])
  const dorte = await letIn(ada, browser, ['Dorte Eksempel', 'dpo', 'kommune'])
  let address = ''
  let number = ''

  await test.step('Ada sees who has an account', async () => {
    await ada.goto('/brugere')
    await expect(ada.getByRole('link', { name: 'Bo Eksempel' })).toBeVisible()
    await expectGoodTwins(ada)
  })

  await test.step('Nina opens a case of a picture that her colleague Bo is said to have shared', async () => {
    await nina.goto('/sager/ny')
    await expectGoodTwins(nina)
    await answer(nina, /Er nogen i fare/, 'Nej')
    await answer(nina, /Hvad er der sket/, 'Intime billeder er delt uden samtykke')
    await nina.getByRole('textbox', { name: 'Alder i hele år' }).fill('13')
    await answer(nina, /Ved I, hvem/, 'Ja, vi ved hvem')
    await nina.getByLabel(/Hvad hedder den/).fill('Frida Prøve')
    await nina.getByLabel(/en, der arbejder her/).selectOption({ label: 'Bo Eksempel' })
    await press(nina, 'Åbn sagen')
    await expect(nina.getByRole('status')).toHaveText('Sagen er åbnet.')
    address = new URL(nina.url()).pathname
    number = (await nina.locator('.case-number').innerText()).replace('Sag ', '')
    await expect(nina.getByText('Må ikke kende til sagen')).toBeVisible()
    await expectGoodPage(nina)
  })

  await test.step('Bo sees nothing of it: not in his list, not by its address, not by its number', async () => {
    await bo.goto('/sager')
    await expect(bo.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(bo.locator('body')).not.toContainText(number)
    expect((await bo.goto(address))?.status()).toBe(404)
    await asksForEmergency(bo, number)
    await expect(bo.getByRole('alert')).toContainText('Der er ingen sag med det nummer')
    await expectGoodPage(bo)
  })

  await test.step('Afdæk and the page of the person say that he is out, and offer others but not him', async () => {
    await nina.goto(`${address}/afdaek`)
    await expect(nina.locator('select[name="person-staff"] option', { hasText: 'Iben Eksempel' })).toHaveCount(1)
    await expect(nina.locator('select[name="person-staff"] option', { hasText: 'Bo Eksempel' })).toHaveCount(0)
    await expectGoodTwins(nina)
    await nina.goto(`${address}/personer/s1`)
    await expect(nina.getByText('Bo Eksempel har ikke haft adgang siden')).toBeVisible()
    await expectGoodTwins(nina)
    await nina.goto(`${address}/opgaver`)
    await expect(nina.locator('select option', { hasText: 'Lene Eksempel' })).toHaveCount(1)
    await expect(nina.locator('select option', { hasText: 'Bo Eksempel' })).toHaveCount(0)
  })

  await test.step('Iben, who is on no case, reads it in an emergency', async () => {
    await iben.goto('/sager/noedadgang')
    await expectGoodTwins(iben)
    await asksForEmergency(iben, '1999-0000')
    await expect(iben.getByRole('alert')).toContainText('Der er ingen sag med det nummer')
    await expectGoodPage(iben)
    await asksForEmergency(iben, number)
    await expect(iben).toHaveURL(new RegExp(`${address}$`))
    await expect(iben.getByText(/Du læser sagen med nødadgang til .* Du kan ikke skrive i den/)).toBeVisible()
    await expectGoodTwins(iben)
  })

  await test.step('Lene is told, and says that she has seen it', async () => {
    await lene.goto('/sager')
    await expect(lene.getByText(`Sag ${number}: Iben Eksempel`)).toBeVisible()
    await expectGoodPage(lene)
    await lene.goto(`${address}/noedadgang`)
    await expect(lene.getByText('Nina er syg, og mor venter på svar i dag.')).toBeVisible()
    await expectGoodTwins(lene)
    await press(lene, 'Jeg har set det')
    await expect(lene.getByText(/Set af Lene Eksempel/)).toBeVisible()
    await expectGoodPage(lene)
  })

  await test.step('whoever is on the case sees who has looked; Lene can take the record along', async () => {
    await nina.goto(`${address}/adgang`)
    await expect(nina.locator('.look-ups')).toContainText('Iben Eksempel')
    await expect(nina.locator('.look-ups')).not.toContainText('Bo Eksempel, fagprofessionel Læste')
    await expectGoodTwins(nina)
    await lene.goto(`${address}/adgang`)
    await expect(lene.getByRole('link', { name: 'Hent hele listen som fil' })).toBeVisible()
    await follow(lene, 'Vis hele listen, så den kan skrives ud')
    await expect(lene.getByRole('button', { name: 'Udskriv' })).toBeVisible()
    await expectGoodPage(lene)
    await lene.emulateMedia({ media: 'print' })
    await expect(lene.getByText(/Skrevet ud .* af Lene Eksempel/)).toBeVisible()
    await expect(lene.getByRole('button', { name: 'Udskriv' })).toBeHidden()
    await lene.emulateMedia({ media: null })
  })

  await test.step('Dorte oversees: the case, a person, the door; and nothing of what it says', async () => {
    await dorte.goto('/tilsyn')
    await expect(dorte.locator('body')).toContainText(/Iben Eksempel[\s\S]*set af lederen/)
    await expectGoodTwins(dorte)
    await follow(dorte, `Sag ${number}`)
    await expect(dorte.getByRole('heading', { level: 1 })).toHaveText(`Hvem har set sag ${number}`)
    await expect(dorte.locator('body')).not.toContainText('Frida')
    await expectGoodTwins(dorte)
    await follow(dorte, /^Iben Eksempel/)
    await expect(dorte.locator('.look-ups')).toContainText('Tog nødadgang til sagen')
    await expectGoodTwins(dorte)
    await dorte.goto('/tilsyn/log-ind')
    await expect(dorte.locator('.look-ups')).toContainText('Loggede ind')
    await expectGoodTwins(dorte)
  })

  await test.step('the case is closed by two', async () => {
    await nina.goto(`${address}/luk`)
    await nina.getByLabel('Hvordan endte det?').fill('Det var en anden, og sagen er åbnet ved en fejl.')
    await nina.getByLabel('Hvorfor bliver de liggende?').fill('Sagen handler ikke om vores skole.')
    await nina.getByLabel('Hvornår følger I op?').fill(IN_DAYS(30))
    await nina.getByLabel('Hvad følger I op på?').fill('Spørg Frida, hvordan hun har det.')
    await press(nina, 'Foreslå at lukke')
    await expect(nina.getByText('Venter på ledelsen')).toBeVisible()
    await lene.goto(`${address}/beslutninger/closing`)
    await press(lene, 'Bekræft beslutningen')
    await expect(lene.getByRole('heading', { name: 'Lukket' })).toBeVisible()
  })

  await test.step('Lene asks that it be deleted, Dorte agrees, and a line is all that stays', async () => {
    await lene.goto(`${address}/slet`)
    await expectGoodTwins(lene)
    await press(lene, 'Bed om, at sagen slettes')
    await expect(lene.getByRole('alert')).toContainText('Vælg et grundlag.')
    await expectGoodPage(lene)
    await answer(lene, 'På hvilket grundlag?', 'Sagen blev åbnet ved en fejl')
    await lene.getByLabel('Hvorfor?', { exact: true }).fill('Det skete på en anden skole, som har sagen nu.')
    await press(lene, 'Bed om, at sagen slettes')
    await expect(lene.getByText('En anden leder eller databeskyttelsesrådgiveren skal sige ja.')).toBeVisible()
    await expectGoodPage(lene)
    await dorte.goto('/tilsyn')
    await expect(dorte.getByRole('heading', { name: 'Sletning, der venter på et ja' })).toBeVisible()
    await expectGoodTwins(dorte)
    await press(dorte, 'Slet sagen for altid')
    await expect(dorte.getByText('Lene Eksempel bad om det, Dorte Eksempel sagde ja.')).toBeVisible()
    await expectGoodTwins(dorte)
    await lene.goto('/sager/slettede')
    await expect(lene.locator('.look-ups')).toContainText(`Sag ${number}`)
    await expect(lene.locator('.look-ups')).toContainText('Sagen blev åbnet ved en fejl')
    await expectGoodTwins(lene)
    expect((await nina.goto(address))?.status()).toBe(404)
    expect((await bo.goto(address))?.status()).toBe(404)
  })

  for (const page of [nina, bo, iben, lene, dorte]) await page.context().close()
})
