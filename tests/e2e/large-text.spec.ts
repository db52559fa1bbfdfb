import type { Page } from '@playwright/test'
import { be, openCase } from './setup/exercise.ts'
import { expect, test } from './setup/test.ts'

/** Text at twice its usual size, by the browser's own setting (media queries in em follow) or by the root's alone. */
const DOUBLE = {
  'the browser’s setting': async (page: Page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  },
  'the root’s size': (page: Page) =>
    page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '125%'))
    }),
}

/** What is wider than the page. */
const wider = (page: Page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !element.closest('.sr-only'))
      .slice(0, 8)
      .map((element) => `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`)
  })

for (const [width, [by, doubleText]] of [320, 640].flatMap((width) =>
  Object.entries(DOUBLE).map((double) => [width, double] as const),
)) {
  test.describe(`at ${width} px with text at 200 % by ${by}`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('no public page has to be read sideways', async ({ page }) => {
      await doubleText(page)
      for (const path of ['/', '/kort', '/kort/guide', '/hjaelp', '/om', '/log-ind', '/oevelse', '/en/kort']) {
        await page.goto(path)
        expect({ path, wider: await wider(page) }).toEqual({ path, wider: [] })
      }
    })

    test('nor a plan, nor a case', async ({ page }) => {
      await doubleText(page)
      await page.goto('/kort/guide')
      await page.getByLabel('Nej', { exact: true }).check({ force: true })
      await page.getByRole('button', { name: 'Videre' }).click()
      await page.getByRole('button', { name: 'Vis planen nu' }).click()
      expect(await wider(page)).toEqual([])
      await be(page, 'Vær lærer')
      expect(await wider(page)).toEqual([])
      const address = await openCase(page, 'Sofie-Amalie Langtnavnsen Øvelsesgaard')
      for (const path of ['', '/afdaek', '/plan', '/trin/uncover', '/beslutninger/police', '/frister']) {
        await page.goto(address + path)
        expect({ path, wider: await wider(page) }).toEqual({ path, wider: [] })
      }
    })
  })
}
