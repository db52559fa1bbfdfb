import { expect, test } from 'vitest'
import { keyOf } from '../seal.ts'
import { doorKeys } from './keys.ts'
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password.ts'

const keys = doorKeys(keyOf(Buffer.alloc(32, 7)))
const GOOD = 'fire heste og en hat'

test('a password is known by its hash, under the key it was made with and no other', async () => {
  const hashed = await hashPassword(keys, GOOD)
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
  expect(await isPassword(keys, hashed, GOOD)).toBe(true)
  expect(await isPassword(keys, hashed, `${GOOD}!`)).toBe(false)
  expect(await isPassword(doorKeys(keyOf(Buffer.alloc(32, 8))), hashed, GOOD)).toBe(false)
})

test('letters put together in another way are the same password', async () => {
  expect(await isPassword(keys, await hashPassword(keys, 'ma\u030Anedens kage 12'), 'm\u00E5nedens kage 12')).toBe(true)
})

test('nobody has no password, and it takes about as long to say so', async () => {
  const hashed = await hashPassword(keys, GOOD)
  const time = async (of: string | null) => {
    const begun = performance.now()
    for (let round = 0; round < 8; round++) expect(await isPassword(keys, of, 'wrong password')).toBe(false)
    return performance.now() - begun
  }
  await time(null)
  const ratio = (await time(null)) / (await time(hashed))
  expect(ratio).toBeGreaterThan(0.3)
  expect(ratio).toBeLessThan(3)
})

test.each<[string, PasswordFault | null]>([
  ['kort', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['aaaaaaaaaaaaaaaa', 'too-plain'],
  ['123456789012', 'too-plain'],
  ['abcdefghijklm', 'too-plain'],
  ['anne.eksempel1', 'too-plain'],
  ['Actioncard2026', 'too-plain'],
  ['Password1234', 'too-common'],
  ['1qaz2wsx3edc', 'too-common'],
  ['football-monkey-12', 'too-common'],
  ['Sommer2026!!!', 'too-common'],
  ['hojmark-hojmark', 'too-plain'],
  ['Højmark Skole 12', 'too-plain'],
  ['correct horse battery staple', null],
  ['æblegrød på en tirsdag', null],
  [GOOD, null],
  ['anne spiser blå cykler', null],
])('%s: %s', async (password, fault) => {
  expect(await passwordFault(password, ['anne@hojmark.example', 'Anne Eksempel', 'Højmark Skole'])).toBe(fault)
})

test('what has leaked and is long enough is refused, with a year after it too', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const leaked = dictionary['passwords-common'].filter((one) => one.length >= 12)
  expect(leaked.length).toBeGreaterThan(200)
  const taken: string[] = []
  for (const one of leaked)
    if (!(await passwordFault(one, [])) || !(await passwordFault(`${one}2026`, []))) taken.push(one)
  expect(taken).toEqual([])
})

test('a long password of nothing much is looked at quickly', async () => {
  const begun = performance.now()
  for (const text of ['1a'.repeat(100), 'password'.repeat(25), 'å'.repeat(200)]) await passwordFault(text, [])
  expect(performance.now() - begun).toBeLessThan(5_000)
})
