import type { Page } from '@playwright/test'
import { expect, expectGoodPage, pagesOf, test } from './setup/test.ts'

const PAGES = ['/', '/kort', '/kort/guide', '/hjaelp', '/kontrol', '/om', '/log', '/uden-net', '/findes-ikke']

for (const path of PAGES.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`])) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} in ${colorScheme} can be used by everyone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expectGoodPage(page)
    })
  }
}

test('the front page says where to go, and whom to call', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Ring 112' })).toHaveAttribute('href', 'tel:112')
  for (const door of ['Jeg er fagperson', 'Jeg er ung eller forælder', 'Log ind på en sag', 'Prøv med øvelsessager']) {
    await expect(page.getByRole('link', { name: door })).toBeVisible()
  }
  await expect(page.locator('.stop-title').first()).toBeVisible()
  await page.getByRole('link', { name: 'Jeg er fagperson' }).click()
  await expect(page).toHaveURL('/kort/guide')
})

test('the card holds the five phases, and opens a reason where it stands', async ({ page }) => {
  await page.goto('/kort')
  const phases = page.getByRole('navigation', { name: 'De fem faser' }).getByRole('link')
  await expect(phases).toContainText(['Vurder', 'Dokumenter', 'Stop', 'Anmeld', 'Behandl'])
  await page.getByText('Sådan gør I: Hjælp familien med at sikre beviserne').click()
  await expect(page.locator('#secure-evidence .how li').first()).toBeVisible()
  await expect(page.locator('#ring')).toContainText('tjekket november 2026')
})

test('the language is changed in place', async ({ page }) => {
  await page.goto('/kort')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en/kort')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Dansk', exact: true }).click()
  await expect(page).toHaveURL('/kort')
})

test.describe('the quick exit', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('https://www.dmi.dk/**', (route) => route.fulfill({ body: 'vejret' }))
  })
  test.use({ elsewhere: 'https://www.dmi.dk/' })

  for (const [how, leave] of [
    ['by the link', (page: Page) => page.getByRole('link', { name: 'Forlad siden' }).click()],
    [
      'by Escape three times',
      async (page: Page) => {
        for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
      },
    ],
  ] as const) {
    test(`${how} leaves nothing behind Back`, async ({ page }) => {
      await page.goto('/')
      await page.goto('/kort')
      await leave(page)
      await expect(page).toHaveURL('https://www.dmi.dk/')
      await page.goBack()
      await expect(page).toHaveURL('https://www.dmi.dk/')
    })
  }

  test('lets in whoever comes again on their own', async ({ page }) => {
    await page.goto('/kort')
    await page.getByRole('link', { name: 'Forlad siden' }).click()
    await expect(page).toHaveURL('https://www.dmi.dk/')
    await page.goto('/kort')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

for (const [path, most] of [
  ['/', 25],
  ['/kort', 25],
  ['/kort/guide', 90],
] as const) {
  test(`${path} asks for at most ${most} kB of JavaScript`, async ({ page }) => {
    let bytes = 0
    page.on('requestfinished', async (request) => {
      if (request.resourceType() === 'script') bytes += (await request.sizes()).responseBodySize
    })
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(most * 1000)
  })
}

test('prints the card on one A4', async ({ page }) => {
  for (const path of ['/kort', '/en/kort']) {
    await page.goto(path)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
  }
})

test('is read without a net after one visit', async ({ page, context }) => {
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  for (const [path, heading] of [
    ['/kort', 'Digitale krænkelser'],
    ['/en', 'When a pupil has been violated digitally'],
    ['/hjaelp', 'Til dig, der er ung eller forælder'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
  await page.goto('/kort/guide')
  await page.getByLabel('Nej', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Videre' }).click()
  await expect(page.getByText('Spørgsmål 2')).toBeVisible()
  await context.setOffline(false)
})

test('keeps nothing personal in the cache', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto('/oevelse')
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname)
  })
  const personal = /sager|oevelse|log-/
  expect(kept.length).toBeGreaterThan(5)
  expect(kept.filter((path) => personal.test(path))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('every public page reads the same', async ({ page }) => {
    for (const path of PAGES.slice(0, -1)) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Udskriv' })).toBeHidden()
    }
  })
})
