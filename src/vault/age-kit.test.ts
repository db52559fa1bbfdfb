// C2SP's test kit for age files (143 of them), against the library that wraps the logbook's keys.
import { armor, Decrypter } from 'age-encryption'
import * as kit from 'cctv-age'
import { expect, test } from 'vitest'
import { type Bytes, sha256, textOf } from './bytes.ts'

type Case = { readonly headers: Readonly<Record<string, string>>; readonly body: Bytes }

/** Lines of `name: value`, an empty line, and the file. */
function read(bytes: Uint8Array): Case {
  const at = bytes.findIndex((byte, index) => byte === 10 && bytes[index + 1] === 10)
  const lines = textOf(bytes.slice(0, at)).split('\n')
  const headers = lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const)
  return { headers: Object.fromEntries(headers), body: bytes.slice(at + 2) }
}

async function inflated(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function decrypted({ headers, body }: Case): Promise<Uint8Array> {
  const bytes = headers.compressed === 'zlib' ? await inflated(body) : body
  const decrypter = new Decrypter()
  if (headers.passphrase !== undefined) decrypter.addPassphrase(headers.passphrase)
  if (headers.identity !== undefined) decrypter.addIdentity(headers.identity)
  return decrypter.decrypt(headers.armored === 'yes' ? armor.decode(textOf(bytes)) : bytes)
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const cases = Object.entries({ ...kit }).filter(([, bytes]) => bytes instanceof Uint8Array)

test('the kit is whole', () => {
  expect(cases.length).toBeGreaterThanOrEqual(143)
})

test.each(cases)('%s', async (_, bytes) => {
  const one = read(bytes)
  if (one.headers.expect === 'success') {
    const payload = new Uint8Array(await decrypted(one))
    expect(toHex(await sha256(payload))).toBe(one.headers.payload)
  } else await expect(decrypted(one)).rejects.toThrow()
})
