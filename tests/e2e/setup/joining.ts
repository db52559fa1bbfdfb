import type { Page } from '@playwright/test'
import { codeOf } from '../../arrange/one-time-code.ts'
import { press } from './exercise.ts'
import { expect } from './test.ts'

export const PASSWORD = 'fire heste og en hat'
export const now = () => new Date().toISOString() as Parameters<typeof codeOf>[1]

/** What a code app is told on the page. */
export const secretOn = async (page: Page): Promise<string> =>
  (await page.locator('.secret-key').innerText()).replaceAll(' ', '')

/**
 * Fills in how somebody will sign in, on the page of an invitation or of setting up; without `login` for one who has had theirs
 * reset. Answers the codes for a bad day.
 */
export async function join(page: Page, login: string | null): Promise<string[]> {
  if (login) await page.getByLabel('Brugernavn').fill(login)
  await page.getByLabel('Vælg en adgangskode').fill(PASSWORD)
  await page.getByLabel('Koden, som appen viser').fill(codeOf(await secretOn(page), now()))
  await press(page, login ? 'Opret' : 'Gem')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er oprettet og logget ind')
  return page.locator('.recovery-codes code').allInnerTexts()
}
