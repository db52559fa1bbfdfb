import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** Every journey fails on an error in the console, a page that throws, and a request to anybody else. */
export const test = base.extend<{ elsewhere: string; quiet: undefined }>({
  /** The one other place that a journey may lead to. */
  elsewhere: ['none', { option: true }],
  quiet: [
    async ({ context, baseURL, elsewhere }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(`threw: ${error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && !expected(message.text())) complaints.push(`console: ${message.text()}`)
      })
      context.on('request', (request) => {
        const ours = request.url().startsWith(`${baseURL}/`) || request.url().startsWith(elsewhere)
        if (!ours) complaints.push(`asked elsewhere: ${request.url()}`)
      })
      await use(undefined)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** What Chromium itself says of an answer that a test asked for. */
const expected = (text: string) => /Failed to load resource: .*(404|403|409|422|ERR_INTERNET_DISCONNECTED)/.test(text)

export { expect }

/** How many pages a PDF has, by its own count. */
export const pagesOf = (pdf: Buffer): number =>
  Math.max(...[...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map((found) => Number(found[1])))

/** Nothing that axe can find is wrong, and nothing has to be read sideways on the narrowest telephone. */
export async function expectGoodPage(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  if (wide) await page.setViewportSize(wide)
}
