import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBag, type Files } from '../../tests/arrange/bag.ts'
import { packed } from '../../tests/arrange/package.ts'
import { aStampAuthority } from '../../tests/arrange/stamp-authority.ts'
import { aStampedPackage } from '../../tests/arrange/stamped-package.ts'
import { run } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'verify-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Exit code, and what was written where. */
async function verify(...args: string[]) {
  const written = { out: '', err: '' }
  const sink = (to: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        written[to] += chunk
        done()
      },
    })
  const code = await run(args, { stdin: Readable.from([]), stdout: sink('out'), stderr: sink('err'), env: {} })
  return { code, ...written }
}

function put(name: string, files: Files): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), content)
  }
  return join(folder, name)
}

let zip: string
let seal: string
beforeAll(async () => {
  const { bytes, sealed } = await packed()
  zip = join(folder, sealed.fileName)
  seal = sealed.seal
  writeFileSync(zip, bytes)
})

test('a whole package is exit code 0, with what that shows and what it does not', async () => {
  const { code, out, err } = await verify(zip)
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^Pakken er hel\.\n10 filer, /)
  expect(out).toContain(`Pakkens segl: ${seal}\nSammenlign seglet`)
  expect(out).toContain('ingen kvittering')
  expect(out).toContain('Det viser ikke, hvem der har lavet et billede')
  expect((await verify(zip, '--lang', 'en')).out).toMatch(/^The package is whole\./)
  expect((await verify(zip, '--seal', seal.toUpperCase())).out).toContain('Det er det segl, du skrev.')
})

test('another seal than was written down is not whole', async () => {
  const { code, out } = await verify(zip, '--seal', 'ab'.repeat(32))
  expect(code).toBe(1)
  expect(out).toContain('Seglet er et andet end det, du skrev')
})

test('an unpacked folder is checked too, and each fault is a line', async () => {
  expect((await verify(put('good', aBag()))).code).toBe(0)
  const bad = put('bad', aBag({}, { 'data/one.txt': 'onE', 'data/\u001b[31mnew.txt': 'x' }))
  const { code, out } = await verify(bad, '--lang', 'en')
  expect(code).toBe(1)
  expect(out).toMatch(/^The package is not whole\. 2 things are wrong:\n {2}Changed: data\/one\.txt\n/)
  expect(out).toContain('Added, and on no list: data/\\u{1b}[31mnew.txt')
})

test('a link is told of and not followed', async () => {
  const linked = put('linked', aBag())
  symlinkSync('/etc/hostname', join(linked, 'data', 'link.txt'))
  const { code, out } = await verify(linked)
  expect(code).toBe(1)
  expect(out).toContain('En henvisning til en anden fil, som ikke hører til i en pakke: data/link.txt')
})

test('remarks go to standard error, and the package is whole all the same', async () => {
  const { code, err } = await verify(put('old', aBag({ version: '0.97', algorithms: ['md5'] })), '--lang', 'en')
  expect(code).toBe(0)
  expect(err).toContain('MD5 or SHA-1')
  expect(err).toContain('BagIt 0.97')
})

test('as data it says the same', async () => {
  const { code, out } = await verify(zip, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    readable: true,
    whole: true,
    findings: [],
    bag: { ours: true, seal, files: 10 },
    receipt: { type: 'none' },
  })
  const missing = await verify(join(folder, 'none.zip'), '--json')
  expect([missing.code, JSON.parse(missing.out)]).toEqual([2, { readable: false, why: { type: 'gone' } }])
})

test.each([
  ['no file', () => []],
  ['two files', () => [zip, zip]],
  ['an option that there is not', () => [zip, '--quick']],
  ['a seal that is none', () => [zip, '--seal', 'abc']],
  ['a language that is not spoken here', () => [zip, '--lang', 'de']],
  ['a file that is not there', () => [join(folder, 'none.zip')]],
  ['a file that is no zip', () => [join(put('text', { 'x.txt': 'hello' }), 'x.txt')]],
  ['a folder that is no package', () => [put('photos', { 'a.jpg': 'x' })]],
  ['a pipe', () => ['/dev/null']],
  ['a key that is not there', () => [zip, '--log-key', join(folder, 'none.txt')]],
])('%s is exit code 2 and one line', async (_, args) => {
  const { code, out, err } = await verify(...args())
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^[^\n]+\n$/)
})

test('stamps are checked with the authority that is given, and what they prove and do not is said in both languages', async () => {
  const tsa = aStampAuthority()
  const { content, published, stampPackage } = await aStampedPackage(tsa)
  const { bytes } = await packed(content(), stampPackage)
  const stamped = join(folder, 'stamped.zip')
  writeFileSync(stamped, bytes)
  const key = ['--log-key', tsa.at(tsa.write('key', published))]
  const trusting = await verify(stamped, ...key, '--ca', tsa.at('root.pem'))
  expect(trusting.code).toBe(0)
  expect(trusting.out).toMatch(
    /Punkt 1: Det står som nummer 2 i loggen log\.example\/1.* det fandtes før .* \(dansk tid\)/,
  )
  expect(trusting.out).toContain('Stemplet er fra CN=tsa for tests')
  expect(trusting.out).toContain('Det viser ikke, hvem der har lavet det, eller hvornår et skærmbillede blev taget.')
  expect(trusting.out).not.toContain('ikke kontrolleret')

  const alone = await verify(stamped, ...key)
  expect(alone.code).toBe(0)
  expect(alone.out).toContain('Det er helt i sig selv, men hvem der har lavet det, er ikke kontrolleret.')
  expect(alone.out).toContain('Giv certifikatet')
  const english = await verify(stamped, ...key, '--lang', 'en')
  expect(english.out).toContain('It is sound in itself, but who made it was not checked.')

  tsa.anAuthority('elsewhere')
  const elsewhere = await verify(stamped, ...key, '--ca', tsa.at('elsewhere.pem'), '--lang', 'en')
  expect(elsewhere.code).toBe(1)
  expect(elsewhere.out).toContain('False time stamp: kvitteringer/stempel-4.tsr. Its certificates do not lead to')
  for (const none of [tsa.at('none.pem'), tsa.at('key')]) expect((await verify(stamped, '--ca', none)).code).toBe(2)
  tsa.end()
})
