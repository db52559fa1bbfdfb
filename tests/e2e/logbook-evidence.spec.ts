// Evidence in a family's logbook: registered where it lies, recognised later. No byte of it is in any request, nor its hash.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { Decrypter } from 'age-encryption'
import { answer, be, press, unfold } from './setup/exercise.ts'
import { elsewhere, openLogbook, startLogbook } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const BYTES = Buffer.from('Zebrastribet billede af en besked, 40 byte')
const CHANGED = Buffer.concat([BYTES, Buffer.from('!')])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** As it might stand in a request: as it is, and by each usual way to write bytes. */
const formsOf = (bytes: Buffer): string[] => [
  bytes.toString('latin1'),
  bytes.toString('hex'),
  bytes.toString('hex').toUpperCase(),
  ...[0, 1, 2].flatMap((shift) => [middle(bytes, shift, 'base64'), middle(bytes, shift, 'base64url')]),
  encodeURIComponent(bytes.toString('latin1')),
]

/** What of the base64 does not depend on what stands before and after. */
const middle = (bytes: Buffer, shift: number, form: 'base64' | 'base64url') =>
  bytes.subarray(shift, bytes.length - ((bytes.length - shift) % 3)).toString(form)

/** Every request of the browser, with its body, also those of workers. */
function watch(page: Page): string[] {
  const sent: string[] = []
  page.context().on('request', (request) => {
    const headers = JSON.stringify(request.headers())
    sent.push(`${request.url()} ${headers} ${request.postDataBuffer()?.toString('latin1') ?? ''}`)
  })
  return sent
}

function expectUnsent(sent: readonly string[], names: readonly string[]): void {
  expect(sent.filter((one) => one.includes('/logbog/skriv')).length).toBeGreaterThan(0)
  const secrets = [BYTES, sha256(BYTES), Buffer.from(sha256(BYTES).toString('hex'))].flatMap(formsOf)
  for (const secret of [...secrets, ...names.flatMap((name) => [name, encodeURIComponent(name)])])
    expect(sent.filter((one) => one.includes(secret))).toEqual([])
}

const file = (name: string, buffer = BYTES) => ({ name, mimeType: 'image/png', buffer })

async function choose(page: Page, minor: 'Ja' | 'Nej' | 'Ved ikke', ...files: ReturnType<typeof file>[]) {
  await press(page, 'Tilføj et bevis')
  await answer(page, /under 18 år/, minor)
  await press(page, 'Videre')
  await page.getByLabel('Vælg filer').setInputFiles(files)
}

async function register(page: Page, what: string, name = 'Trussel.png'): Promise<void> {
  await choose(page, 'Ja', file(name))
  await press(page, 'Videre')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvad viser filen?').fill(what)
  await press(page, 'Registrér')
  await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
}

