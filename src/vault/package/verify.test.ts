import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBag, briefly, type Files, listOf, sumOf } from '../../../tests/arrange/bag.ts'
import { aContent, packed } from '../../../tests/arrange/package.ts'
import { type Zipped, zipOf } from '../../../tests/arrange/zip.ts'
import { startHash } from './hash.ts'
import { shown } from './shown.ts'
import { bytesOf, sourceOf } from './tree.ts'
import { type Asked, type Report, verifyZip } from './verify.ts'
import { readZip } from './zip.ts'

const verify = (bytes: Uint8Array, asked: Partial<Asked> = {}): Promise<Report> =>
  verifyZip(sourceOf(new Blob([bytes as Uint8Array<ArrayBuffer>])), { hash: startHash, ...asked })

const zipped = (files: Files, changed: Partial<Zipped> = {}): Zipped[] =>
  Object.entries(files).map(([name, data]) => ({ name: `pakke/${name}`, data, ...changed }))

let whole: Awaited<ReturnType<typeof packed>>
beforeAll(async () => {
  whole = await packed(aContent())
})

test('a package of ours is whole, and says which it is', async () => {
  const report = await verify(whole.bytes, { seal: whole.sealed.seal })
  expect(briefly(report)).toEqual([])
  if (!report.readable) throw new Error('unreadable')
  expect(report.warnings).toEqual([])
  expect(report.whole).toBe(true)
  expect(report.bag).toMatchObject({ ours: true, version: '1.0', files: 10, seal: whole.sealed.seal })
  expect(briefly(await verify(whole.bytes, { seal: 'ab'.repeat(32) }))).toEqual([`other-seal ${'ab'.repeat(32)}`])
})

test('no bit of it can be turned without being seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.bytes.length - 1), fc.nat(7), async (at, bit) => {
      const changed = whole.bytes.slice()
      changed[at] = (changed[at] as number) ^ (1 << bit)
      const report = await verify(changed, { seal: whole.sealed.seal })
      // what no reader of the files looks at: versions, times and rights
      if (report.readable && report.whole) expect(isUnread(whole.bytes, at)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

/** Whether byte `at` of a zip is the version, time, rights or disk number of a header. */
function isUnread(zip: Uint8Array, at: number): boolean {
  const of = new DataView(zip.buffer, zip.byteOffset, zip.length)
  for (let start = Math.max(0, at - 46); start <= at; start++) {
    if (start + 4 > zip.length) continue
    const [mark, offset] = [of.getUint32(start, true), at - start]
    if (mark === 0x04034b50 && (within(offset, 4, 8) || within(offset, 10, 14))) return true
    if (mark === 0x02014b50 && (within(offset, 4, 10) || within(offset, 12, 16) || within(offset, 34, 42))) return true
  }
  return false
}
const within = (offset: number, from: number, to: number) => offset >= from && offset < to

test('no part of it is a package', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.bytes.length - 1), async (length) => {
      const report = await verify(whole.bytes.slice(0, length))
      expect(report.readable).toBe(false)
      if (length >= 4) expect(briefly(report)).toEqual(['unreadable cut-off'])
    }),
    { numRuns: 100 },
  )
})

test('whatever bytes come, an answer comes, and it is not that they are whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect((await verify(bytes)).readable).toBe(false)
    }),
  )
})

