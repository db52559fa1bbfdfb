import type { Page, Request } from '@playwright/test'
import { expect, expectGoodPage, pagesOf, test } from './setup/test.ts'

const next = (page: Page) => page.getByRole('button', { name: 'Videre' }).click()
const asked = (page: Page) => page.getByRole('heading', { level: 1 })

async function choose(page: Page, ...answers: string[]): Promise<void> {
  const question = await asked(page).textContent()
  for (const answer of answers) await page.getByLabel(answer, { exact: true }).check({ force: true })
  await next(page)
  await expect(asked(page)).not.toHaveText(question ?? '')
}

async function typeAge(page: Page, years: string): Promise<void> {
  await page.getByRole('textbox').fill(years)
  await next(page)
}

/** A picture of a thirteen-year-old, shared by somebody of fourteen on the same school. */
async function tellTheCase(page: Page): Promise<void> {
  await choose(page, 'Nej')
  await choose(page, 'Nej')
  await choose(page, 'Intime billeder er delt uden samtykke')
  await typeAge(page, '13')
}

async function answerTheRest(page: Page): Promise<void> {
  for (let question = 0; question < 30; question++) {
    if ((await asked(page).textContent()) === 'Jeres plan') return
    await choose(page, 'Ved ikke')
  }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('asks one thing at a time and ends in a plan', async ({ page }) => {
      await page.goto('/kort/guide')
      await expect(page.locator('.stop-title', { hasText: 'Gem ikke materialet.' })).toBeVisible()
      await tellTheCase(page)
      await answerTheRest(page)
      await expect(asked(page)).toHaveText('Jeres plan')
      for (const part of ['Gør nu', 'Lad være', 'Frister', 'Ring og spørg', 'De fem faser']) {
        await expect(page.getByRole('heading', { name: part, exact: true }).first()).toBeVisible()
      }
      expect(await page.locator('.do-now > ol > li').count()).toBeLessThanOrEqual(3)
      await expect(page.getByText('Send en underretning').first()).toBeVisible()
      if (javaScriptEnabled) await expectGoodPage(page)
    })

    test('shows a stop sign the moment it is true', async ({ page }) => {
      await page.goto('/kort/guide')
      const pay = page.locator('.stop-title', { hasText: 'Betal ikke' })
      await choose(page, 'Nej')
      await choose(page, 'Nej')
      await expect(pay).toBeHidden()
      await choose(page, 'Nogen afpresser med billeder')
      await expect(pay).toBeVisible()
    })

    test('goes back without losing what was answered', async ({ page }) => {
      await page.goto('/kort/guide')
      await choose(page, 'Ja')
      await choose(page, 'Nej')
      await page.getByRole('button', { name: 'Tilbage' }).click()
      await expect(page.getByLabel('Nej', { exact: true })).toBeChecked()
      await page.getByRole('button', { name: 'Tilbage' }).click()
      await expect(page.getByLabel('Ja', { exact: true })).toBeChecked()
      await next(page)
      await expect(page.getByLabel('Nej', { exact: true })).toBeChecked()
    })

    test('says what is missing, and keeps its place', async ({ page }) => {
      await page.goto('/kort/guide')
      const question = await asked(page).textContent()
      await next(page)
      await expect(page.getByRole('alert')).toContainText('Vælg et svar, eller vælg Ved ikke.')
      await expect(page.getByRole('alert')).toBeFocused()
      await expect(asked(page)).toHaveText(question ?? '')
      await choose(page, 'Ved ikke')
      await choose(page, 'Nej')
      await choose(page, 'Trusler')
      await typeAge(page, '-1')
      await expect(page.getByRole('alert')).toContainText('Skriv alderen som et helt tal')
      await typeAge(page, '200')
      await expect(page.getByRole('alert')).toContainText('Skriv alderen som et helt tal')
    })

    test('keeps the answers when the language is changed', async ({ page }) => {
      await page.goto('/kort/guide')
      await tellTheCase(page)
      const number = (await page.getByText(/^Spørgsmål \d+/).textContent())?.match(/\d+/)?.[0]
      await page.getByRole(javaScriptEnabled ? 'link' : 'button', { name: 'English' }).click()
      await expect(page.getByText(`Question ${number}`)).toBeVisible()
      await page.getByRole('button', { name: 'Show the plan now' }).click()
      await expect(asked(page)).toHaveText('Your plan')
    })

    test('starts over, and carries the answers to a case only when asked to', async ({ page }) => {
      await page.goto('/kort/guide')
      await tellTheCase(page)
      await page.getByRole('button', { name: 'Vis planen nu' }).click()
      const open = page.locator('form', { has: page.getByRole('button', { name: 'Åbn en sag med disse svar' }) })
      await expect(open).toHaveAttribute('action', '/sager/ny')
      await expect(open.locator('input[name=svar][value="victims.age=13"]')).toHaveCount(1)
      await page.getByRole('button', { name: 'Begynd forfra' }).click()
      await expect(page.getByText('Spørgsmål 1')).toBeVisible()
      await expect(page.locator('input:checked')).toHaveCount(0)
    })
  })
}

