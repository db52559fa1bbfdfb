import { beforeAll, expect, test } from 'vitest'
import { fromHex } from '#core/log/bytes.ts'
import { openLog } from '#store/log/key.ts'
import { sizeOf } from '#store/log/log.ts'
import { installationOf } from '#store/logbook/installation.ts'
import { makeCode } from '#vault/code.ts'
import type { Keys } from '#vault/keys.ts'
import { checkReceipt } from '#vault/package/receipts.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { sure } from '../../../tests/arrange/logbook.ts'
import { aLogbookSite, type LogbookSite } from '../../../tests/arrange/logbook-site.ts'
import * as api from '../browser/logbook/api.ts'
import { receiptsFrom } from '../browser/logbook/package-receipt.ts'

const database = testDatabase()
const MANIFEST = 'ab'.repeat(32)
let site: LogbookSite
const aKey = async (): Promise<Keys> => api.keysOfCode(makeCode(), await installationOf(database.db()))
beforeAll(() => {
  site = aLogbookSite(database.db())
})

test('a package gets a receipt that shows it was in the log, and its hash has gone nowhere', async () => {
  const session = sure(await api.createLogbook(site.send, await aKey(), 'Mor'))
  const [proof, key] = await receiptsFrom(session)(MANIFEST)
  const { published, key: log } = await openLog(site.office, 'http://localhost:3000')
  const check = (manifestSha256: string) =>
    checkReceipt({
      proof: proof?.text ?? null,
      ownKey: key?.text ?? null,
      hash: fromHex(manifestSha256),
      trusted: [published],
    })
  expect(await check(MANIFEST)).toMatchObject({ type: 'in-log', log: log.name, trusted: true })
  expect(await check('cd'.repeat(32))).toEqual({ type: 'false', fault: 'not-in-the-log' })
  const sent = site.traffic.join('\n')
  expect(sent).not.toContain(MANIFEST)
  expect(sent).not.toContain(Buffer.from(MANIFEST, 'hex').toString('base64url'))
})

test('only who has a logbook puts anything into the log, and not without end', async () => {
  const before = await sizeOf(database.db())
  expect(await receiptsFrom({ send: site.send, keys: await aKey() })(MANIFEST)).toEqual([])
  expect(await sizeOf(database.db())).toBe(before)
  const send = site.from('192.0.2.77')
  const session = sure(await api.createLogbook(send, await aKey(), 'Far'))
  let given = 0
  while (given < 80 && (await receiptsFrom(session)(MANIFEST)).length > 0) given++
  expect(given).toBe(60)
  expect(await sizeOf(database.db())).toBe(before + 60)
})
