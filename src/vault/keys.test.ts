import { Decrypter, Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from './bytes.ts'
import { codeOf } from './code.ts'
import { hkdf, isSignedBy, keysOf, secretsOfCode, sign, signerOf } from './keys.ts'

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const code = codeOf(Uint8Array.from({ length: 24 }, (_, index) => index))

test('HKDF-SHA-256 gives what RFC 5869 says', async () => {
  const ikm = new Uint8Array(22).fill(0x0b)
  const first = await hkdf(ikm, hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)
  expect(toHex(first)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865')
  const bare = await hkdf(ikm, hex(''), hex(''), 42)
  expect(toHex(bare)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8')
})

test('Ed25519 gives what RFC 8032 says', async () => {
  const { signer, verifier } = await signerOf(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
  expect(toHex(fromBase64Url(verifier) ?? new Uint8Array())).toBe(
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  )
  const signature = await sign(signer, hex('72'))
  expect(toHex(fromBase64Url(signature) ?? new Uint8Array())).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  expect(await isSignedBy(verifier, hex('72'), signature)).toBe(true)
  expect(await isSignedBy(verifier, hex('73'), signature)).toBe(false)
  expect(await isSignedBy('', hex('72'), signature)).toBe(false)
  expect(await isSignedBy(verifier, hex('72'), signature.slice(1))).toBe(false)
})

test('a code has the same keys every time, others at another installation, and none of them is another', async () => {
  const here = await secretsOfCode(code, 'a')
  const again = await secretsOfCode(code, 'a')
  const there = await secretsOfCode(code, 'b')
  expect(again).toEqual(here)
  const all = [here, there].flatMap((secrets) => Object.values(secrets)).map(toHex)
  expect(new Set(all).size).toBe(8)
  expect(Object.values(here).map(({ length }) => length)).toEqual([16, 32, 32, 32])
})

test('the keys of a code stay what they are: a code written down today opens in ten years', async () => {
  const keys = await keysOf(await secretsOfCode(code, 'proeve'))
  expect([toBase64Url(keys.locator), toBase64Url(keys.proof), keys.recipient, keys.verifier]).toEqual([
    '5GRP3CPL66rehamo4cCh4g',
    'QYvPPwqrwa3hxvEv28BysMBqlq6nVjSBYHgjl6s41yg',
    'age16x0tkd2qjmh4urd576md8kacmuga5u3g8sfd587ln2llguk9rqgqrp6djl',
    'GUH_kXa0d9y9pbpv2iA4MZ85f45idYsXrrStiMYCyK8',
  ])
})

test('what is wrapped to the recipient of a code is opened by its identity', async () => {
  const { identity, recipient } = await keysOf(await secretsOfCode(code, 'a'))
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const wrapped = await encrypter.encrypt(utf8('nøgle'))
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  expect(await decrypter.decrypt(wrapped, 'text')).toBe('nøgle')
})

test('the signing key cannot be taken out of the browser', async () => {
  const { signer } = await keysOf(await secretsOfCode(code, 'a'))
  expect(signer.extractable).toBe(false)
})