test('with JavaScript no request carries an answer, and nothing is kept', async ({ page, context }) => {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await page.goto('/kort/guide')
  await page.waitForLoadState('networkidle')
  const before = requests.length
  await tellTheCase(page)
  await answerTheRest(page)
  await expect(asked(page)).toHaveText('Jeres plan')
  await page.waitForLoadState('networkidle')
  expect(requests.every((request) => request.method() === 'GET' && request.postData() === null)).toBe(true)
  const since = requests.slice(before).map((request) => new URL(request.url()).pathname)
  expect(since.filter((path) => path !== '/icon.svg')).toEqual([])
  expect(requests.map((request) => request.url()).filter((url) => url.includes('?') || url.includes('13'))).toEqual([])
  expect(page.url()).toMatch(/\/kort\/guide$/)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
  expect(JSON.stringify(await page.evaluate(() => history.state))).not.toContain('13')
  expect(await context.cookies()).toEqual([])
  await page.reload()
  await expect(page.getByText('Spørgsmål 1')).toBeVisible()
})

test.describe('before the service worker has come', () => {
  test.use({ serviceWorkers: 'block' })
  test('when the card does not come at first, no answer is sent and none is lost', async ({ page }) => {
    let away = true
    await page.route('**/kort/data/**', (route) => (away ? route.fulfill({ status: 404 }) : route.continue()))
    await page.goto('/kort/guide')
    await page.getByLabel('Ja', { exact: true }).check({ force: true })
    await next(page)
    await expect(page.getByRole('alert')).toContainText('Kortet kunne ikke hentes')
    await expect(page.getByLabel('Ja', { exact: true })).toBeChecked()
    away = false
    await next(page)
    await expect(page.getByText('Spørgsmål 2')).toBeVisible()
  })
})

test('the browser’s own Back and Forward go through the questions', async ({ page }) => {
  await page.goto('/')
  await page.goto('/kort/guide')
  await choose(page, 'Ja')
  await choose(page, 'Nej')
  await expect(page.getByText('Spørgsmål 3')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Spørgsmål 2')).toBeVisible()
  await page.goForward()
  await expect(page.getByText('Spørgsmål 3')).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(page.getByText('Spørgsmål 1')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/')
})

test('is walked with the keyboard alone', async ({ page }) => {
  await page.goto('/kort/guide')
  await page.getByLabel('Ja', { exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Spørgsmål 2')).toBeVisible()
  await expect(asked(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Spørgsmål 3')).toBeVisible()
})

test('prints the plan on two A4', async ({ page }) => {
  await page.goto('/kort/guide')
  await choose(page, 'Ja')
  await choose(page, 'Ja')
  await choose(
    page,
    'Intime billeder er delt uden samtykke',
    'Nogen afpresser med billeder',
    'Mobning eller udelukkelse på nettet',
  )
  await typeAge(page, '13')
  await answerTheRest(page)
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(2)
})

test('a posted answer is never in the server’s reply headers, and junk is left out', async ({ request, baseURL }) => {
  const form = { svar: 'victims.age=13', fact: 'kinds', svaret: '<script>', go: 'next' }
  const response = await request.post('/kort/guide', { form, headers: { origin: baseURL ?? '' } })
  expect(response.status()).toBe(200)
  expect(response.headers()['cache-control']).toBe('no-store')
  expect(await response.text()).not.toContain('<script>')
})

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })
      test('what to do with the plan follows what to do now, and the phases are folded', async ({ page }) => {
        await page.goto('/kort/guide')
        await tellTheCase(page)
        await page.getByRole('button', { name: 'Vis planen nu' }).click()
        const act = page.locator('.plan-act')
        await expect(act.getByRole('link', { name: /114/ })).toHaveAttribute('href', 'tel:114')
        const top = async (what: string) => (await page.locator(what).first().boundingBox())?.y ?? Number.NaN
        expect(await top('.plan-act')).toBeLessThan(await top('.plan-beside'))
        await expect(page.locator('.plan-phase[open]')).toHaveCount(0)
        await expect(page.locator('.plan-phase .step').first()).toBeHidden()
        await page.locator('.plan-phase > summary', { hasText: 'Dokumenter' }).click()
        await expect(page.locator('#phase-document .step').first()).toBeVisible()
        await page
          .getByRole('navigation', { name: 'De fem faser' })
          .getByRole('link', { name: /Anmeld/ })
          .click()
        await expect(page.locator('#phase-report .step').first()).toBeVisible()
        await act.getByRole('button', { name: 'Åbn en sag' }).click()
        await expect(page.getByText('Dine svar fra guiden følger med.')).toBeVisible()
      })
    })
  }
})

test('without a net the plan stays where a case was to be opened, and other pages say so', async ({
  page,
  context,
}) => {
  await page.goto('/kort/guide')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await tellTheCase(page)
  await page.getByRole('button', { name: 'Vis planen nu' }).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Åbn en sag', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Du er uden net. Planen står her endnu')
  await expect(page.locator('input[name=svar][value="victims.age=13"]').first()).toBeAttached()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Åbn en sag', exact: true }).click()
  await expect(page.getByText('Dine svar fra guiden følger med.')).toBeVisible()

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Vær lærer' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er uden net')
  await page.goto('/en/sager')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are offline')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page).toHaveURL(/\/en\/log-ind$/)
})
