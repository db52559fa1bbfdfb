import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aSchool } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { actorOf } from '../people.ts'
import { keyOf } from '../seal.ts'
import { countGuess, countsOf, forgetGuesses, giveBack, waitAfter } from './attempts.ts'
import {
  credentialByLogin,
  isTheirPassword,
  newTotpSecret,
  renewSeals,
  type TotpSecret,
  useRecoveryCode,
  useTotp,
} from './credentials.ts'
import { isKnownDevice, rememberDevice } from './devices.ts'
import { accept, findInvitation, found, invite, makeSetUpCode, needsFounding, type Proof } from './joining.ts'
import { doorKeys } from './keys.ts'
import { hashPassword } from './password.ts'
import { readTicket, spendTicket, writeTicket } from './ticket.ts'

const database = testDatabase()
const keys = doorKeys(keyOf(Buffer.alloc(32, 7)))
const later = (minutes: number) => addMinutes(MONDAY, minutes)
const codeAt = (secret: TotpSecret, at: Instant) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: new Date(at).getTime() })

const aProof = (login: string, secret = newTotpSecret()): Proof => ({
  account: randomUUID() as AccountId,
  login,
  passwordHash: 'hashed',
  second: { secret, step: 0 },
})

test('the first administrator is made with the code that was printed, once, and everything or nothing', async () => {
  const db = database.db()
  const code = await makeSetUpCode(db, MONDAY)
  expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
  const founding = {
    municipality: 'Eksempelby',
    institution: { name: 'Højmark Skole', type: 'folkeskole' },
    name: 'Ada Eksempel',
  }
  const as = (typed: string, at = MONDAY, proof = aProof('ada')) =>
    found(db, keys, { ...founding, code: typed }, proof, at)
  expect(await as('AAAA-AAAA-AAAA-AAAA')).toEqual({ ok: false, error: 'gone' })
  expect(await as(code ?? '', later(24 * 60))).toEqual({ ok: false, error: 'gone' })
  expect(await needsFounding(db)).toBe(true)
  const proof = aProof('ada@eksempel.example')
  const typed = ` ${code?.toLowerCase().replaceAll('-', ' ')} `
  const both = await Promise.all([as(typed, MONDAY, proof), as(typed, MONDAY, aProof('another'))])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await needsFounding(db)).toBe(false)
  expect(await makeSetUpCode(db, MONDAY)).toBeNull()
})

async function invited() {
  const db = database.db()
  const { leader, school } = await aSchool(db)
  const { municipality_id } = await db.kysely.transaction().execute(async (trx) => {
    const { sql } = await import('kysely')
    await sql`select set_config('role', 'actioncard_door', true)`.execute(trx)
    return trx.selectFrom('institution').select('municipality_id').where('id', '=', school).executeTakeFirstOrThrow()
  })
  const to = { institution: school, name: 'Nina Eksempel', role: 'professional' as const }
  return { db, school, token: await invite(db, leader.account, municipality_id, to, MONDAY) }
}

test('an invitation lets one person in, once, within a week', async () => {
  const { db, school, token } = await invited()
  expect(await findInvitation(db, token, later(7 * 24 * 60))).toBeNull()
  expect(await findInvitation(db, `${token}x`, MONDAY)).toBeNull()
  expect(await findInvitation(db, token, MONDAY)).toMatchObject({ name: 'Nina Eksempel', institution: 'Højmark Skole' })
  const [one, other] = [aProof(`nina-${randomUUID()}`), aProof(`nina-${randomUUID()}`)]
  const both = await Promise.all([accept(db, keys, token, one, MONDAY), accept(db, keys, token, other, MONDAY)])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  const made = both[0]?.ok ? one : other
  expect(await actorOf(db, made.account)).toMatchObject({
    name: 'Nina Eksempel',
    institutions: [school],
    exercise: false,
  })
})

test('a user name that is taken leaves the invitation as it was', async () => {
  const first = await invited()
  const login = `taken-${randomUUID()}`
  await accept(first.db, keys, first.token, aProof(login), MONDAY)
  const { db, token } = await invited()
  const proof = aProof(login)
  expect(await accept(db, keys, token, proof, MONDAY)).toEqual({ ok: false, error: 'login-taken' })
  expect(await actorOf(db, proof.account)).toBeNull()
  expect(await findInvitation(db, token, MONDAY)).not.toBeNull()
})

test('a code is good once, a minute either way; so is a recovery code, at any time', async () => {
  const { db, token } = await invited()
  const secret = newTotpSecret()
  const proof = aProof(`codes-${randomUUID()}`, secret)
  const joined = await accept(db, keys, token, proof, MONDAY)
  const use = (code: string, at: Instant) => useTotp(db, keys, proof.account, code, at)
  expect(await use(codeAt(secret, later(-2)), MONDAY)).toBe(false)
  const sent = await Promise.all([use(codeAt(secret, MONDAY), MONDAY), use(codeAt(secret, MONDAY), MONDAY)])
  expect(sent.sort()).toEqual([false, true])
  expect(await use(codeAt(secret, later(-0.5)), MONDAY)).toBe(false)
  expect(await use(codeAt(secret, later(5)), later(5))).toBe(true)
  expect(await use('12345', later(9))).toBe(false)
  const [code = ''] = joined.ok ? joined.value.recoveryCodes : []
  expect(await useRecoveryCode(db, keys, proof.account, code.toUpperCase().replaceAll('-', ' '))).toBe(true)
  expect(await useRecoveryCode(db, keys, proof.account, code)).toBe(false)
  expect(await credentialByLogin(db, proof.login)).toMatchObject({ totp: true, recoveryCodes: 7 })
})