test('files are registered where they lie: words and fingerprint in the logbook, nothing of them in any request', async ({
  page,
}) => {
  const sent = watch(page)
  await startLogbook(page, 'Mor')
  await press(page, 'Tilføj et bevis')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tilføj et bevis')
  await expectGoodPage(page)
  await press(page, 'Videre')
  await expect(page.getByRole('alert')).toContainText('Svar på spørgsmålet')
  await answer(page, /under 18 år/, 'Ja')
  await press(page, 'Videre')
  await expect(page.getByText('I behøver ikke en kopi mere')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Nej, skriv kun ned/ })).toBeChecked()
  await expectGoodPage(page)
  await press(page, 'Videre')
  await expect(page.getByRole('alert')).toContainText('Vælg mindst én fil')
  await page.getByLabel('Vælg filer').setInputFiles([file('Trussel.png'), file('Anden besked.mov', CHANGED)])
  await press(page, 'Videre')
  await expectGoodPage(page)
  await press(page, 'Registrér')
  await expect(page.getByRole('alert')).toContainText('Skriv et par ord om Trussel.png')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvor er den fra?').fill('chatten 7.b på Snapchat')
  const each = page.locator('.evidence-file')
  await each.nth(0).getByLabel('Hvad viser filen?').fill('Truslen fra fredag')
  await each.nth(1).getByLabel('Hvad viser filen?').fill('Det næste, han skrev')
  await each.nth(1).getByText('Andet end for de øvrige filer').click()
  await each.nth(1).getByLabel('Hvad er netop den?').selectOption('screen-recording')
  await press(page, 'Registrér')
  await expect(page.getByText('2 beviser er skrevet i logbogen.')).toBeVisible()
  const entries = page.locator('.logbook-entries .entry')
  await expect(entries).toHaveCount(2)
  await expect(entries.nth(0)).toContainText('Truslen fra fredag')
  await expect(entries.nth(0)).toContainText('Et skærmbillede')
  await expect(entries.nth(1)).toContainText('En skærmoptagelse')
  await expect(entries.nth(1)).toContainText('chatten 7.b på Snapchat')
  await unfold(page, 'Filens fingeraftryk')
  const shown = await entries.nth(0).locator('.logbook-hash').textContent()
  expect(shown?.replaceAll(' ', '')).toBe(sha256(BYTES).toString('hex'))
  await expectGoodPage(page)
  expectUnsent(sent, ['Trussel', 'Truslen', '7.b'])
})

test('a file is known again to the byte, and another is not', async ({ page }) => {
  const sent = watch(page)
  await startLogbook(page, 'Far')
  await press(page, 'Er det stadig den samme fil?')
  await expect(page.getByText('Der er ingen beviser i logbogen endnu.')).toBeVisible()
  await press(page, 'Tilbage')
  await register(page, 'Truslen fra fredag')
  await press(page, 'Er det stadig den samme fil?')
  await expectGoodPage(page)
  await page.getByLabel('Vælg filen').setInputFiles(file('omdøbt.png'))
  await press(page, 'Se efter')
  await expect(page.getByText('Ja, det er den samme fil.')).toBeVisible()
  await expect(page.getByText('Det er punkt 1: Truslen fra fredag.')).toBeVisible()
  await expectGoodPage(page)
  await press(page, 'Prøv en anden fil')
  await page.getByLabel('Vælg filen').setInputFiles(file('Trussel.png', CHANGED))
  await press(page, 'Se efter')
  await expect(page.getByText('Nej. Den fil er ikke registreret her.')).toBeVisible()
  await expect(page.getByText('Punkt 1 har samme navn, men et andet indhold')).toBeVisible()
  expectUnsent(sent, ['Trussel', 'omdøbt'])
})

test('a professional’s browser takes in no files', async ({ page }) => {
  await be(page, 'Vær lærer')
  await startLogbook(page, 'Mor')
  await press(page, 'Tilføj et bevis')
  await expect(page.getByText('Medarbejdere må ikke tage imod filer')).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  await expectGoodPage(page)
  await press(page, 'Tilbage')
  await press(page, 'Er det stadig den samme fil?')
  await expect(page.locator('input[type=file]')).toHaveCount(0)
})

test('what was registered while the net was away waits on the page, and is written once when it is back', async ({
  page,
  context,
}) => {
  await startLogbook(page, 'Mor')
  await choose(page, 'Ja', file('Trussel.png'))
  await press(page, 'Videre')
  await answer(page, /Hvad er den\?/, 'Et skærmbillede')
  await page.getByLabel('Hvad viser filen?').fill('Truslen')
  await context.route('**/logbog/skriv', (route) => route.abort('internetdisconnected'))
  await press(page, 'Registrér')
  await expect(page.getByText('0 af 1 er gemt i logbogen')).toBeVisible()
  await context.unroute('**/logbog/skriv')
  await press(page, 'Prøv igen')
  await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
  await expect(page.locator('.logbook-entries .entry')).toHaveCount(1)
})

