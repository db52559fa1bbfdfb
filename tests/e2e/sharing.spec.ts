// A school invites a family by a letter; the family shows what it chooses, says that the evidence is secured, writes, and
// takes back. Two machines: the school's and the family's.
import type { Browser, Page } from '@playwright/test'
import { be, follow, openCase, press, unfold } from './setup/exercise.ts'
import { elsewhere, startLogbook, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const SHOWN = 'Et billede blev sendt rundt i klassens gruppe'
const KEPT = 'Zebrastribet paraply bag cykelskuret'

async function aLogbook(browser: Browser): Promise<{ page: Page; sent: string[] }> {
  const page = await elsewhere(browser)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await startLogbook(page, 'Mor')
  return { page, sent }
}

/** Invites from the case, and answers the number in the letter. */
async function invite(page: Page): Promise<string> {
  await follow(page, 'Familien og logbogen')
  await expectGoodPage(page)
  await press(page, 'Lav en invitation')
  await follow(page, 'Se og udskriv brevet')
  await expectGoodPage(page)
  await expect(page.getByRole('img', { name: 'Kode, der fører til logbogens side' })).toBeVisible()
  return (await page.locator('.invitation-number').textContent()) ?? ''
}

async function connect(page: Page, number: string): Promise<void> {
  await press(page, 'Vis noget til skolen')
  await page.getByLabel('Nummer').fill(number)
  await press(page, 'Brug nummeret')
}

test('a family shows one entry of two, says that the evidence is secured, answers, and takes back', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Frida Øvesen')
  const number = await invite(page)
  const letter = (await page.locator('main').textContent()) ?? ''
  expect(letter).not.toContain('Frida')
  expect(page.url()).not.toContain(number)

  const { page: mother, sent } = await aLogbook(browser)
  await write(mother, SHOWN)
  await write(mother, KEPT)
  await press(mother, 'Vis noget til skolen')
  await expectGoodPage(mother)
  await mother.getByLabel('Nummer').fill('0000')
  await press(mother, 'Brug nummeret')
  await expect(mother.getByRole('alert')).toContainText('16 tegn')
  await mother.getByLabel('Nummer').fill('0000 0000 0000 0000')
  await press(mother, 'Brug nummeret')
  await expect(mother.getByRole('alert')).toContainText('kender vi ikke')
  await mother.getByLabel('Nummer').fill(number.toLowerCase().replaceAll('-', ' '))
  await press(mother, 'Brug nummeret')
  await expect(mother.getByText(/I har nu forbindelse til/)).toBeVisible()
  await expectGoodPage(mother)

  await press(mother, 'Vis noget til skolen')
  await expectGoodPage(mother)
  await mother.getByRole('checkbox', { name: /Punkt 1/ }).check({ force: true })
  await mother.getByLabel('Hvad skal skolen bruge det til?').fill('Så I kan stoppe det i klassen')
  await press(mother, 'Se, hvad skolen får')
  await expect(mother.getByRole('heading', { name: 'Det her får skolen' })).toBeVisible()
  await expect(mother.locator('.shown-preview')).toContainText(SHOWN)
  await expect(mother.locator('.shown-preview')).not.toContainText(KEPT)
  await expect(mother.getByText(/kan ikke gøres ulæst/)).toBeVisible()
  await expectGoodPage(mother)
  expect(sent.filter((one) => one.includes(SHOWN))).toEqual([])
  await press(mother, 'Vis det til skolen')
  await expect(mother.getByText(/Det er vist til/)).toBeVisible()
  expect(sent.filter((one) => one.includes(SHOWN))).toHaveLength(1)
  expect(sent.filter((one) => one.includes(KEPT) || one.split(' ')[0]?.includes(number))).toEqual([])

  await press(mother, 'Sig, at beviserne er sikret')
  await expectGoodPage(mother)
  await mother.getByLabel('Hvor mange beviser?').fill('3')
  await press(mother, 'Sig det til skolen')
  await expect(mother.getByText(/ved nu, at beviserne er sikret/)).toBeVisible()

  await page.goto(address)
  await expect(page.getByText('Familien har skrevet eller vist noget nyt.')).toBeVisible()
  await follow(page, 'Se det')
  await expect(page.getByText(SHOWN)).toBeVisible()
  await expect(page.getByText('3 beviser er sikret af Mor')).toBeVisible()
  await expect(page.getByText(KEPT)).toHaveCount(0)
  await expectGoodPage(page)
  await page.getByLabel('Skriv til familien').fill('Hvornår så I det første gang?')
  await press(page, 'Send')
  await expect(page.locator('.entry').getByText('Hvornår så I det første gang?')).toBeVisible()

  await press(mother, 'Se efter nyt')
  await expect(mother.getByText('Hvornår så I det første gang?')).toBeVisible()
  await mother.getByLabel('Skriv til skolen').fill('I søndags')
  await press(mother, 'Send')
  await expect(mother.getByText('Det er sendt til skolen.')).toBeVisible()

  await press(mother, 'Træk det tilbage')
  await expectGoodPage(mother)
  await mother.getByLabel(/Hvorfor\?/).fill('Vi fortryder')
  await press(mother, 'Træk det tilbage')
  await expect(mother.getByText('Det er trukket tilbage.', { exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByText('I søndags')).toBeVisible()
  await expect(page.getByText('Trukket tilbage af familien', { exact: true })).toBeVisible()
  await expect(page.getByText(SHOWN)).toBeHidden()
  await unfold(page, 'Vis det alligevel')
  await expect(page.getByText(SHOWN)).toBeVisible()
  await expectGoodPage(page)
  await page.goto(`${address}/forloeb`)
  await expect(page.getByText(SHOWN)).toHaveCount(0)
  await expect(page.getByText('Trukket tilbage af familien. Brug det ikke mere.')).toBeVisible()
  await expect(page.getByText(/svarede/i).first()).toBeVisible()

  const { page: other } = await aLogbook(browser)
  await connect(other, number)
  await expect(other.getByRole('alert')).toContainText('brugt i en anden logbog')
  await other.context().close()
  await mother.context().close()
})

test('an invitation that is closed leads nowhere', async ({ page, browser }) => {
  test.setTimeout(120_000)
  await be(page, 'Vær lærer')
  await openCase(page, 'Frida Øvesen')
  const number = await invite(page)
  await page.goBack()
  await unfold(page, 'Luk invitationen')
  await page.getByLabel('Hvorfor lukkes den?').fill('Brevet er blevet væk i toget')
  await press(page, 'Luk invitationen')
  await expect(page.getByText(/Lukket af/)).toBeVisible()
  const { page: father } = await aLogbook(browser)
  await connect(father, number)
  await expect(father.getByRole('alert')).toContainText('kender vi ikke')
  await father.context().close()
})
