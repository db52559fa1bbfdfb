// The public card and a family's logbook as somebody meets them in Firefox: real keys, real clicks, no network for a while.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type Firefox, findFirefox, openFirefox, type Tab } from '../browser/firefox.ts'
import { type Line, lineTo } from './setup/line.ts'
import { lookBehind } from './setup/logbook.ts'

const SECRET = 'Zebrastribet paraply bag cykelskuret'
const ELSEWHERE = 'https://www.dmi.dk/'

const test = base.extend<{ line: Line; isPrivate: boolean; firefox: Firefox; tab: Tab }>({
  isPrivate: [false, { option: true }],
  line: async ({ baseURL }, use) => {
    const line = await lineTo(baseURL ?? '')
    await use(line)
    await line.cut()
  },
  firefox: async ({ line, isPrivate }, use, info) => {
    info.setTimeout(480_000)
    const found = findFirefox()
    if ('missing' in found) return info.skip(true, found.missing)
    const firefox = await openFirefox(found.path, { isPrivate })
    try {
      await use(firefox)
      const ours = (address: string) =>
        [`${line.address}/`, ELSEWHERE, 'blob:', 'data:'].some((one) => address.startsWith(one))
      expect([firefox.complaints, firefox.asked.filter((address) => !ours(address))]).toEqual([[], []])
    } finally {
      await firefox.close()
    }
  },
  tab: async ({ firefox }, use) => use(await firefox.open()),
})