test.describe('a package for the police', () => {
  const folder = mkdtempSync(join(tmpdir(), 'logbook-package-'))
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  // Chromium's own question where to save cannot be answered here
  test.beforeEach(({ page }) => page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker')))

  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8', cwd: folder })

  /** What is shown when it is saved, and the file. */
  async function saved(page: Page, button: string): Promise<{ path: string; name: string; seal: string }> {
    const downloading = page.waitForEvent('download')
    await press(page, button)
    const download = await downloading
    const name = download.suggestedFilename()
    const path = join(folder, name)
    await download.saveAs(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pakken er lavet')
    await expect(page.getByText(name)).toBeVisible()
    const seal = ((await page.locator('.package-seal').textContent()) ?? '').replaceAll(' ', '')
    return { path, name, seal }
  }

  /** Whole by our own program, with the seal that was shown, and by the tools that any Linux has. */
  function expectWhole(path: string, seal: string): string {
    expect(run(process.execPath, resolve('build/server/main.js'), 'verify', path, '--seal', seal)).toMatch(
      /^Pakken er hel\./,
    )
    run('unzip', '-t', path)
    run('unzip', '-q', '-o', path)
    const bag = path.replace(/\.zip$/, '')
    const sum = (list: string) => execFileSync('sha256sum', ['-c', '--quiet', list], { cwd: bag, encoding: 'utf8' })
    sum('manifest-sha256.txt')
    sum('tagmanifest-sha256.txt')
    expect(sha256(readFileSync(join(bag, 'tagmanifest-sha256.txt'))).toString('hex')).toBe(seal)
    return bag
  }

  test('without material: what was chosen in words and fingerprints, whole by stock tools, with receipts of the log', async ({
    page,
  }) => {
    const sent = watch(page)
    await startLogbook(page, 'Mor')
    await press(page, 'Skriv et punkt')
    await page.getByLabel('Hvad skete der?').fill('Vi taler ikke om det her')
    await press(page, 'Gem')
    await expect(page.getByText('Punkt 1 er låst og gemt.')).toBeVisible()
    await register(page, 'Truslen fra fredag')
    await press(page, 'Pakke til politiet')
    await expectGoodPage(page)
    await press(page, 'Videre')
    await expect(page.getByRole('alert')).toContainText('Vælg mindst ét punkt')
    await page.getByText(/Punkt 2, bevis/).click()
    const { path, seal } = await saved(page, 'Videre')
    await expectGoodPage(page)
    await expect(page.getByText('står nu i den fælles log')).toBeVisible()
    const bag = expectWhole(path, seal)
    const text = readFileSync(join(bag, 'data/logbog.txt'), 'utf8')
    expect(text).toContain('Truslen fra fredag')
    expect(text).toContain(sha256(BYTES).toString('hex'))
    expect(text).not.toContain('Vi taler ikke')
    const data = JSON.parse(readFileSync(join(bag, 'data/logbog.json'), 'utf8'))
    expect(data.entries).toMatchObject([{ number: 2, writer: 'Mor', kind: 'evidence' }])
    expect(readdirSync(join(bag, 'kvitteringer')).sort()).toEqual([
      'log-noegle.txt',
      'pakke.tlog-proof',
      'punkt-2.tlog-proof',
    ])
    expect(readFileSync(path).includes(BYTES)).toBe(false)
    await press(page, 'Færdig')
    await expect(page.getByText(/Pakke \w+ og dens segl er skrevet i logbogen/)).toBeVisible()
    await unfold(page, 'Pakkens segl')
    expect((await page.locator('details[open] .logbook-hash').textContent())?.replaceAll(' ', '')).toBe(seal)
    // the name of the package stands in the address that the browser's own service worker answers, which goes nowhere
    expectUnsent(sent, ['Trussel', 'Truslen', 'Vi taler', seal])
  })

  test('with material: only after a page that says so, of the files that were registered, and locked when asked for', async ({
    page,
  }) => {
    const sent = watch(page)
    await startLogbook(page, 'Mor')
    await register(page, 'Truslen fra fredag')
    await press(page, 'Pakke til politiet')
    await press(page, 'Vælg alle')
    await page.getByText(/Med materiale/).click()
    await press(page, 'Videre')
    await expect(page.getByText('Spørg politiet først, på 114')).toBeVisible()
    await expectGoodPage(page)
    await page.getByLabel('Vælg filerne igen').setInputFiles(file('noget andet.png'))
    await press(page, 'Lav pakken')
    await expect(page.getByRole('alert')).toContainText('Ring til politiet på 114 først')
    await expect(page.getByRole('alert')).toContainText('Ikke registreret blandt de valgte punkter: noget andet.png')
    await page.getByText('Politiet har bedt om filerne').click()
    await page.getByLabel('Vælg filerne igen').setInputFiles(file('Trussel.png'))
    const { path, seal } = await saved(page, 'Lav pakken')
    const bag = expectWhole(path, seal)
    expect(readFileSync(join(bag, 'data/bilag/001/Trussel.png')).equals(BYTES)).toBe(true)
    await press(page, 'Færdig')

    await press(page, 'Pakke til politiet')
    await page.getByText(/Punkt 1, bevis/).click()
    await page.getByText('Lås pakken med en adgangskode').click()
    await press(page, 'Videre')
    await expect(page.getByText('Skriv adgangskoden ned nu')).toBeVisible()
    const code = (await page.locator('.code-groups [aria-hidden=true]').allTextContents()).join('-')
    await expectGoodPage(page)
    const locked = await saved(page, 'Jeg har skrevet den ned. Lav pakken')
    expect(locked.name).toMatch(/\.zip\.age$/)
    expect(readFileSync(locked.path).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    const zip = locked.path.replace(/\.age$/, '')
    const opening = new Decrypter()
    opening.addPassphrase(code)
    writeFileSync(zip, await opening.decrypt(readFileSync(locked.path)))
    expectWhole(zip, locked.seal)
    expectUnsent(sent, ['Trussel', 'Truslen', code, seal, locked.seal])
  })

  test('a copy is kept in the same reading, where it is asked for', async ({ page }) => {
    await startLogbook(page, 'Far')
    await choose(page, 'Nej', file('Trussel.png'))
    await expect(page.getByRole('radio', { name: /Ja, læg også en kopi/ })).toBeChecked()
    await press(page, 'Videre')
    await answer(page, /Hvad er den\?/, 'Et skærmbillede')
    await page.getByLabel('Hvad viser filen?').fill('Truslen')
    const downloading = page.waitForEvent('download')
    await press(page, 'Registrér, og gem kopien')
    const download = await downloading
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
    await expect(page.getByText(/En kopi ligger i pakke \w+\./)).toBeVisible()
    await unfold(page, 'Pakkens segl')
    const seal = (await page.locator('details[open] .logbook-hash').textContent())?.replaceAll(' ', '') ?? ''
    const bag = expectWhole(path, seal)
    expect(readFileSync(join(bag, 'data/bilag/001/Trussel.png')).equals(BYTES)).toBe(true)
  })
})

test('a posting is followed from where it was found to where it was removed, evidence first, and nothing of it is sent', async ({
  page,
}) => {
  const sent = watch(page)
  await startLogbook(page, 'Mor')
  await press(page, 'Få det fjernet')
  await expect(page.getByText('Gem beviserne først.')).toBeVisible()
  await expectGoodPage(page)
  await press(page, 'Gem, og vis vejene')
  await expect(page.getByRole('alert')).toContainText('Vælg et sted')
  await expect(page.getByRole('alert')).toContainText('Vælg, hvordan det står til')
  await page.getByLabel('Hvor ligger det?').selectOption({ label: 'Snapchat' })
  await page.getByLabel('Adresse på nettet').fill('https://eksempel.example/zebra-42')
  await answer(page, /Hvordan står det til/, 'Fundet, ikke meldt endnu')
  await answer(page, /Hvor gammel var personen/, 'Under 18, og er det stadig')
  await answer(page, /nøgent, intimt eller seksuelt/, 'Ja')
  await press(page, 'Gem, og vis vejene')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Få det fjernet: Snapchat')
  await expect(page.getByRole('heading', { name: 'Gør nu' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Vent', exact: true })).toBeVisible()
  await expectGoodPage(page)
  await press(page, 'Tilbage til logbogen')
  await register(page, 'Opslaget')
  const entries = page.locator('.logbook-entries .entry')
  await expect(entries.nth(0)).toContainText('Fundet, ikke meldt endnu')

  await page.getByRole('button', { name: /Ny status, eller se vejene/ }).click()
  await expect(page.getByText('Gem beviserne først.')).toHaveCount(0)
  await expect(page.getByLabel('Adresse på nettet')).toHaveValue('https://eksempel.example/zebra-42')
  await expect(page.getByRole('radio', { name: 'Under 18, og er det stadig' })).toBeChecked()
  await answer(page, /Hvordan står det til/, 'Fjernet')
  await page.getByLabel('Hvad gjorde I').fill('De svarede samme dag')
  await press(page, 'Gem, og vis vejene')
  await press(page, 'Tilbage til logbogen')
  await expect(entries).toHaveCount(3)
  await expect(entries.nth(2)).toContainText('Fjernet')
  await expect(entries.nth(2)).toContainText('De svarede samme dag')
  await expect(page.getByRole('button', { name: /Ny status, eller se vejene/ })).toHaveCount(1)
  await expectGoodPage(page)
  for (const secret of ['zebra-42', 'De svarede'])
    expect(sent.filter((one) => one.includes(secret) || one.includes(encodeURIComponent(secret)))).toEqual([])
})

test.describe('where the worker is slow to come', () => {
  // its own copy of the worker would come at once
  test.use({ serviceWorkers: 'block' })

  test('reading is stopped when asked: nothing is written, and what was typed is still there', async ({
    page,
    context,
  }) => {
    let come: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      come = resolve
    })
    await context.route('**/assets/package-worker-*.js', async (route) => {
      await asked
      await route.continue()
    })
    await startLogbook(page, 'Mor')
    await choose(page, 'Ved ikke', file('Lang optagelse.mov', Buffer.alloc(20_000_000, 7)))
    await press(page, 'Videre')
    await answer(page, /Hvad er den\?/, 'En skærmoptagelse')
    await page.getByLabel('Hvad viser filen?').fill('Hele samtalen')
    await press(page, 'Registrér')
    await expect(page.getByText('Hold siden åben')).toBeVisible()
    await expect(page.getByText('Fil 1 af 1')).toBeVisible()
    await expectGoodPage(page)
    await press(page, 'Stop')
    come()
    await expect(page.getByText('Der er ikke skrevet noget i logbogen.')).toBeVisible()
    await expect(page.getByLabel('Hvad viser filen?')).toHaveValue('Hele samtalen')
    await press(page, 'Registrér')
    await expect(page.getByText('1 bevis er skrevet i logbogen')).toBeVisible()
    await expect(page.locator('.logbook-entries .entry')).toHaveCount(1)
  })
})

test('a professional’s browser seals no files, and may seal words', async ({ page, browser }) => {
  const code = await startLogbook(page, 'Mor')
  await register(page, 'Truslen')
  const school = await elsewhere(browser)
  await be(school, 'Vær lærer')
  await openLogbook(school, code)
  await press(school, 'Pakke til politiet')
  await press(school, 'Vælg alle')
  await school.getByText(/Med materiale/).click()
  await press(school, 'Videre')
  await expect(school.getByRole('alert')).toContainText('Medarbejdere må ikke tage imod filer')
  await expect(school.locator('input[type=file]')).toHaveCount(0)
  await school.context().close()
})
