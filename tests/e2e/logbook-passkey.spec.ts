// What a passkey answers, which locks a logbook's secrets on a safe device, with an authenticator that Chromium plays.
import { expect, type Page, test } from '@playwright/test'
import { bundled, serving } from '../browser/page.ts'
import { withAuthenticator } from './setup/authenticator.ts'

declare global {
  function makeOne(): Promise<string | null>
  function useOne(): Promise<string | null>
}

let address: string
let close: () => void

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ;({ address, close } = await serving(await bundled('tests/browser/passkey.ts')))
})

test.afterAll(() => close())

async function opened(page: Page, hasPrf: boolean): Promise<void> {
  await withAuthenticator(page, { ctap2Version: 'ctap2_1', hasPrf })
  await page.goto(address)
}

test('a passkey answers the same secret every time, and another answers another', async ({ page, browser }) => {
  await opened(page, true)
  const made = await page.evaluate(() => globalThis.makeOne())
  expect(made).toMatch(/^[0-9a-f]{64}$/)
  expect(await page.evaluate(() => globalThis.useOne())).toBe(made)
  const elsewhere = await browser.newPage()
  await opened(elsewhere, true)
  const other = await elsewhere.evaluate(() => globalThis.makeOne())
  expect(other).toMatch(/^[0-9a-f]{64}$/)
  expect(other).not.toBe(made)
})

test('an authenticator that has no secret for us says so, and nothing is made of it', async ({ page }) => {
  await opened(page, false)
  expect(await page.evaluate(() => globalThis.makeOne())).toBe(null)
})
