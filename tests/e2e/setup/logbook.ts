import type { Page } from '@playwright/test'
import { press } from './exercise.ts'
import { expect } from './test.ts'

/** A logbook begun by `name`, open; answers its code. */
export async function startLogbook(page: Page, name: string): Promise<string> {
  await page.goto('/logbog')
  await press(page, 'Start en logbog')
  await page.getByLabel('Hvad skal du hedde').fill(name)
  await press(page, 'Videre')
  const shown = page.locator('.code-groups [aria-hidden=true]')
  await expect(shown).toHaveCount(5)
  const groups = await shown.allTextContents()
  await press(page, 'Jeg har skrevet den ned')
  const label = (await page.getByText(/Skriv gruppe \d og gruppe \d af koden/).textContent()) ?? ''
  const [first = 0, second = 0] = [...label.matchAll(/\d/g)].map(Number)
  await page.getByRole('textbox').fill(`${groups[first - 1]} ${groups[second - 1]}`)
  await press(page, 'Start en logbog')
  await expect(page.getByRole('button', { name: 'Skriv et punkt' })).toBeVisible()
  return groups.join('-')
}
