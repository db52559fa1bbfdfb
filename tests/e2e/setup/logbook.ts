import type { Browser, Page } from '@playwright/test'
import { press } from './exercise.ts'
import { expect } from './test.ts'

async function groups(page: Page): Promise<string[]> {
  const shown = page.locator('.code-groups [aria-hidden=true]')
  await expect(shown).toHaveCount(5)
  return shown.allTextContents()
}

/** Writes the code down, and shows that one has it. */
export async function keepCode(page: Page, button: string): Promise<string> {
  const code = await groups(page)
  await press(page, 'Jeg har skrevet den ned')
  const label = (await page.getByText(/Skriv gruppe \d og gruppe \d af koden/).textContent()) ?? ''
  const [first = 0, second = 0] = [...label.matchAll(/\d/g)].map(Number)
  await page.getByRole('textbox').fill(`${code[first - 1]} ${code[second - 1]}`.toLowerCase())
  await press(page, button)
  return code.join('-')
}

/** A logbook begun by `name`, open; answers its code. Each from a network of its own: from one alone, few may be begun. */
export async function startLogbook(page: Page, name: string): Promise<string> {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint8Array(2))
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': `198.18.${one}.${other}` })
  await page.goto('/logbog')
  await press(page, 'Start en logbog')
  await page.getByLabel('Hvad skal du hedde').fill(name)
  await press(page, 'Videre')
  const code = await keepCode(page, 'Start en logbog')
  await expect(page.getByRole('button', { name: 'Skriv et punkt' })).toBeVisible()
  return code
}

/** On the page of the logbook, wherever it came from. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await press(page, 'Åbn med kode')
  await page.getByLabel('Din kode').fill(code)
  await press(page, 'Åbn med kode')
}

export async function openLogbook(page: Page, code: string): Promise<void> {
  await page.goto('/logbog')
  await enterCode(page, code)
}

export async function write(page: Page, what: string, says: string | RegExp = /er låst og gemt/): Promise<void> {
  await press(page, 'Skriv et punkt')
  await page.getByLabel('Hvad skete der?').fill(what)
  await press(page, 'Gem')
  await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible()
}

/** Gives somebody a code, which is answered. */
export async function letIn(page: Page, name: string): Promise<string> {
  await press(page, 'Hvem har en kode')
  await press(page, 'Giv en kode til en mere')
  await page.getByLabel('Hvem er den til?').fill(name)
  await press(page, 'Videre')
  const code = await keepCode(page, 'Giv en kode til en mere')
  await expect(page.getByText(`${name} har nu sin egen kode.`)).toBeVisible()
  return code
}

export async function callSafe(page: Page): Promise<void> {
  await press(page, 'Er det din egen, sikre enhed?')
  await press(page, 'Ja, det er min egen, sikre enhed')
  await expect(page.getByText('Enheden gemmer nu en låst kopi')).toBeVisible()
}

/** Somebody else, at a browser of their own. */
export const elsewhere = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'da-DK', timezoneId: 'Europe/Copenhagen' })).newPage()

type Left = { readonly names: readonly string[]; readonly found: readonly string[] }

/** What the site has left in the browser's databases and files, by name, and which words stand in them, the caches or the storage. */
export const leftBehind = (page: Page, ...words: readonly string[]): Promise<Left> => page.evaluate(lookBehind, words)

/** For a page: it stands alone, so that any browser can be given it as it is. */
export const lookBehind = async (sought: readonly string[]): Promise<Left> => {
  const content: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
  const names: string[] = []
  const answered = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  for (const { name = '' } of await indexedDB.databases()) {
    names.push(`database ${name}`)
    const db = await answered(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const kept = db.transaction(store).objectStore(store)
      names.push(...(await answered(kept.getAllKeys())).map(String))
      for (const value of await answered(db.transaction(store).objectStore(store).getAll()))
        content.push(value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value))
    }
    db.close()
  }
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      content.push(request.url, (await (await caches.match(request))?.text()) ?? '')
  const root = await navigator.storage.getDirectory()
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(`file ${name}`)
  const all = [...names, ...content].join('\n')
  return { names, found: sought.filter((word) => all.includes(word)) }
}
