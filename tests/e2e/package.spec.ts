// The package built and saved in a real browser, by each way that a browser may leave open.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { startHash } from '#vault/package/hash.ts'
import { sourceOf } from '#vault/package/tree.ts'
import { verifyZip } from '#vault/package/verify.ts'
import { expect, test } from './setup/test.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'package-e2e-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

let script = ''
test.beforeAll(async () => {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'src/web/browser/package/evidence.ts'), formats: ['iife'], name: 'evidence' },
    },
  })
  const [{ output }] = built as unknown as [{ output: { code: string }[] }]
  // not as a script of the page, which the policy and the service worker would have a say in
  script = `${output[0]?.code}; window.evidence = evidence`
})

type InPage = { readonly evidence: typeof import('../../src/web/browser/package/evidence.ts') }

const SECRET = 'a secret of twenty-six signs'
const SHA = createHash('sha256').update(SECRET).digest('hex')

async function open(page: Page): Promise<string[]> {
  await page.goto('/kontrol')
  await page.evaluate(script)
  const sent: string[] = []
  page.context().on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

/** Registers and packs one file in the page, after `spoil` has taken something from the browser. */
const make = (page: Page, spoil: string) =>
  page.evaluate(
    async ([spoil = '', secret = '']) => {
      const gone = spoil.split(' ')
      if (gone.includes('picker')) Reflect.deleteProperty(window, 'showSaveFilePicker')
      if (gone.includes('worker')) Object.defineProperty(navigator.serviceWorker, 'controller', { value: null })
      if (gone.includes('private'))
        Object.defineProperty(navigator.storage, 'getDirectory', {
          value: () => Promise.reject(new Error('SecurityError')),
        })
      const { makePackage, registerEvidence } = (window as unknown as InPage).evidence
      const worker = document.getElementById('check')?.dataset.worker ?? ''
      const file = new File([secret], 'Skærmbillede.png', {
        type: 'image/png',
        lastModified: Date.UTC(2026, 10, 22, 12),
      })
      const words = {
        what: 'en besked',
        whereFound: 'et sted',
        takenBy: 'mor',
        form: 'screenshot' as const,
        whereKept: 'telefon',
      }
      const registered = await registerEvidence(worker, file, words, { sexualMinor: false })
      if (!registered.ok) throw new Error(registered.error.type)
      const content = {
        program: 'actioncard',
        entries: { text: 'et punkt', data: [] },
        receipts: [],
        evidence: [{ record: registered.value, file }],
      }
      return { registered, made: await makePackage(worker, { content, lang: 'da' }) }
    },
    [spoil, SECRET],
  )

for (const [rung, spoil] of [
  ['a service worker', 'picker'],
  ['a private file', 'picker worker'],
  ['memory', 'picker worker private'],
] as const) {
  test(`a package is saved by ${rung}, whole, and neither bytes nor fingerprint are sent`, async ({ page }) => {
    await page.goto('/kontrol')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const sent = await open(page)
    const downloading = page.waitForEvent('download')
    const { registered, made } = await make(page, spoil)
    const download = await downloading
    const path = join(folder, `${rung.replaceAll(' ', '-')}.zip`)
    await download.saveAs(path)
    expect(registered.value).toMatchObject({ name: 'Skærmbillede.png', sha256: SHA })
    expect(registered.value.modified).toBe('2026-11-22T13:00:00.000+01:00')
    if (!made.ok) throw new Error(made.error.type)
    expect(download.suggestedFilename()).toBe(made.value.fileName)
    const bytes = readFileSync(path)
    const report = await verifyZip(sourceOf(new Blob([bytes])), { hash: startHash, seal: made.value.seal })
    expect(report).toMatchObject({ readable: true, whole: true, findings: [] })
    expect(bytes.toString('latin1')).toContain(SECRET)
    expect(bytes.length).toBe(made.value.bytes)
    for (const line of sent) for (const secret of [SECRET, SHA, 'Sk%C3%A6rmbillede']) expect(line).not.toContain(secret)
    expect(page.url()).toMatch(/\/kontrol$/)
  })
}

test('nothing is left in the site’s own files when a package is stopped', async ({ page }) => {
  await open(page)
  const left = await page.evaluate(async () => {
    Reflect.deleteProperty(window, 'showSaveFilePicker')
    Object.defineProperty(navigator.serviceWorker, 'controller', { value: null })
    const { makePackage } = (window as unknown as InPage).evidence
    const worker = document.getElementById('check')?.dataset.worker ?? ''
    const stop = new AbortController()
    const file = new File([new Uint8Array(60_000_000)], 'x.mp4')
    const words = { what: '', whereFound: '', takenBy: '', form: 'original' as const, whereKept: '' }
    const record = { id: 'x'.repeat(22), name: 'x.mp4', size: file.size, type: '', modified: '', words }
    const content = { program: '', entries: { text: '', data: [] }, receipts: [], evidence: [{ record, file }] }
    const made = makePackage(worker, { content, lang: 'da', signal: stop.signal, onBytes: () => stop.abort() })
    const result = await made
    const names: string[] = []
    const directory = await navigator.storage.getDirectory()
    for await (const name of (directory as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name)
    return { result, names }
  })
  expect(left).toEqual({ result: { ok: false, error: { type: 'cancelled' } }, names: [] })
})