test('guesses wait longer and longer, however many at once, and never more than a quarter of an hour', async () => {
  const db = database.db()
  const counts = countsOf(keys, { login: randomUUID(), address: randomUUID(), device: null })
  const made = await Promise.all(Array.from({ length: 12 }, () => countGuess(db, counts, MONDAY)))
  expect(made.filter((until) => until === null)).toHaveLength(5)
  expect(made.filter((until) => until !== null)[0]).toBe(later(0.5))
  expect(await countGuess(db, counts, later(0.5))).toBeNull()
  expect(await countGuess(db, counts, later(0.5))).toBe(later(1.5))
  await giveBack(db, counts, later(0.5))
  expect(await countGuess(db, counts, later(0.5))).toBeNull()
  expect(waitAfter(500, 5)).toBe(15)
  expect(await countGuess(db, counts, later(2 * 24 * 60))).toBeNull()
  expect(await countGuess(db, counts, later(2 * 24 * 60))).toBeNull()
})

test('whoever guesses at somebody keeps them out of no browser that they know', async () => {
  const { db, token } = await invited()
  const proof = aProof(`known-${randomUUID()}`)
  await accept(db, keys, token, proof, MONDAY)
  const device = await rememberDevice(db, proof.account, MONDAY)
  expect(await isKnownDevice(db, proof.account, device, MONDAY)).toBe(true)
  expect(await isKnownDevice(db, randomUUID() as AccountId, device, MONDAY)).toBe(false)
  expect(await isKnownDevice(db, proof.account, device, later(181 * 24 * 60))).toBe(false)
  const from = (known: string | null) => countsOf(keys, { login: proof.login, address: '192.0.2.1', device: known })
  for (let guess = 0; guess < 30; guess++) await countGuess(db, from(null), MONDAY)
  expect(await countGuess(db, from(null), MONDAY)).not.toBeNull()
  expect(await countGuess(db, from(device), MONDAY)).toBeNull()
})

test('guesses at many people from one place are counted there, and signing in oneself forgets none of them', async () => {
  const db = database.db()
  const address = `2001:db8:${(Math.floor(performance.now()) % 60000).toString(16)}:1`
  const at = (login: string) => countsOf(keys, { login, address: `${address}::${login}`, device: null })
  for (let guess = 1; guess <= 19; guess++) expect(await countGuess(db, at(guess.toString(16)), MONDAY)).toBeNull()
  await countGuess(db, at('a0'), MONDAY)
  await forgetGuesses(db, at('a0'), MONDAY)
  expect(await countGuess(db, at('a1'), MONDAY)).not.toBeNull()
})

test('a ticket is for one thing, for a while, once, and nobody else can write one', async () => {
  const ticket = writeTicket(keys, 'code', { account: 'x' }, MONDAY, 10)
  expect(readTicket(keys, 'code', ticket, later(9))).toEqual({ account: 'x' })
  expect(readTicket(keys, 'join', ticket, MONDAY)).toBeNull()
  expect(readTicket(keys, 'code', ticket, later(10))).toBeNull()
  expect(readTicket(keys, 'code', `${ticket.slice(0, -4)}AAAA`, MONDAY)).toBeNull()
  expect(readTicket(doorKeys(keyOf(Buffer.alloc(32, 8))), 'code', ticket, MONDAY)).toBeNull()
  expect(readTicket(keys, 'code', 'nonsense', MONDAY)).toBeNull()
  const spent = await Promise.all([1, 2, 3].map(() => spendTicket(database.db(), ticket, MONDAY)))
  expect(spent.filter(Boolean)).toHaveLength(1)
})

test('a new installation key takes over: code apps at once, passwords as their owners come, and the rest goes on', async () => {
  const { db, token } = await invited()
  const [before, after] = [Buffer.alloc(32, 7), Buffer.alloc(32, 9)]
  const old = doorKeys(keyOf(before))
  const secret = newTotpSecret()
  const login = `rotated-${randomUUID()}`
  const passwordHash = await hashPassword(old, 'fire heste og en hat')
  const proof = { ...aProof(login, secret), passwordHash }
  const joined = await accept(db, old, token, proof, MONDAY)
  const [code = ''] = joined.ok ? joined.value.recoveryCodes : []
  const ticket = writeTicket(old, 'code', 'held', MONDAY, 10)

  const both = doorKeys(keyOf(after, [before]))
  expect((await renewSeals(db, both)).sealed).toBeGreaterThan(0)
  expect((await renewSeals(db, both)).sealed).toBe(0)
  const alone = doorKeys(keyOf(after))
  expect(await useTotp(db, alone, proof.account, codeAt(secret, later(5)), later(5))).toBe(true)
  await expect(useTotp(db, old, proof.account, codeAt(secret, later(6)), later(6))).rejects.toThrow('which is not here')
  expect(await useRecoveryCode(db, both, proof.account, code)).toBe(true)
  expect(readTicket(both, 'code', ticket, MONDAY)).toBe('held')

  const credential = async () =>
    (await credentialByLogin(db, login)) as NonNullable<Awaited<ReturnType<typeof credentialByLogin>>>
  expect(await isTheirPassword(db, both, await credential(), 'another')).toBe(false)
  expect((await credential()).pepperedBy).toBe(old.id)
  expect(await isTheirPassword(db, both, await credential(), 'fire heste og en hat')).toBe(true)
  expect((await credential()).pepperedBy).toBe(both.id)
  expect(await isTheirPassword(db, alone, await credential(), 'fire heste og en hat')).toBe(true)
})