const folder = mkdtempSync(join(tmpdir(), 'firefox-e2e-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Begins a logbook, and answers its code. */
async function start(tab: Tab, line: Line, name: string): Promise<string> {
  await tab.go(`${line.address}/logbog`)
  await tab.press('button', 'Start en logbog')
  await tab.fill('Hvad skal du hedde i logbogen?', name)
  await tab.press('button', 'Videre')
  const groups = "[...document.querySelectorAll('.code-groups [aria-hidden=true]')].map((one) => one.textContent)"
  const code = String(await tab.comes(`${groups}.length === 5 && ${groups}.join('-')`))
  await tab.press('button', 'Jeg har skrevet den ned')
  const label = String(await tab.comes("document.querySelector('label[for=groups]')?.textContent"))
  const [first = 0, second = 0] = [...label.matchAll(/\d/g)].map(Number)
  const part = (at: number) => code.split('-')[at - 1] ?? ''
  await tab.fill(label, `${part(second)} ${part(first)}`)
  await tab.press('button', 'Start en logbog')
  await tab.sees('Det er ikke de to grupper')
  await tab.fill(label, `${part(first)} ${part(second)}`.toLowerCase())
  await tab.press('button', 'Start en logbog')
  await tab.sees('Skriv et punkt')
  return code
}

async function enter(tab: Tab, code: string): Promise<void> {
  await tab.press('button', 'Åbn med kode')
  await tab.fill('Din kode', code)
  await tab.press('button', 'Åbn med kode')
  await tab.sees('Skriv et punkt')
}

async function write(tab: Tab, what: string, says: string): Promise<void> {
  await tab.press('button', 'Skriv et punkt')
  await tab.fill('Hvad skete der?', what)
  await tab.press('button', 'Gem')
  await tab.sees(says)
}

const entries = (count: number) => `document.querySelectorAll('.logbook-entries .entry').length === ${count}`
const textOf = (css: string) => `document.querySelector('${css}')?.textContent.replaceAll(' ', '')`

/** What lies in the browser of this site, and which of `words` stands in it. */
const left = (tab: Tab, ...words: string[]) =>
  tab.call(`async (...words) => JSON.stringify(await (${lookBehind})(words))`, ...words)
const NOTHING = JSON.stringify({ names: [], found: [] })

test('a family’s logbook from its first code to the device that has forgotten it', async ({ firefox, tab, line }) => {
  let code = ''
  await test.step('it is begun, once the code has been shown to be written down, and written in', async () => {
    code = await start(tab, line, 'Mor')
    await tab.press('button', 'Skriv et punkt')
    await tab.fill('Hvad skete der?', SECRET)
    await tab.fill('Navn', 'Villads Øveperson')
    await tab.press('button', 'Gem')
    await tab.sees('Punkt 1 er låst og gemt.', SECRET, 'Villads Øveperson')
    await tab.sees('På denne enhed gemmes ingenting af logbogen.')
  })

  await test.step('it is locked, and opened by the code alone', async () => {
    await tab.press('button', 'Lås logbogen')
    await tab.seesNot(SECRET)
    await tab.reload()
    await enter(tab, code.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' '))
    await tab.sees(SECRET, 'Villads Øveperson')
    expect(await left(tab, 'Zebrastribet', code, code.slice(0, 11))).toEqual(NOTHING)
  })

  await test.step('the device is called safe', async () => {
    await tab.press('button', 'Er det din egen, sikre enhed?')
    await tab.press('button', 'Ja, det er min egen, sikre enhed')
    await tab.sees('Enheden gemmer nu en låst kopi')
  })

  const again = await firefox.open()
  await test.step('a draft outlives its tab', async () => {
    await tab.press('button', 'Skriv et punkt')
    await tab.fill('Hvad skete der?', 'Halvt skrevet om Zebrastribet')
    // the list tells of a draft when it is on the disk
    await tab.press('button', 'Tilbage')
    await tab.press('button', 'Skriv videre på kladden')
    await tab.sees('Her er din kladde.')
    await tab.close()
    await again.go(`${line.address}/logbog`)
    await enter(again, code)
    await again.sees('Du har en kladde')
    await again.press('button', 'Skriv videre på kladden')
    await again.comes("document.getElementById('what')?.value === 'Halvt skrevet om Zebrastribet'")
    await again.press('button', 'Gem')
    await again.sees('Punkt 2 er låst og gemt.')
    await again.seesNot('Du har en kladde')
  })

  await test.step('without a network it opens and is written in, and what was written is sent later, once', async () => {
    await again.comes("navigator.serviceWorker.ready.then(() => caches.match('/logbog')).then(Boolean)")
    await line.cut()
    await again.reload()
    await again.sees('Der ligger en låst kopi')
    await enter(again, code)
    await again.sees('Der er ikke forbindelse', SECRET)
    await write(again, 'Skrevet uden net', 'gemt på denne enhed')
    await again.comes("document.querySelector('.logbook-waiting li')?.textContent === 'Skrevet uden net'")
    await again.reload()
    await enter(again, code)
    await again.comes("document.querySelector('.logbook-waiting li')?.textContent === 'Skrevet uden net'")
    expect(JSON.parse(String(await left(again, 'Zebrastribet', 'Skrevet uden', code.slice(0, 11))))).toMatchObject({
      found: [],
    })
    await line.mend()
    await again.comes(`!document.querySelector('.logbook-waiting') && ${entries(3)}`)
    const other = await firefox.open('apart')
    await other.go(`${line.address}/logbog`)
    await enter(other, code)
    await other.comes(entries(3))
    await other.comes("document.body.innerText.split('Skrevet uden net').length === 2")
    await other.close()
  })

  const evidence = join(folder, 'Trussel.png')
  writeFileSync(evidence, 'Ternet billede af en besked')
  const sum = execFileSync('sha256sum', [evidence], { encoding: 'utf8' }).slice(0, 64)
  await test.step('a file is registered where it lies, by the fingerprint that sha256sum gives it', async () => {
    await again.press('button', 'Tilføj et bevis')
    await again.press('radio', 'Ja')
    await again.press('button', 'Videre')
    await again.choose('Vælg filer', evidence)
    await again.press('button', 'Videre')
    await again.press('radio', 'Et skærmbillede')
    await again.fill('Hvad viser filen?', 'Truslen fra fredag')
    await again.press('button', 'Registrér')
    await again.sees('1 bevis er skrevet i logbogen')
    expect(await again.comes(textOf('.logbook-hash'))).toBe(sum)
  })

  let seal = ''
  let path = ''
  await test.step('a package is saved as a download, and whole', async () => {
    await again.press('button', 'Pakke til politiet')
    await again.press('button', 'Vælg alle')
    await again.press('radio', 'Med materiale: også filerne selv. Kun når politiet har bedt om det')
    await again.press('button', 'Videre')
    await again.press('checkbox', 'Politiet har bedt om filerne')
    await again.choose('Vælg filerne igen', evidence)
    await again.press('button', 'Lav pakken')
    await again.sees('Pakken er lavet', 'står nu i den fælles log')
    seal = String(await again.comes(textOf('.package-seal')))
    const saved = await firefox.saved()
    expect(saved.from).toMatch(/\/gem\/[\w-]+\/pakke-\w+\.zip$/)
    path = join(folder, 'pakke.zip')
    writeFileSync(path, readFileSync(saved.path))
    const verified = execFileSync(process.execPath, [resolve('build/server/main.js'), 'verify', path, '--seal', seal])
    expect(verified.toString()).toMatch(/^Pakken er hel\./)
    expect(readFileSync(path).includes('Ternet billede af en besked')).toBe(true)
    await again.press('button', 'Færdig')
    await again.sees('dens segl er skrevet i logbogen')
  })

  await test.step('/kontrol says so too', async () => {
    const check = await firefox.open()
    await check.go(`${line.address}/kontrol`)
    await check.choose('Vælg pakken (en zip-fil)', path)
    await check.fill('Pakkens segl, hvis du har det på papir (kan udelades)', seal)
    await check.press('button', 'Kontrollér')
    await check.sees('Pakken er hel.', 'Det er det segl, du skrev.')
    await check.close()
  })

  await test.step('the device forgets', async () => {
    await again.press('button', 'Glem denne enhed')
    await again.press('button', 'Ja, glem denne enhed')
    await again.sees('Enheden har glemt logbogen.')
    await again.seesNot('Der ligger en låst kopi')
    expect(await left(again, 'Zebrastribet', code.slice(0, 11))).toEqual(NOTHING)
  })

  await test.step('Escape three times leaves the page, and Back shows nothing of it', async () => {
    await firefox.standIn(ELSEWHERE, 'vejret i morgen')
    await again.go(`${line.address}/hjaelp`)
    await again.go(`${line.address}/logbog`)
    await enter(again, code)
    await again.sees(SECRET)
    await again.key(ESCAPE, 3)
    await again.sees('vejret i morgen')
    await again.back()
    const led = () => firefox.asked.filter((address) => address === ELSEWHERE).length
    await expect.poll(led, { timeout: 60_000 }).toBe(2)
    await again.sees('vejret i morgen')
    await again.seesNot(SECRET)
  })

  await test.step('nothing that was typed or chosen, and no code, has gone over the line', async () => {
    const sent = line.sent()
    expect(sent.split('POST /logbog/skriv').length).toBeGreaterThan(3)
    const file = Buffer.from(sum, 'hex')
    const hashes = [
      sum,
      file.toString('latin1'),
      file.toString('base64').slice(0, 40),
      file.toString('base64url').slice(0, 40),
    ]
    const words = [
      'Zebrastribet',
      'Villads',
      'Mor"',
      'Trussel',
      'Truslen',
      'Ternet',
      'uden net',
      code,
      code.replaceAll('-', ''),
      seal,
    ]
    expect([...words, ...hashes].filter((one) => sent.includes(one))).toEqual([])
  })
})

const ESCAPE = '\uE00C'

test('the card is read, and its guide leads to a plan', async ({ firefox, tab, line }) => {
  await tab.go(`${line.address}/kort`)
  await tab.sees('Digitale krænkelser', 'Vurder', 'Sådan gør I')
  await tab.go(`${line.address}/kort/guide`)
  await tab.press('radio', 'Nej')
  await tab.press('button', 'Videre')
  await tab.sees('Spørgsmål 2')
  await tab.press('button', 'Vis planen nu')
  await tab.sees('Jeres plan', 'De fem faser')
  expect(firefox.complaints).toEqual([])
  // that a breach of the policy would have been seen here
  await tab.call("() => document.body.setAttribute('style', 'color: red')")
  await expect
    .poll(() => firefox.complaints.splice(0))
    .toContainEqual(expect.stringContaining('Content-Security-Policy'))
})

test.describe('in a private window', () => {
  test.use({ isPrivate: true })

  test('the logbook opens, says that nothing is kept, and a package is saved', async ({ firefox, tab, line }) => {
    await start(tab, line, 'Far')
    await write(tab, SECRET, 'Punkt 1 er låst og gemt.')
    await tab.sees('På denne enhed gemmes ingenting af logbogen.')
    await tab.press('button', 'Er det din egen, sikre enhed?')
    await tab.press('button', 'Ja, det er min egen, sikre enhed')
    await tab.sees('Det er måske et privat vindue. Der er ikke gemt noget.')
    await tab.comes('indexedDB.databases().then(({ length }) => length === 0)')
    await tab.press('button', 'Pakke til politiet')
    await tab.press('button', 'Vælg alle')
    await tab.press('button', 'Videre')
    await tab.sees('Pakken er lavet')
    const seal = String(await tab.comes(textOf('.package-seal')))
    const { path } = await firefox.saved()
    const verified = execFileSync(process.execPath, [resolve('build/server/main.js'), 'verify', path, '--seal', seal])
    expect(verified.toString()).toMatch(/^Pakken er hel\./)
  })
})
