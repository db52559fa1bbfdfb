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
import { endSession, endSessions, findSession, renewSession, sessionsOf, startSession } from './session.ts'

const database = testDatabase()
const later = (minutes: number) => addMinutes(MONDAY, minutes)

async function signedIn() {
  const { teacher } = await aSchool(database.db())
  return { teacher, ...(await startSession(database.db(), teacher.account, MONDAY)) }
}

test('who has signed in is found by the token, and nobody by another', async () => {
  const { teacher, token, expires } = await signedIn()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(expires).toBe(later(8 * 60))
  expect(await findSession(database.db(), token, MONDAY)).toMatchObject({ actor: teacher, provedAt: null })
  expect(await findSession(database.db(), `${token}x`, MONDAY)).toBeNull()
  expect(await findSession(database.db(), '', MONDAY)).toBeNull()
})

test('two who sign in have tokens of their own', async () => {
  const { teacher, token } = await signedIn()
  const again = await startSession(database.db(), teacher.account, MONDAY)
  expect(again.token).not.toBe(token)
})

test.each([
  ['real', false, 30, 8 * 60],
  ['in the exercise', true, 120, 12 * 60],
])(
  'a session that is %s ends by signing out, unused, and after its time in any case',
  async (_, exercise, idle, longest) => {
    const { teacher } = await aSchool(database.db(), { exercise })
    const start = async () => (await startSession(database.db(), teacher.account, MONDAY)).token
    const find = (token: string, minutes: number) => findSession(database.db(), token, later(minutes))

    const one = await start()
    await endSession(database.db(), one)
    expect(await find(one, 0)).toBeNull()

    const unused = await start()
    expect(await find(unused, idle - 1)).not.toBeNull()
    expect(await find(unused, idle - 1 + idle)).toBeNull()

    const busy = await start()
    for (let minutes = 0; minutes < longest; minutes += 20) expect(await find(busy, minutes)).not.toBeNull()
    expect(await find(busy, longest)).toBeNull()
  },
)

test('a session shown again to be somebody goes on under a new token, until the same end', async () => {
  const { token } = await signedIn()
  const { session } = (await findSession(database.db(), token, MONDAY)) ?? { session: '' }
  const renewed = await renewSession(database.db(), session, later(20))
  expect(await findSession(database.db(), token, later(20))).toBeNull()
  expect(await findSession(database.db(), renewed, later(20))).toMatchObject({ session, provedAt: later(20) })
})

test('somebody sees where they are signed in and ends what they want of it, and nothing of others', async () => {
  const { teacher, colleague } = await aSchool(database.db())
  const how = { browser: 'Firefox', provedAt: MONDAY }
  const [here, there, another] = await Promise.all(
    [teacher, teacher, colleague].map(({ account }) => startSession(database.db(), account, MONDAY, how)),
  )
  const find = async (token: string | undefined) => findSession(database.db(), token ?? '', MONDAY)
  const mine = (await find(here?.token))?.session ?? ''
  expect(await sessionsOf(database.db(), teacher.account, MONDAY)).toHaveLength(2)
  await endSessions(database.db(), colleague.account, { only: mine })
  expect(await find(here?.token)).not.toBeNull()
  await endSessions(database.db(), teacher.account, { but: mine })
  expect(await find(there?.token)).toBeNull()
  expect(await find(another?.token)).not.toBeNull()
  await endSessions(database.db(), teacher.account, 'all')
  expect(await sessionsOf(database.db(), teacher.account, MONDAY)).toEqual([])
})

test('a closed account is signed in nowhere', async () => {
  const { teacher, token } = await signedIn()
  await withAdmin(database.db(), (trx) =>
    trx.updateTable('account').set({ closed_at: MONDAY }).where('id', '=', teacher.account).execute(),
  )
  expect(await findSession(database.db(), token, MONDAY)).toBeNull()
  expect(await actorOf(database.db(), teacher.account)).toBeNull()
})

test('the database holds the hash of the token, and sweeps out what has been expired for a day', async () => {
  const { token } = await signedIn()
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query('select token_hash from session where token_hash = $1', [
    createHash('sha256').update(token).digest(),
  ])
  expect(rows).toHaveLength(1)
  const { teacher } = await aSchool(database.db())
  await startSession(database.db(), teacher.account, later(36 * 60 + 1))
  const { rows: left } = await client.query('select count(*) as n from session')
  await client.end()
  expect(Number(left[0]?.n)).toBe(1)
})

test('only exercise accounts are offered to whoever asks', async () => {
  const real = await aSchool(database.db())
  const { teacher, colleague, leader, ssp } = await aSchool(database.db(), { exercise: true })
  const invented = [teacher, colleague, leader, ssp].map(({ account }) => account)
  const offered = await exerciseAccounts(database.db())
  const ours = offered.filter(({ account }) => invented.includes(account))
  expect(ours.map((one) => one.role)).toEqual(['professional', 'professional', 'leader', 'ssp'])
  expect(offered.map((one) => one.account)).not.toContain(real.leader.account)
  expect(await actorOf(database.db(), '00000000-0000-4000-8000-000000000000' as AccountId)).toBeNull()
})
