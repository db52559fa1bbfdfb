// What stands between a family and their logbook: networks that come and go, a browser that dies, a code that is closed, and
// somebody who meddles with what the server hands over.
import type { Page, Route } from '@playwright/test'
import { press } from './setup/exercise.ts'
import { callSafe, elsewhere, enterCode, letIn, openLogbook, startLogbook, write } from './setup/logbook.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const entries = (page: Page) => page.locator('.logbook-entries .entry .written')
const reopen = async (page: Page, code: string) => {
  await press(page, 'Lås logbogen')
  await enterCode(page, code)
}

test('two devices write without a network and meet, a code closed in between: all is there once, and nothing new for the closed', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const mor = await startLogbook(page, 'Mor')
  const far = await letIn(page, 'Far')
  const leaked = await letIn(page, 'Lækket')
  await callSafe(page)
  const others = await Promise.all([elsewhere(browser), elsewhere(browser)])
  const [his, spy] = others
  await openLogbook(his, far)
  await callSafe(his)
  await openLogbook(spy, leaked)
  await callSafe(spy)
  for (const one of [page, his, spy]) await one.context().setOffline(true)
  for (const what of ['Mor et', 'Mor to']) await write(page, what, /gemt på denne enhed/)
  for (const what of ['Far et', 'Far to']) await write(his, what, /gemt på denne enhed/)
  await write(spy, 'Skrevet for sent', /gemt på denne enhed/)

  await page.context().setOffline(false)
  await expect(entries(page)).toHaveText(['Mor et', 'Mor to'])
  await press(page, 'Hvem har en kode')
  await press(page, 'Luk koden for Lækket')
  await press(page, 'Luk koden')
  await expect(page.getByText('Koden for Lækket er lukket.')).toBeVisible()
  await write(page, 'Efter lukningen')

  for (const one of [his, spy]) await one.context().setOffline(false)
  const all = ['Efter lukningen', 'Far et', 'Far to', 'Mor et', 'Mor to']
  await expect(his.locator('.logbook-waiting')).toHaveCount(0)
  await expect.poll(async () => (await entries(his).allTextContents()).sort()).toEqual(all)
  await press(page, 'Hent nyt')
  await expect.poll(async () => (await entries(page).allTextContents()).sort()).toEqual(all)

  await expect(spy.getByRole('alert')).toContainText('din kode er lukket')
  await expect(spy.locator('.logbook-waiting')).toContainText('Skrevet for sent')
  for (const what of all) await expect(spy.getByText(what, { exact: true })).toHaveCount(0)
  await expect(spy.getByRole('button', { name: 'Skriv et punkt' })).toHaveCount(0)
  await reopen(page, mor)
  await expect(page.getByText('Skrevet for sent')).toHaveCount(0)
  for (const one of others) await one.context().close()
})

test('a browser that dies between asking and hearing has saved what it acknowledged, once', async ({
  page,
  context,
}) => {
  const code = await startLogbook(page, 'Mor')
  await callSafe(page)
  let arrived = () => {}
  const written = new Promise<void>((resolve) => {
    arrived = resolve
  })
  // the server writes it, and its answer is never heard
  await context.route('**/logbog/skriv', async (route) => {
    await route.fetch()
    arrived()
  })
  await press(page, 'Skriv et punkt')
  await page.getByLabel('Hvad skete der?').fill('Skrevet i sidste øjeblik')
  await press(page, 'Gem')
  await written
  await page.close()
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  const again = await context.newPage()
  await openLogbook(again, code)
  await expect(entries(again)).toHaveText(['Skrevet i sidste øjeblik'])
  await expect(again.locator('.logbook-waiting')).toHaveCount(0)
  await expect(again.getByText('Du har en kladde')).toHaveCount(0)
  await write(again, 'Bagefter')
  await reopen(again, code)
  await expect(entries(again)).toHaveText(['Skrevet i sidste øjeblik', 'Bagefter'])
})

