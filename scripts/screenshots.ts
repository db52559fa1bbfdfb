// Takes the pictures in docs/screenshots from the program itself, with invented cases, in a data folder of their own.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startProgram } from './program.ts'

const FOLDER = 'docs/screenshots'
/** All of them together; what a reader of the repository has to fetch. */
const MOST_BYTES = 1_500_000

/** Higher than most, so that the first stop sign of each page is on the picture. */
const PHONE = { width: 390, height: 1000 }
const DESK = { width: 1200, height: 860 }

type Shot = {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly go: (page: Page) => Promise<unknown>
}

const SHOTS: readonly Shot[] = [
  { name: 'front', size: PHONE, go: (page) => page.goto('/') },
  { name: 'guide', size: PHONE, go: tellTheCase },
  { name: 'plan', size: PHONE, go: showThePlan },
  { name: 'card', size: DESK, go: (page) => page.goto('/kort') },
  { name: 'case-phone', size: PHONE, go: openTheCase },
  { name: 'case-desk', size: DESK, go: openTheCase },
]

/** A picture of a thirteen-year-old, shared by somebody the school knows. */
async function tellTheCase(page: Page): Promise<void> {
  await page.goto('/kort/guide')
  for (const answer of ['Nej', 'Nej', 'Intime billeder er delt uden samtykke']) {
    const question = await page.getByRole('heading', { level: 1 }).textContent()
    await page.getByLabel(answer, { exact: true }).check({ force: true })
    await page.getByRole('button', { name: 'Videre' }).click()
    await page.waitForFunction((asked) => document.querySelector('h1')?.textContent !== asked, question)
  }
}

async function showThePlan(page: Page): Promise<void> {
  await tellTheCase(page)
  await page.getByRole('textbox').fill('13')
  await page.getByRole('button', { name: 'Videre' }).click()
  await page.getByRole('button', { name: 'Vis planen nu' }).click()
  await page.getByRole('heading', { level: 1, name: 'Jeres plan' }).waitFor()
}

/** The case that the exercise's first teacher has just opened. */
async function openTheCase(page: Page): Promise<void> {
  await page.goto('/oevelse')
  await page.getByRole('button', { name: 'Vær lærer' }).first().click()
  await page
    .getByRole('link', { name: /^Sag \d{4}-\d{3}/ })
    .first()
    .click()
  await page.locator('.now-step').first().waitFor()
}

async function take(browser: Browser, baseURL: string, { name, size, go }: Shot): Promise<number> {
  const context = await browser.newContext({
    baseURL,
    viewport: size,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  await go(page)
  await page.evaluate(() => {
    scrollTo(0, 0)
    return document.fonts.ready
  })
  const path = join(FOLDER, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  await context.close()
  const { size: bytes } = statSync(path)
  process.stdout.write(`${path}  ${Math.round(bytes / 1000)} kB\n`)
  return bytes
}

async function takeAll(baseURL: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
  try {
    let total = 0
    for (const shot of SHOTS) total += await take(browser, baseURL, shot)
    if (total > MOST_BYTES) throw new Error(`the pictures weigh ${total} bytes, more than ${MOST_BYTES}`)
  } finally {
    await browser.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'actioncard-screenshots-'))
// the embedded database may run as another user than root
chmodSync(folder, 0o755)
mkdirSync(FOLDER, { recursive: true })
const program = await startProgram(join(folder, 'data'))
try {
  await takeAll(program.origin)
} finally {
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
}
