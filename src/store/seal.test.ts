import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseId } from '#core/id.ts'
import { CannotStart } from './cannot-start.ts'
import { addKey, decodePayload, encodePayload, keyOf, newCaseKey, openKey, unwrapKey, wrapKey } from './seal.ts'

const caseId = 'c1' as CaseId
const at = { caseId, version: 3 }
const payload = { text: 'Mor ringede', by: { name: 'Anne' } }
const installation = keyOf(Buffer.alloc(32, 7))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'actioncard-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what is sealed is opened by its key, and reads as noise', () => {
  const key = newCaseKey()
  const sealed = encodePayload(key, at, payload)
  expect(decodePayload(key, at, sealed)).toEqual(payload)
  expect(sealed.toString('latin1')).not.toContain('ringede')
  expect(encodePayload(key, at, payload)).not.toEqual(sealed)
})

test('it is opened by no other key, in no other place, and not when a bit was changed', () => {
  const key = newCaseKey()
  const sealed = encodePayload(key, at, payload)
  expect(() => decodePayload(newCaseKey(), at, sealed)).toThrow()
  expect(() => decodePayload(key, { ...at, version: 4 }, sealed)).toThrow()
  expect(() => decodePayload(key, { ...at, caseId: 'c2' as CaseId }, sealed)).toThrow()
  for (const place of [1, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    expect(() => decodePayload(key, at, changed)).toThrow()
  }
  expect(() => decodePayload(key, at, Buffer.concat([Buffer.of(2), sealed.subarray(1)]))).toThrow('form 2')
})

test('a case key is wrapped for one installation and one case', () => {
  const key = newCaseKey()
  const wrapped = wrapKey(installation, caseId, key)
  expect(unwrapKey(installation, caseId, { id: installation.id, wrapped }).equals(key)).toBe(true)
  const other = keyOf(Buffer.alloc(32, 8))
  expect(() => unwrapKey(other, caseId, { id: installation.id, wrapped })).toThrow(installation.id)
  expect(() => unwrapKey(installation, 'c2' as CaseId, { id: installation.id, wrapped })).toThrow()
})

test('the installation’s key is made once, for its owner alone, and is the same after', () => {
  const file = join(folder, 'new', 'key')
  const made = openKey(file)
  expect(readdirSync(join(folder, 'new'))).toEqual(['key'])
  expect(openKey(file).id).toBe(made.id)
  expect(openKey(file).secret.equals(made.secret)).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toEqual(made.secret.export())
})

test('a file that holds no key, or cannot be had, stops the program with a plain line', () => {
  const file = join(folder, 'key')
  writeFileSync(file, 'hello')
  expect(() => openKey(file)).toThrow(CannotStart)
  expect(() => openKey(join(file, 'key'))).toThrow(/cannot write the key .*EEXIST/)
  expect(() => openKey(folder)).toThrow(/cannot read the key .*EISDIR/)
})

test('a new key goes before the old ones, which still open what they wrapped', () => {
  const file = join(folder, 'installation.key')
  const first = openKey(file)
  const caseKey = newCaseKey()
  const stored = { id: first.id, wrapped: wrapKey(first, caseId, caseKey) }
  const second = addKey(file)
  const third = addKey(file)
  expect(third.older.map(({ id }) => id)).toEqual([second.id, first.id])
  const again = openKey(file)
  expect([again, ...again.older].map(({ id }) => id)).toEqual([third.id, second.id, first.id])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(unwrapKey(third, caseId, stored).equals(caseKey)).toBe(true)
  writeFileSync(file, 'no key\n')
  expect(() => addKey(file)).toThrow('is no key')
  expect(readFileSync(file, 'utf8')).toBe('no key\n')
})
