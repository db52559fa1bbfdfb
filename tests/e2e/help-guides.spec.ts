import type { Page } from '@playwright/test'
import { expect, expectGoodPage, pagesOf, test } from './setup/test.ts'

const ADDRESSES = [
  '/hjaelp',
  '/hjaelp/beviser',
  '/hjaelp/beviser?app=snapchat&enhed=iphone',
  '/hjaelp/beviser?app=findes-ikke&enhed=%00',
  '/hjaelp/fjern?sted=tiktok',
]

for (const path of ADDRESSES.flatMap((path) => [path, `/en${path}`])) {
  test(`${path} can be used by everyone, on the narrowest telephone too`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expectGoodPage(page)
    }
  })
}

/** A clip of a 14-year-old on TikTok, as a family answers at night. */
async function answer(page: Page, { evidence, police, threats }: Record<'evidence' | 'police' | 'threats', string>) {
  await page.getByLabel('Hvor ligger det?').selectOption({ label: 'TikTok' })
  await page.getByLabel('Under 18, og er det stadig').check({ force: true })
  const choose = (group: string, label: string) =>
    page.getByRole('group', { name: group }).getByLabel(label, { exact: true }).check({ force: true })
  await choose('Er det nøgent, intimt eller seksuelt?', 'Ja')
  await choose('Bliver nogen truet, presset for penge eller billeder, eller lokket?', threats)
  await choose('Er beviserne gemt?', evidence)
  await choose('Har I talt med politiet om det?', police)
  await page.getByRole('button', { name: 'Vis vejene' }).click()
}

const now = (page: Page) => page.locator('.help-ways').first().getByRole('heading')

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a family finds its app and its phone, and hears that Snapchat tells the sender', async ({ page }) => {
    await page.goto('/hjaelp')
    await page.getByRole('link', { name: 'Gem beviser' }).click()
    await page.getByRole('navigation', { name: 'Hvor er det sket?' }).getByRole('link', { name: 'Snapchat' }).click()
    await page.getByRole('navigation', { name: 'Hvad har I det på?' }).getByRole('link', { name: 'iPhone' }).click()
    await expect(page).toHaveURL('/hjaelp/beviser?app=snapchat&enhed=iphone')
    await expect(page.getByText('Appen siger det til afsenderen', { exact: false }).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Film skærmen udefra' })).toBeVisible()
    await expect(page.getByRole('heading', { name: /Sådan filmer I skærmen/ })).toHaveCount(0)
    await expect(page.getByText('vælg Gem i Arkiver', { exact: false })).toBeVisible()
    await expect(page.getByText('Lav ingen kopi.', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('På nettet kan der ikke sendes filer med.', { exact: false })).toBeVisible()
  })

  test('where the app tells nobody the phone itself films', async ({ page }) => {
    await page.goto('/hjaelp/beviser?app=facebook&enhed=android')
    await expect(page.getByRole('heading', { name: 'Sådan filmer I skærmen: Android-telefon' })).toBeVisible()
    await expect(page.getByText('vælg Gem i Arkiver', { exact: false })).toHaveCount(0)
  })

  test('nothing is deleted before the evidence is kept, nor before the police in a grave case', async ({ page }) => {
    await page.goto('/hjaelp/fjern')
    await answer(page, { evidence: 'Nej, ikke endnu', police: 'Nej', threats: 'Ja' })
    await expect(now(page)).toHaveText(['Sikr beviserne først', 'Tal med politiet'])
    await expect(
      page.getByText('Vent, til det er gjort: Sikr beviserne først, Tal med politiet.').first(),
    ).toBeVisible()
    await page.getByText('Ret svarene').click()
    await answer(page, { evidence: 'Ja', police: 'Ja', threats: 'Ja' })
    await expect(now(page)).toContainText([
      'Rapportér det der, hvor det ligger',
      'Få hjælp af SletDet',
      'Brug Take It Down',
    ])
    await expect(now(page).filter({ hasText: 'StopNCII' })).toHaveCount(0)
  })

  test('the notice is there to copy, in both languages, and asks no name for a child', async ({ page }) => {
    await page.goto('/hjaelp/fjern')
    await answer(page, { evidence: 'Ja', police: 'Ja', threats: 'Nej' })
    const notice = page.locator('.help-notice pre').first()
    await expect(notice).toContainText('straffeloven § 235', { ignoreCase: true })
    await expect(notice).toContainText('[det nøjagtige link]')
    await expect(notice).not.toContainText('Navn og e-mail')
    await page.getByText('Samme tekst på engelsk').click()
    await expect(page.locator('.help-notice pre').nth(1)).toContainText('I write in good faith')
  })

  test('a refusal starts the time to appeal; a day to come is refused in words, and the answers stay', async ({
    page,
  }) => {
    await page.goto('/hjaelp/fjern?sted=instagram')
    await page.getByLabel('Har stedet sagt nej til at fjerne det?').fill('2999-01-01')
    await page.getByRole('button', { name: 'Vis vejene' }).click()
    await expect(page.getByRole('alert')).toContainText('Skriv en dag, der har været.')
    await expect(page.getByLabel('Hvor ligger det?')).toHaveValue('instagram')
    await page.getByLabel('Har stedet sagt nej til at fjerne det?').fill('2026-06-01')
    await page.getByRole('button', { name: 'Vis vejene' }).click()
    await expect(page.getByText('1. december', { exact: false }).first()).toBeVisible()
  })
})

test('the answers are in no address, and the ways can be used by everyone in both languages', async ({ page }) => {
  await page.goto('/hjaelp/fjern')
  await answer(page, { evidence: 'Nej, ikke endnu', police: 'Nej', threats: 'Ja' })
  expect(new URL(page.url()).search).toBe('')
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get it removed')
  await expect(page.locator('.help-ways').first()).toContainText('Secure the evidence first')
  await expectGoodPage(page)
})

test('a mother at night sees first who answers, and what of it is not verified', async ({ page }) => {
  await page.goto('/hjaelp')
  const answering = page.getByRole('region', { name: /De svarer nu, klokken/ })
  await expect(answering.getByRole('listitem').first()).toContainText('BørneTelefonen')
  await expect(answering.getByRole('listitem').filter({ hasText: 'ForældreTelefonen' })).toHaveCount(0)
  const others = page.getByRole('region', { name: 'Ring, og hør, om de har åbent' })
  await expect(others.getByRole('listitem').filter({ hasText: 'Livslinien' })).toContainText('ikke efterprøvet')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/De svarer nu/)
  await expect(page.getByRole('region', { name: 'Du er forælder' })).toContainText('Kontakt ikke den anden familie')
  await expect(page.getByRole('region', { name: 'Du er ung' })).toContainText('Sig det til en voksen')
  await expect(page.getByText('ring til kommunens hovednummer', { exact: false }).first()).toBeVisible()
})

test('the guide of an app prints on at most two A4', async ({ page }) => {
  await page.goto('/hjaelp/beviser?app=snapchat&enhed=iphone')
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(2)
})

test.describe('the quick exit', () => {
  test.use({ elsewhere: 'https://www.dmi.dk/' })
  test('leaves nothing of the answers behind Back', async ({ page }) => {
    await page.route('https://www.dmi.dk/**', (route) => route.fulfill({ body: 'vejret' }))
    await page.goto('/hjaelp/fjern')
    await answer(page, { evidence: 'Ja', police: 'Ja', threats: 'Nej' })
    await page.getByRole('link', { name: 'Forlad siden' }).click()
    await expect(page).toHaveURL('https://www.dmi.dk/')
    await page.goBack()
    await expect(page).toHaveURL('https://www.dmi.dk/')
  })
})