type Handed = { entries: { seq: number; ciphertext: string }[]; leaves: number[] }

/** Changes what the server hands over on its way. */
const meddle = (page: Page, how: (handed: Handed) => void) =>
  page.route('**/logbog/hent', async (route: Route) => {
    const response = await route.fetch()
    const json = await response.json()
    if (json.type === 'logbook') how(json)
    await route.fulfill({ response, json })
  })

const MEDDLINGS: readonly (readonly [string, (handed: Handed) => void, RegExp, readonly string[]])[] = [
  ['leaves one out', (handed) => handed.entries.splice(1, 1), /Der mangler punkter i logbogen/, ['Et']],
  [
    'swaps two',
    ({ entries: [, two, three] }) => {
      if (two && three) swap(two, three)
    },
    /Der mangler punkter|hænger ikke sammen/,
    ['Et'],
  ],
  [
    'changes what is sealed',
    ({ entries: [, , three] }) => {
      if (three) three.ciphertext = `${three.ciphertext.slice(0, -8)}AAAAAAAA`
    },
    /ikke skrevet af den, det siger/,
    ['Et', 'To'],
  ],
]

const swap = (one: object, other: object): void => {
  const kept = { ...one }
  Object.assign(one, other)
  Object.assign(other, kept)
}

for (const [does, how, says, sound] of MEDDLINGS) {
  test(`a server that ${does} is told of in plain words, and what is whole can still be read`, async ({ page }) => {
    const code = await startLogbook(page, 'Mor')
    for (const what of ['Et', 'To', 'Tre']) await write(page, what)
    await meddle(page, how)
    await reopen(page, code)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Noget er galt med logbogen')
    await expect(alert).toContainText(says)
    await expect(alert).toContainText('politiet på 114')
    await expect(entries(page)).toHaveText([...sound])
    await expect(page.getByRole('button', { name: 'Skriv et punkt' })).toHaveCount(0)
    await expectGoodPage(page)
  })
}

test('a server that goes back to an earlier time is seen by a device that remembers', async ({ page }) => {
  const code = await startLogbook(page, 'Mor')
  for (const what of ['Et', 'To', 'Tre']) await write(page, what)
  await callSafe(page)
  await meddle(page, (handed) => {
    handed.entries = handed.entries.filter(({ seq }) => seq < 3)
    handed.leaves = handed.leaves.slice(0, handed.entries.length)
  })
  await press(page, 'Hent nyt')
  await expect(page.getByRole('alert')).toContainText('De nyeste er væk')
  await reopen(page, code)
  await expect(page.getByRole('alert')).toContainText('De nyeste er væk')
  await expect(entries(page)).toHaveText(['Et', 'To', 'Tre'])
  await page.unrouteAll()
  await press(page, 'Hent nyt')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await write(page, 'Fire')
})

test('each entry has a receipt of the common log, checked on the page; one that is made up is told of', async ({
  page,
}) => {
  await startLogbook(page, 'Mor')
  for (const what of ['Et', 'To']) await write(page, what)
  await press(page, 'Kvitteringer')
  const receipts = page.locator('.logbook-receipts li')
  await expect(receipts).toContainText([/fandtes, før punkt 2 blev skrevet/, /står som nummer \d+ i loggen/])
  await expect(page.getByText('viser ikke, hvem der lavede et billede')).toBeVisible()
  await expectGoodPage(page)
  await press(page, 'Tilbage')
  await page.route('**/logbog/skriv', async (route) => {
    const response = await route.fetch()
    const said = await response.json()
    await route.fulfill({ response, json: { ...said, proof: said.proof.replace(/index (\d)/, 'index 1$1') } })
  })
  await write(page, 'Tre')
  await press(page, 'Kvitteringer')
  await expect(receipts).toContainText([/punkt 2/, /før punkt 3/, /passer ikke|ikke passer/])
})
