// Script in text (XSS): what would be markup goes into every field of every form there is, and comes out as text on every page that shows it.
import { beforeAll, expect, test } from 'vitest'
import type { Browser, Shown } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { type Field, type Form, formsOn, linksOn } from '../stolen/forms-on.ts'
import { aTarget, type Target } from './target.ts'

const database = testDatabase()
let target: Target
beforeAll(async () => {
  target = await aTarget(database.db())
})

/** Ends an attribute of either kind, a comment, a title, a text area and a script, and begins an element of its own. */
const CANARY = `zqx"'\`--></title></textarea></script><zqxb onx=1 href=javascript:zqx>{{7*7}}\${7*7}`
/** The same as markup: none of these may stand in a page. */
const ALIVE = /<zqxb|zqx"|zqx&quot;'`--><|javascript:zqx"|zqx49/i
const ESCAPED = 'zqx&quot;'

const ENDING = /(luk|genaabn)$/

const filling = ({ name, kind, values }: Field, text: string): readonly string[] => {
  if (name === 'seen') return ['99999']
  if (kind !== 'typed') return values.slice(0, 1)
  if (/age|alder/i.test(name)) return ['13']
  if (/-(on|until|next|starts)$|since|date/i.test(name))
    return [/(done|meet|restart)-/.test(name) ? '2026-11-22' : '2026-12-14']
  return [text]
}

const sent = ({ fields }: Form, text: string): Record<string, string> =>
  Object.fromEntries(fields.flatMap((field) => filling(field, text).map((value) => [field.name, value])))

/** Fields that came back escaped, and pages on which anything came back at all. */
const alive: string[] = []
const shownOn = new Set<string>()
const shape = (path: string): string => path.replace(/[0-9a-f-]{36}/g, ':id').replace(/\/\d+(?=\/|$)/g, '/:n')

function look(path: string, { html, headers, to }: Shown): void {
  if (ALIVE.test(html)) alive.push(`${path}: ${ALIVE.exec(html)?.[0]}`)
  if (/zqx/.test(JSON.stringify([...headers]) + to)) alive.push(`${path}: in a header`)
  const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
  if (title.includes('zqx')) alive.push(`${path}: in the title`)
  if (html.includes(ESCAPED)) shownOn.add(shape(path))
}

/** Fills in what it finds, page by page, and looks at every page that answers; of pages that are alike, two. */
async function fill(browser: Browser, from: readonly string[], within: RegExp): Promise<void> {
  const seen = new Map<string, number>()
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const alike = path.replace(/\/(notat|personer|ting|trin|beslutninger|frister|opgaver)\/.*/, '/$1/')
    const count = seen.get(alike) ?? 0
    if (seen.has(path) || count >= 2) continue
    seen.set(alike, count + 1).set(path, 2)
    const shown = await browser.get(path)
    look(path, shown)
    waiting.push(...linksOn(shown.html).filter((link) => within.test(link)))
    for (const form of formsOn(shown.html)) {
      if (/log-ud|oevelse|konto|en\//.test(form.action) || ENDING.test(form.action)) continue
      look(form.action, await browser.post(form.action, sent(form, CANARY)))
    }
  }
}

test('markup typed anywhere is text wherever it is shown, and is in no title, header or address', {
  timeout: 180_000,
}, async () => {
  const { here, ours } = target
  const onCase = new RegExp(`^/sager/${ours.caseId}`)
  for (const who of [here.teacher, here.leader, here.ssp]) {
    const browser = await target.as(who)
    await fill(browser, ['/sager', '/sager/ny', `/sager/${ours.caseId}`], onCase)
  }
  // once more, to look at what the others wrote, in both languages
  for (const who of [here.teacher, here.leader]) {
    const browser = await target.as(who)
    for (const path of ['', '/forloeb', '/plan', '/beslutninger', '/frister', '/opgaver', '/adgang', '/luk']) {
      look(path, await browser.get(`/sager/${ours.caseId}${path}`))
      look(path, await browser.get(`/en/sager/${ours.caseId}${path}`))
    }
  }
  expect(alive).toEqual([])
  // it came back, on pages that show what was written and in forms that were handed back
  expect([...shownOn].filter((one) => one.endsWith('/forloeb'))).not.toEqual([])
  expect(shownOn.size).toBeGreaterThan(10)
})

test('markup in an address, a question or a field of the open pages is text too', async () => {
  const browser = await target.as(target.here.leader)
  const evil = encodeURIComponent(CANARY)
  for (const path of [
    '/',
    '/kort',
    '/kort/guide',
    '/hjaelp',
    '/log-ind',
    '/sager',
    '/sager/overdrag',
    '/tilsyn',
    '/oevelse',
    '/om',
    '/findes-ikke',
  ])
    for (const asked of [
      `${path}?${evil}=${evil}&vis=${evil}&behov=${evil}&efter=${evil}&gjort=${evil}&svar=${evil}&q=${evil}`,
      `/en${path}/${evil}`,
    ]) {
      const shown = await browser.get(asked)
      look(asked.slice(0, 20), shown)
      expect(shown.status).toBeLessThan(500)
    }
  for (const path of [
    '/log-ind',
    '/log-ind/ny',
    '/kort/guide',
    '/opsaetning',
    '/invitation/x',
    '/oevelse/ny',
    '/sager/ny',
    '/sager/overdrag',
  ])
    look(
      path,
      await browser.post(path, {
        login: CANARY,
        svar: CANARY,
        name: CANARY,
        from: CANARY,
        reason: CANARY,
        typed: CANARY,
      }),
    )
  expect(alive).toEqual([])
})
