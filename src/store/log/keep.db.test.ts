import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { toInstant } from '#core/time.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { recordAccess } from '../audit/record.ts'
import { openDb } from '../db.ts'
import { APP_LOGIN } from '../open.ts'
import { keepLog } from './keep.ts'
import { sizeOf } from './log.ts'

const database = testDatabase()
const now = () => toInstant(new Date())
const ORIGIN = 'https://actioncard.example'

test('what is recorded until the stop is in the log after it', async () => {
  const { teacher } = await aSchool(database.db())
  const sees = () =>
    recordAccess(database.db(), {
      actor: teacher,
      caseId: null,
      at: now(),
      action: 'case.list',
      outcome: 'done',
      request: randomUUID(),
    })
  const said: string[] = []
  await sees()
  const office = anOffice(database.db(), aCard(), now)
  const stop = keepLog({ ...office, origin: ORIGIN, service: null, say: (line) => said.push(line) })
  await expect.poll(() => sizeOf(database.db())).toBe(1)
  await sees()
  await stop()
  expect(await sizeOf(database.db())).toBe(2)
  expect(said).toEqual([])
})

test('a database that is away ends nothing, and an authority that does not answer is said', async () => {
  const gone = openDb({ ...database.superuser(), user: APP_LOGIN, host: '/nowhere' })
  const said: string[] = []
  const away = keepLog({
    ...anOffice(gone, aCard(), now),
    origin: ORIGIN,
    service: null,
    say: (line) => said.push(line),
  })
  await away()
  await gone.close()
  expect(said).toEqual([])
  const service = { url: 'http://127.0.0.1:9/', authority: { anchors: [] } }
  const office = anOffice(database.db(), aCard(), now)
  await keepLog({ ...office, origin: ORIGIN, service, say: (line) => said.push(line) })()
  expect(said).toEqual(['the log was not stamped: unreachable'])
})
