import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { aContent, anEvidence, aPiece, packed } from '../../../tests/arrange/package.ts'
import { startHash } from './hash.ts'
import { lock, makePassphrase, unlock } from './lock.ts'
import { safeName } from './safe-name.ts'
import { writePackage } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Whether there is such a program here; says so when there is not. */
function has(program: string, ...args: string[]): boolean {
  const there = spawnSync(program, args, { stdio: 'ignore' }).status === 0
  if (!there) console.log(`not tried: there is no ${program} here`)
  return there
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function written(name: string, content = aContent()) {
  const { bytes, sealed } = await packed(content)
  const file = join(folder, `${name}.zip`)
  writeFileSync(file, bytes)
  return { file, bytes, sealed, bag: join(folder, name, `pakke-${content.id}`) }
}

const unzip = (file: string, name: string) => spawnSync('unzip', ['-q', file, '-d', join(folder, name)])

test.runIf(has('unzip', '-v') && has('sha256sum', '--version'))(
  'unzip and sha256sum find it whole, and see one changed byte',
  async () => {
    const { file, bag, sealed } = await written('stock')
    expect(spawnSync('unzip', ['-t', file], { encoding: 'utf8' }).stdout).toContain('No errors detected')
    expect(unzip(file, 'stock').status).toBe(0)
    const check = (manifest: string) => spawnSync('sha256sum', ['--strict', '-c', manifest], { cwd: bag }).status
    expect([check('manifest-sha256.txt'), check('tagmanifest-sha256.txt')]).toEqual([0, 0])
    expect(sha256(readFileSync(join(bag, 'tagmanifest-sha256.txt')))).toBe(sealed.seal)
    expect(readFileSync(join(bag, 'data/bilag/001/IMG_0042_paa_mur.PNG'), 'utf8')).toBe('first bytes')
    expect(readFileSync(join(bag, 'data/bilag/002/_CON.mp4'), 'utf8')).toBe('second')
    writeFileSync(join(bag, 'data/bilag/002/_CON.mp4'), 'seconD')
    expect(check('manifest-sha256.txt')).toBe(1)
  },
)

test.runIf(has('python3', '--version'))('Python reads it, every file stored and whole', async () => {
  const { file } = await written('python')
  const script =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), {i.compress_type for i in z.infolist()}, len(z.infolist()))'
  expect(spawnSync('python3', ['-c', script, file], { encoding: 'utf8' }).stdout).toBe('None {0} 10\n')
})

test.runIf(has('unzip', '-v'))('its papers say what is in it, and what is not', async () => {
  const { file, bag, sealed } = await written('papers')
  unzip(file, 'papers')
  const read = (path: string) => readFileSync(join(bag, path), 'utf8')
  const info = read('bag-info.txt')
  expect(info).toMatch(/^Actioncard-Package: 1$/m)
  expect(info).toMatch(/^Payload-Oxum: \d+\.5$/m)
  expect(info).toMatch(/^Bilag-Uden-Fil: 1$/m)
  expect(read('data/LAESMIG.txt')).toContain('ring 114')
  expect(read('data/logbog.txt')).toContain(sha256('first bytes'))
  const { form, evidence, entries } = JSON.parse(read('data/logbog.json'))
  expect([form, entries.length]).toEqual(['actioncard-package/1', 1])
  expect(evidence.map(({ path }: { path?: string }) => path)).toEqual([
    'data/bilag/001/IMG_0042_paa_mur.PNG',
    'data/bilag/002/_CON.mp4',
    undefined,
  ])
  expect(evidence[0].name).toBe('IMG 0042 på mur.PNG')
  expect(sealed.evidence.map((one) => [one.sha256, one.package])).toEqual([
    [sha256('first bytes'), 'k3v9x2mq'],
    [sha256('second'), 'k3v9x2mq'],
    [undefined, undefined],
  ])
})

test('without material, no byte of the files is in it, and nobody is warned of any', async () => {
  const record = anEvidence({ sha256: sha256('first bytes') })
  const { bytes } = await packed(aContent({ evidence: [{ record }] }))
  const text = Buffer.from(bytes).toString('utf8')
  expect(text).not.toContain('first bytes')
  expect(text).not.toContain('ring 114')
  expect(text).toContain(record.sha256)
  expect(text).toContain('Niveau: uden materiale')
})

test('bytes that are no longer those that were registered are told of', async () => {
  const piece = aPiece('other bytes', { sha256: sha256('first bytes') })
  const { bytes, sealed } = await packed(aContent({ evidence: [piece] }))
  expect(sealed.differing).toEqual([piece.record.id])
  expect(sealed.evidence[0]?.sha256).toBe(sha256('first bytes'))
  expect(Buffer.from(bytes).toString('utf8')).toContain(
    `en anden end den, der blev skrevet i logbogen. Dens fingeraftryk er ${sha256('other bytes')}`,
  )
})

test('the package is stamped by its manifest, and the receipt is sealed with it', async () => {
  let asked = ''
  const { bytes } = await packed(aContent(), async (manifest) => {
    asked = manifest
    return [{ name: 'pakke.tlog-proof', text: 'proof of the package' }]
  })
  const text = Buffer.from(bytes).toString('latin1')
  expect(asked).toMatch(/^[0-9a-f]{64}$/)
  expect(text).toContain(`${asked}  manifest-sha256.txt`)
  expect(text).toContain(`${sha256('proof of the package')}  kvitteringer/pakke.tlog-proof`)
})

test('a file that cannot be read whole, or a stop, leaves no package', async () => {
  const broken = { size: 20, stream: () => new Blob(['short']).stream() } as unknown as Blob
  const { stream, sealed } = writePackage(aContent({ evidence: [{ record: anEvidence(), file: broken }] }), {
    hash: startHash,
  })
  await expect(new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()).rejects.toThrow()
  expect(await sealed).toEqual({ ok: false, error: { type: 'file-changed' } })

  const stop = new AbortController()
  stop.abort()
  const stopped = writePackage(aContent(), { hash: startHash, signal: stop.signal })
  await expect(new Response(stopped.stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()).rejects.toThrow()
  expect(await stopped.sealed).toEqual({ ok: false, error: { type: 'cancelled' } })

  const left = writePackage(aContent(), { hash: startHash })
  const reader = left.stream.getReader()
  await reader.read()
  await reader.cancel()
  expect(await left.sealed).toEqual({ ok: false, error: { type: 'cancelled' } })
})

test('any name becomes one that every system can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const safe = safeName(name)
      expect(safe).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/)
      expect(safe).not.toMatch(/\.$/)
      expect(safe.length).toBeLessThanOrEqual(80)
    }),
  )
  expect(['Skærmbillede fra å.png', '../../etc/passwd', '.htaccess', 'nul.tar.gz', '日本', ''].map(safeName)).toEqual([
    'Skaermbillede_fra_aa.png',
    'etc_passwd',
    'htaccess',
    '_nul.tar.gz',
    'fil',
    'fil',
  ])
})

test('a locked package opens by its passphrase, and by no other', async () => {
  const passphrase = makePassphrase()
  const bytesOf = (stream: ReadableStream<Uint8Array>) =>
    new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()
  const locked = await bytesOf(await lock(new Blob(['the whole package']).stream(), passphrase))
  expect(Buffer.from(locked).toString('latin1')).toMatch(/^age-encryption.org\/v1\n-> scrypt /)
  const opened = (by: typeof passphrase) => unlock(new Blob([locked]).stream(), by)
  expect(Buffer.from(await bytesOf(await opened(passphrase))).toString()).toBe('the whole package')
  await expect(opened(makePassphrase())).rejects.toThrow()
}, 60_000)
