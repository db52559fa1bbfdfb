import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { lock, makePassphrase } from '#vault/package/lock.ts'
import { aBag, type Files } from '../arrange/bag.ts'
import { packed } from '../arrange/package.ts'
import { aStampAuthority } from '../arrange/stamp-authority.ts'
import { aStampedPackage } from '../arrange/stamped-package.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const zipFile = (bytes: Uint8Array) => ({ name: 'pakke.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })

const start = (page: Page) => page.getByRole('button', { name: 'Kontrollér', exact: true }).click()
const answer = (page: Page) => page.locator('.check-answer')

test('a whole package is said to be whole, and nothing of it is sent', async ({ page, context }) => {
  const { bytes, sealed } = await packed()
  await page.goto('/kontrol')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  await page.getByLabel('Pakkens segl').fill(sealed.seal)
  const sent: string[] = []
  context.on('request', (request) =>
    sent.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
  )
  await start(page)
  await expect(answer(page)).toContainText('Pakken er hel.')
  await expect(answer(page)).toBeFocused()
  await expect(page.getByText('Det er det segl, du skrev.')).toBeVisible()
  await expect(page.getByText('Det viser ikke, hvem der har lavet et billede')).toBeVisible()
  expect(sent.filter((line) => !/^GET \/assets\/[\w-]+\.js $/.test(line))).toEqual([])
  await expectGoodPage(page)
})

test('a changed, a missing and an added file are each named', async ({ page }) => {
  const files: Files = aBag({}, { 'data/one.txt': 'onE', 'data/below/two.txt': null, 'data/<b>new</b>.txt': 'x' })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'pakke', path)), { recursive: true })
    writeFileSync(join(folder, 'pakke', path), content)
  }
  await page.goto('/en/kontrol')
  await page.getByLabel('Or choose the folder').setInputFiles(join(folder, 'pakke'))
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(answer(page)).toContainText('The package is not whole.')
  await expect(page.locator('.check-report li')).toContainText([
    'Changed: data/one.txt',
    'Missing: data/below/two.txt',
    'Added, and on no list: data/<b>new</b>.txt',
  ])
  await expectGoodPage(page)
})

test('a file that is no package, and no file at all, are said in words', async ({ page }) => {
  await page.goto('/kontrol')
  await start(page)
  await expect(page.getByRole('alert')).toContainText('Vælg en pakke først.')
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(Buffer.from('not a zip at all, only some words')))
  await start(page)
  await expect(answer(page)).toContainText('Pakken kan ikke læses.')
  await expect(page.getByText('Det er ikke en zip-fil.')).toBeVisible()
})

test('a locked package is opened by its passphrase, however it is typed', async ({ page }) => {
  const { bytes } = await packed()
  const passphrase = makePassphrase()
  const stream = await lock(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(), passphrase)
  const locked = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()
  await page.goto('/kontrol')
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(locked))
  await start(page)
  const field = page.getByLabel('Pakken er låst')
  for (const wrong of ['', 'hund', makePassphrase()]) {
    await field.fill(wrong)
    await page.getByRole('button', { name: 'Lås op' }).click()
    await expect(page.getByRole('alert')).toContainText('passer ikke')
  }
  await field.fill(passphrase.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Lås op' }).click()
  await expect(answer(page)).toContainText('Pakken er hel.', { timeout: 30_000 })
})

test('it works without a net, once it was opened', async ({ page, context }) => {
  const { bytes } = await packed()
  await page.goto('/kontrol')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.reload()
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  await start(page)
  await expect(answer(page)).toContainText('Pakken er hel.')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the page says what else checks a package', async ({ page }) => {
    await page.goto('/kontrol')
    await expect(page.getByText('sha256sum')).toBeVisible()
  })
})

test('only the worker may run WebAssembly, and it may ask for nothing', async ({ request, page }) => {
  await page.goto('/kontrol')
  const address = (await page.locator('#check').getAttribute('data-worker')) ?? ''
  const policy = (await request.get(address)).headers()['content-security-policy']
  expect(policy).toContain("'wasm-unsafe-eval'")
  expect(policy).not.toContain('connect-src')
  const own = (await request.get('/kontrol')).headers()['content-security-policy']
  expect(own).not.toContain('wasm')
})

test('the stamps of a package are checked in the browser without a net, with the certificate that is chosen or without', async ({
  page,
  context,
}) => {
  const tsa = aStampAuthority()
  const { content, stampPackage } = await aStampedPackage(tsa)
  const { bytes } = await packed(content(), stampPackage)
  await page.goto('/kontrol')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await context.setOffline(true)
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  await start(page)
  await expect(answer(page)).toContainText('Pakken er hel.')
  const entries = page.locator('.check-report li')
  const unchecked = 'hvem der har lavet det, er ikke kontrolleret'
  await expect(entries).toContainText([/^Punkt 1: .*ikke kontrolleret/, /^Punkt 2: .*ikke kontrolleret/])
  await expect(page.getByText('Giv certifikatet')).toBeVisible()

  await page.getByRole('button', { name: 'Kontrollér en anden' }).click()
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  const pem = (name: string) => ({ name, mimeType: 'application/x-pem-file', buffer: Buffer.from(tsa.pem(name)) })
  await page.getByLabel('Certifikatet for den, der stempler').setInputFiles(pem('root'))
  await start(page)
  await expect(answer(page)).toContainText('Pakken er hel.')
  await expect(entries).toContainText([/det fandtes før .*CN=tsa for tests/, /det fandtes før .*CN=tsa for tests/])
  await expect(page.getByText('Det viser ikke, hvem der har lavet det, eller hvornår')).toBeVisible()
  await expect(page.getByText(unchecked)).toHaveCount(0)
  await expectGoodPage(page)

  tsa.anAuthority('elsewhere')
  await page.getByRole('button', { name: 'Kontrollér en anden' }).click()
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  await page.getByLabel('Certifikatet for den, der stempler').setInputFiles(pem('elsewhere'))
  await start(page)
  await expect(answer(page)).toContainText('Pakken er ikke hel.')
  await expect(entries.first()).toContainText(
    'Falsk tidsstempel: kvitteringer/stempel-4.tsr. Dets certifikater fører ikke',
  )

  await page.getByRole('button', { name: 'Kontrollér en anden' }).click()
  await page.getByLabel('Vælg pakken').setInputFiles(zipFile(bytes))
  const none = { name: 'brev.pem', mimeType: 'text/plain', buffer: Buffer.from('ikke et certifikat') }
  await page.getByLabel('Certifikatet for den, der stempler').setInputFiles(none)
  await start(page)
  await expect(page.getByRole('alert')).toContainText('Der er ikke noget certifikat i filen.')
  await context.setOffline(false)
  tsa.end()
})
