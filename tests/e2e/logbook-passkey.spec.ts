// A passkey as one more way into a logbook, with an authenticator that Chromium plays.
import { expect, type Page, test } from '@playwright/test'
import { bundled, serving } from '../browser/page.ts'

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

async function withAuthenticator(page: Page, hasPrf: boolean): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  })
  await page.goto(address)
}

test('a passkey leads to the same keys every time, and another to others', async ({ page, browser }) => {
  await withAuthenticator(page, true)
  const made = await page.evaluate(() => globalThis.makeOne())
  expect(made).toMatch(/^age1/)
  expect(await page.evaluate(() => globalThis.useOne())).toBe(made)
  const elsewhere = await browser.newPage()
  await withAuthenticator(elsewhere, true)
  const other = await elsewhere.evaluate(() => globalThis.makeOne())
  expect(other).toMatch(/^age1/)
  expect(other).not.toBe(made)
})

test('an authenticator that has no secret for us says so, and nothing is made of it', async ({ page }) => {
  await withAuthenticator(page, false)
  expect(await page.evaluate(() => globalThis.makeOne())).toBe(null)
})
