import { createHash } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { AccountId } from '#core/id.ts'
import { addMinutes } from '#core/time.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { withAdmin } from './db.ts'
import { actorOf, exerciseAccounts } from './people.ts'
import { endSession, findSession, startSession } from './session.ts'

const database = testDatabase()
const later = (minutes: number) => addMinutes(MONDAY, minutes)

async function signedIn() {
  const { teacher } = await aSchool(database.db())
  return { teacher, ...(await startSession(database.db(), teacher.account, MONDAY)) }
}

test('who has signed in is found by the token, and nobody by another', async () => {
  const { teacher, token, expires } = await signedIn()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(expires).toBe(later(12 * 60))
  expect(await findSession(database.db(), token, MONDAY)).toEqual({ actor: teacher, language: null })
  expect(await findSession(database.db(), `${token}x`, MONDAY)).toBeNull()
  expect(await findSession(database.db(), '', MONDAY)).toBeNull()
})

test('two who sign in have tokens of their own', async () => {
  const { teacher, token } = await signedIn()
  const again = await startSession(database.db(), teacher.account, MONDAY)
  expect(again.token).not.toBe(token)
})

test('a session ends by signing out, after two idle hours, and after twelve in any case', async () => {
  const one = await signedIn()
  await endSession(database.db(), one.token)
  expect(await findSession(database.db(), one.token, MONDAY)).toBeNull()

  const idle = await signedIn()
  expect(await findSession(database.db(), idle.token, later(119))).not.toBeNull()
  expect(await findSession(database.db(), idle.token, later(119 + 121))).toBeNull()

  const busy = await signedIn()
  for (let minutes = 0; minutes < 720; minutes += 90) {
    expect(await findSession(database.db(), busy.token, later(minutes))).not.toBeNull()
  }
  expect(await findSession(database.db(), busy.token, later(720))).toBeNull()
})

test('a closed account is signed in nowhere', async () => {
  const { teacher, token } = await signedIn()
  await withAdmin(database.db(), (trx) =>
    trx.updateTable('account').set({ closed_at: MONDAY }).where('id', '=', teacher.account).execute(),
  )
  expect(await findSession(database.db(), token, MONDAY)).toBeNull()
  expect(await actorOf(database.db(), teacher.account)).toBeNull()
})

test('the database holds the hash of the token, and sweeps out what has expired', async () => {
  const { token } = await signedIn()
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query('select token_hash from session where token_hash = $1', [
    createHash('sha256').update(token).digest(),
  ])
  expect(rows).toHaveLength(1)
  const { teacher } = await aSchool(database.db())
  await startSession(database.db(), teacher.account, later(12 * 60 + 1))
  const { rows: left } = await client.query('select count(*) as n from session')
  await client.end()
  expect(Number(left[0]?.n)).toBe(1)
})

test('only exercise accounts are offered to whoever asks', async () => {
  await aSchool(database.db())
  const { leader } = await aSchool(database.db(), { exercise: true })
  const offered = await exerciseAccounts(database.db())
  expect(offered.map((one) => one.role)).toEqual(['professional', 'professional', 'leader', 'ssp'])
  expect(offered.map((one) => one.account)).toContain(leader.account)
  expect(await actorOf(database.db(), '00000000-0000-4000-8000-000000000000' as AccountId)).toBeNull()
})
