import type { Browser, Page } from '@playwright/test'
import { expect } from './test.ts'

export const IN_DAYS = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Goes through the exercise's door as one of its people. */
export async function be(page: Page, whom: 'Vær lærer' | 'Vær leder' | 'Vær SSP-konsulent'): Promise<void> {
  await page.goto('/oevelse')
  await page.getByRole('button', { name: whom }).first().click()
  await expect(page).toHaveURL(/\/sager$/)
}

/** Somebody else at a machine of their own. */
export async function another(browser: Browser, whom: Parameters<typeof be>[1]): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', timezoneId: 'Europe/Copenhagen' })
  const page = await context.newPage()
  await be(page, whom)
  return page
}

/** Chooses an answer to a question by its words, as a finger does. */
export const answer = (page: Page, question: RegExp | string, chosen: string): Promise<void> =>
  page
    .getByRole('group', { name: question })
    .locator('label')
    .and(page.getByText(chosen, { exact: true }))
    .click()

export const unfold = (page: Page, title: string): Promise<void> =>
  page.locator('summary').filter({ hasText: title }).first().click()

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name }).first().click()

/** Writes the person filled in on the case, also when somebody of that name is in another. */
export async function writeDown(page: Page): Promise<void> {
  await press(page, 'Skriv personen på')
  const still = page.getByRole('button', { name: 'Skriv personen på alligevel', exact: true })
  await expect(still.or(page.locator('.just-done'))).toBeVisible()
  if (await still.isVisible()) await still.click()
  await expect(page.locator('.just-done')).toBeVisible()
}

/** Back to the case from any of its pages. */
export const toCase = (page: Page): Promise<void> => page.locator('.case-back a').first().click()

/** A case of a thirteen-year-old whose picture is shared, opened from nothing. Answers where it is. */
export async function openCase(page: Page, name: string): Promise<string> {
  await page.goto('/sager/ny')
  await answer(page, /Er nogen i fare/, 'Nej')
  await answer(page, /Hvad er der sket/, 'Intime billeder er delt uden samtykke')
  await page.getByRole('textbox', { name: 'Alder i hele år' }).fill('13')
  await answer(page, /Ved I, hvem/, 'Ja, vi ved hvem')
  await page.getByLabel(/Hvad hedder den/).fill(name)
  await press(page, 'Åbn sagen')
  await expect(page.getByRole('status')).toHaveText('Sagen er åbnet.')
  return new URL(page.url()).pathname
}