test('a paper put in, changed or taken out is seen, with its name', async () => {
  const files = Object.fromEntries(
    Object.entries(await unpacked(whole.bytes)).map(([path, bytes]) => [path.replace(/^pakke-[^/]+\//, ''), bytes]),
  )
  const again = (changed: Files, without: string[] = []) => {
    const kept = Object.entries({ ...files, ...changed }).filter(([path]) => !without.includes(path))
    return verify(zipOf(zipped(Object.fromEntries(kept))))
  }
  expect(briefly(await again({}))).toEqual([])
  expect(briefly(await again({ 'kvitteringer/ny.txt': 'x' }))).toEqual(['not-sealed kvitteringer/ny.txt'])
  expect(briefly(await again({ 'data/bilag/004/ny.txt': 'x' }))).toEqual(
    expect.arrayContaining(['added data/bilag/004/ny.txt']),
  )
  expect(briefly(await again({ 'bag-info.txt': 'Actioncard-Package: 1\n' }))).toEqual(['changed bag-info.txt'])
  expect(briefly(await again({}, ['kvitteringer/punkt-7.tlog-proof']))).toEqual([
    'missing kvitteringer/punkt-7.tlog-proof',
  ])
  expect(briefly(await again({}, ['tagmanifest-sha256.txt']))).toEqual(
    expect.arrayContaining(['not-sealed bagit.txt', 'not-sealed manifest-sha256.txt']),
  )
  expect(
    briefly(
      await again({
        'data/bilag/001/IMG_0042_paa_mur.PNG': 'second',
        'data/bilag/002/_CON.mp4': 'first bytes',
      }),
    ),
  ).toEqual(expect.arrayContaining(['changed data/bilag/001/IMG_0042_paa_mur.PNG', 'changed data/bilag/002/_CON.mp4']))
})

async function unpacked(zip: Uint8Array): Promise<Files> {
  const read = await readZip(sourceOf(new Blob([zip as Uint8Array<ArrayBuffer>])))
  if (!read.ok) throw new Error(read.error.type)
  return Object.fromEntries(
    await Promise.all(read.value.files.map(async (file) => [file.path, await bytesOf(file.read())])),
  )
}

const BAG = aBag()
const GOOD = zipped(BAG)
const one = (changed: Partial<Zipped>): Zipped[] =>
  GOOD.map((file, index) => (index === 2 ? { ...file, ...changed } : file))

test('a bag that others have zipped is whole too, also when it is compressed', async () => {
  expect(briefly(await verify(zipOf(GOOD)))).toEqual([])
  expect(briefly(await verify(zipOf(zipped(BAG, { deflate: true }))))).toEqual([])
  expect(briefly(await verify(zipOf([{ name: 'pakke/', attributes: (0o40755 << 16) >>> 0 }, ...GOOD])))).toEqual([])
})

const HOSTILE: readonly [what: string, zip: () => Uint8Array, found: string | RegExp][] = [
  ['a path out of the folder', () => zipOf([...GOOD, { name: 'pakke/../../x' }]), /^unsafe-name/],
  ['a path from the top', () => zipOf([...GOOD, { name: '/etc/passwd' }]), /^unsafe-name/],
  ['a drive', () => zipOf([...GOOD, { name: 'C:/x' }]), /^unsafe-name/],
  ['backslashes', () => zipOf([...GOOD, { name: 'pakke\\..\\x' }]), /^unsafe-name/],
  ['a name with a zero', () => zipOf([...GOOD, { name: 'pakke/x\0.txt' }]), /^unsafe-name/],
  ['a name that turns around', () => zipOf([...GOOD, { name: 'pakke/\u202egnp.exe' }]), /^unsafe-name/],
  ['a name that is no UTF-8', () => zipOf([...GOOD, { name: Buffer.from([0xff, 0xfe]) }]), /^unsafe-name/],
  ['a dot for a name', () => zipOf([...GOOD, { name: 'pakke/./x' }]), /^unsafe-name/],
  ['no name', () => zipOf([...GOOD, { name: '' }]), /^unsafe-name/],
  ['one name twice', () => zipOf([...GOOD, GOOD[2] as Zipped]), /^same-name/],
  ['a file and a folder of one name', () => zipOf([...GOOD, { name: `${GOOD[2]?.name}/` }]), /^same-name/],
  ['a link', () => zipOf(one({ attributes: (0o120777 << 16) >>> 0 })), /^link/],
  ['a device', () => zipOf(one({ attributes: (0o020666 << 16) >>> 0 })), /^link/],
  ['another name before the file', () => zipOf(one({ localName: 'pakke/data/oNe.txt' })), /^contradicts-itself/],
  ['another size before the file', () => zipOf(one({ localSize: 2 })), /^contradicts-itself/],
  ['another checksum before the file', () => zipOf(one({ localCrc: 1 })), /^contradicts-itself/],
  ['two files in one place', () => zipOf(one({ offset: 0 })), /^contradicts-itself/],
  ['a file over another', () => zipOf(one({ packedSize: 30, size: 30, localSize: 30 })), /^contradicts-itself/],
  ['another name in an extra field', () => zipOf(one({ extra: unicodePath('pakke/other') })), /^contradicts-itself/],
  ['an extra field that does not end', () => zipOf(one({ extra: Buffer.from([1, 0, 9, 0]) })), /^contradicts-itself/],
  ['bytes between two files', () => zipOf(one({ after: 'hidden' })), 'hidden-bytes'],
  ['bytes before the first', () => zipOf(GOOD, { before: '#!/bin/sh\n' }), 'hidden-bytes'],
  ['bytes after the end', () => zipOf(GOOD, { comment: 'another archive' }), 'hidden-bytes'],
  ['a zip after a zip', () => Buffer.concat([zipOf([{ name: 'x' }]), zipOf(GOOD)]), 'hidden-bytes'],
  ['a locked file', () => zipOf(one({ flags: 0x0801 })), 'unreadable encrypted'],
  ['another compression', () => zipOf(one({ method: 12 })), 'unreadable unsupported'],
  ['one of several disks', () => zipOf(GOOD, { disk: 1 }), 'unreadable unsupported'],
  ['more files than there are', () => zipOf(GOOD, { count: 9 }), 'unreadable cut-off'],
  ['fewer files than there are', () => zipOf(GOOD, { count: 1 }), 'unreadable cut-off'],
  ['a directory elsewhere', () => zipOf(GOOD, { start: 0 }), 'hidden-bytes'],
  ['a directory past the end', () => zipOf(GOOD, { size: 1e6 }), 'unreadable cut-off'],
  [
    'a file that says to be enormous',
    () => zipOf(one({ size: 4e9, localSize: 4e9, deflate: true })),
    'unreadable bomb',
  ],
  ['nothing at all', () => zipOf([]), 'unreadable empty'],
  ['no bytes', () => new Uint8Array(), 'unreadable empty'],
  ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'.repeat(9), 'latin1'), 'unreadable not-a-zip'],
  ['a locked package', () => Buffer.from('age-encryption.org/v1\n-> scrypt '), 'unreadable locked'],
  ['a changed byte', () => zipOf(one({ data: 'onE' })), 'changed data/one.txt'],
  ['a wrong checksum', () => zipOf(one({ crc: 1 })), 'changed data/one.txt'],
  ['compression that is broken', () => zipOf(one({ method: 8 })), 'changed data/one.txt'],
]

/** The field by which some programs read another name. */
function unicodePath(name: string): Uint8Array {
  const bytes = Buffer.from(`\x01\0\0\0\0${name}`, 'latin1')
  return Buffer.concat([Buffer.from([0x75, 0x70, bytes.length, 0]), bytes])
}

test.each(HOSTILE)('refused: %s', async (_, zip, found) => {
  const report = await verify(zip())
  expect(report.readable && report.whole).toBe(false)
  const [first = ''] = briefly(report)
  if (typeof found === 'string') expect(first).toBe(found)
  else expect(first).toMatch(found)
})

test('a bomb is not unfolded past what it says, and what it says is bounded', async () => {
  const bomb = {
    name: 'pakke/data/one.txt',
    data: Buffer.alloc(20_000_000),
    deflate: true,
    size: 1000,
    localSize: 1000,
  }
  const began = process.memoryUsage().arrayBuffers
  expect(briefly(await verify(zipOf([...GOOD.filter((_, index) => index !== 2), bomb])))).toEqual([
    'changed data/one.txt',
  ])
  expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(60_000_000)
  const told = { ...bomb, data: Buffer.alloc(100_000_000), size: 100_000_000, localSize: 100_000_000 }
  expect(briefly(await verify(zipOf([...GOOD.filter((_, index) => index !== 2), told])))).toEqual(['unreadable bomb'])
})

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function has(program: string, ...args: string[]): boolean {
  const there = spawnSync(program, args, { stdio: 'ignore' }).status === 0
  if (!there) console.log(`not tried: there is no ${program} here`)
  return there
}

/** Zips made by other people’s programs. */
const MAKERS: readonly [program: string, version: string, make: (zip: string) => readonly string[]][] = [
  ['zip', '-v', (zip) => ['zip', '-qr', zip, 'pakke']],
  ['zip', '-v', (zip) => ['zip', '-qr0', zip, 'pakke']],
  ['zip', '-v', (zip) => ['sh', '-c', `zip -qr - pakke | cat > ${zip}`]],
  ['python3', '--version', (zip) => ['python3', '-m', 'zipfile', '-c', zip, 'pakke']],
  ['7z', 'i', (zip) => ['7z', 'a', '-bso0', zip, 'pakke']],
  ['bsdtar', '--version', (zip) => ['bsdtar', '-cf', zip, '--format', 'zip', 'pakke']],
]

test.each(MAKERS)('a bag zipped by %s (%s) is read', async (program, version, make) => {
  if (!has(program, version)) return
  const payload = { 'data/one.txt': 'one', 'data/æøå.txt': 'two'.repeat(10_000), 'data/empty': '' }
  for (const [path, content] of Object.entries(aBag({ payload }))) {
    mkdirSync(dirname(join(folder, 'pakke', path)), { recursive: true })
    writeFileSync(join(folder, 'pakke', path), content)
  }
  const zip = join(folder, `${make('x').join('').replace(/\W/g, '')}.zip`)
  expect(spawnSync(make(zip)[0] ?? '', make(zip).slice(1), { cwd: folder, encoding: 'utf8' }).stderr).toBe('')
  expect(briefly(await verify(readFileSync(zip)))).toEqual([])
})

test('a list that grew with the payload but not with the seal gives itself away', async () => {
  const files = { 'data/one.txt': 'forged' }
  const bag = aBag(
    {},
    {
      ...files,
      'manifest-sha256.txt': listOf('sha256', { ...files, 'data/below/two.txt': 'two' }),
      'tagmanifest-sha256.txt': `${sumOf('sha256', String(BAG['manifest-sha256.txt']))}  manifest-sha256.txt\n`,
    },
  )
  expect(briefly(await verify(zipOf(zipped(bag))))).toEqual(['changed manifest-sha256.txt'])
})

test('a name is shown without what hides or moves', () => {
  expect(shown('a\u001b[2Jb\u202egnp.exe')).toBe('a\\u{1b}[2Jb\\u{202e}gnp.exe')
  expect(shown('på mur.png')).toBe('på mur.png')
  expect(shown('x'.repeat(500))).toHaveLength(200)
})
