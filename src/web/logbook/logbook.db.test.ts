import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { checkProof } from '#core/log/proof.ts'
import { withLogbooks } from '#store/db.ts'
import { openLog, sha256 } from '#store/log/key.ts'
import { installationOf } from '#store/logbook/installation.ts'
import { stateOf } from '#store/logbook/logbook.ts'
import { open } from '#store/logbook/member.ts'
import { toBase64Url } from '#vault/bytes.ts'
import { makeCode } from '#vault/code.ts'
import { isSignedBy, type Keys } from '#vault/keys.ts'
import { seal, seenOf } from '#vault/logbook.ts'
import { bytesOf, commitmentOf } from '#vault/seal.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { sure, whatOf } from '../../../tests/arrange/logbook.ts'
import { anEvent } from '../../../tests/arrange/logbook-entries.ts'
import { aLogbookSite, type LogbookSite } from '../../../tests/arrange/logbook-site.ts'
import * as api from '../browser/logbook/api.ts'

const database = testDatabase()
let site: LogbookSite
let installation: string

beforeAll(async () => {
  site = aLogbookSite(database.db())
  installation = await installationOf(database.db())
})

const aKey = (): Promise<Keys> => api.keysOfCode(makeCode(), installation)
const failure = async (tried: ReturnType<typeof api.openLogbook> | ReturnType<typeof api.forget>) => {
  const result = await tried
  return result.ok ? null : result.error
}
const shown = ({ locator, proof }: Keys) => ({ locator: toBase64Url(locator), proof: toBase64Url(proof) })

test('a family begins a logbook, writes in it, and reads it again with the code alone', async () => {
  const keys = await aKey()
  let session = sure(await api.createLogbook(site.send, keys, 'Mor'))
  for (const what of ['et', 'to', 'tre']) session = sure(await api.append(session, anEvent(what)))
  const again = sure(await api.openLogbook(site.send, keys))
  expect(whatOf(again.logbook)).toEqual(['et', 'to', 'tre'])
  expect(again.leaves).toEqual(session.leaves)
  expect(again.logbook).toEqual(session.logbook)
})

test('the installation’s name is made once and stays', async () => {
  expect(installation).toMatch(/^[\w-]{22}$/)
  expect(await Promise.all([1, 2, 3].map(() => installationOf(database.db())))).toEqual([
    installation,
    installation,
    installation,
  ])
})

test('the next entry carries the proof that the one before stands in the common log, by a commitment found with the key', async () => {
  const first = sure(await api.append(sure(await api.createLogbook(site.send, await aKey(), 'Mor')), anEvent('et')))
  const { logbook } = sure(await api.append(first, anEvent('to')))
  const [one, two] = logbook.entries
  const [receipt] = two?.entry?.receipts ?? []
  expect(receipt?.of).toBe(1)
  const [key] = logbook.inside.epochs
  if (!one || !key) throw new Error('no entry')
  const log = await openLog(site.office, 'http://localhost:3000')
  const check = (by: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    isSignedBy(toBase64Url(by), new Uint8Array(message), toBase64Url(signature))
  const proven = async (commitment: string) =>
    checkProof(sha256, check, receipt?.proof ?? '', { leaf: bytesOf(commitment), key: log.key })
  const { commitment } = await commitmentOf(key, one.envelope)
  expect(await proven(commitment)).toMatchObject({ ok: true, value: { index: first.leaves[0] } })
  const another = await commitmentOf(key, {
    ...one.envelope,
    ciphertext: `${one.envelope.ciphertext.slice(0, -4)}AAAA`,
  })
  expect(await proven(another.commitment)).toMatchObject({ ok: false, error: { type: 'not-in-the-log' } })
})

test('two who write at once lose nothing, and neither writes over the other', async () => {
  const [mor, far] = [await aKey(), await aKey()]
  const begun = sure(await api.createLogbook(site.send, mor, 'Mor'))
  const hers = sure(await api.addMember(begun, far, 'Far', true))
  const his = sure(await api.openLogbook(site.send, far))
  const both = await Promise.all([
    ...['a', 'b', 'c'].map((what) => api.append(hers, anEvent(what))),
    ...['d', 'e', 'f'].map((what) => api.append(his, anEvent(what))),
  ])
  expect(both.map(({ ok }) => ok)).toEqual(new Array(6).fill(true))
  const { logbook } = sure(await api.openLogbook(site.send, mor))
  expect([...whatOf(logbook)].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('somebody who reads while others write and are let in and out never sees half of it', async () => {
  const [mor, far] = [await aKey(), await aKey()]
  let session = sure(await api.addMember(sure(await api.createLogbook(site.send, mor, 'Mor')), far, 'Far', false))
  let writing = true
  const writer = async () => {
    for (let round = 0; round < 6; round++) {
      session = sure(await api.append(session, anEvent(`${round}`)))
      session = sure(await api.addMember(session, await aKey(), 'Gæst', false))
      session = sure(await api.append(session, anEvent(`${round} igen`)))
      session = sure(await api.removeMembers(session, [session.logbook.circles.at(-1)?.circle.made ?? 0]))
    }
    writing = false
  }
  const readers = [1, 2, 3, 4].map(async () => {
    while (writing) sure(await api.openLogbook(site.send, far))
  })
  await Promise.all([writer(), ...readers])
  expect(sure(await api.openLogbook(site.send, far)).logbook.entries).toHaveLength(12)
})

test('who reads waits until somebody who is writing has written, and then gets all of it', async () => {
  const keys = await aKey()
  const { logbook } = sure(await api.append(sure(await api.createLogbook(site.send, keys, 'Mor')), anEvent('et')))
  const id = Buffer.from(logbook.id, 'base64url')
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const writing = withLogbooks(database.db(), async (trx) => {
    await open(trx, id)
    await stateOf(trx, id, 'write')
    begun.resolve()
    await mayEnd.promise
  })
  await begun.promise
  let read = false
  const reading = api.openLogbook(site.send, keys).then((opened) => {
    read = true
    return opened
  })
  await setTimeout(1000)
  expect(read).toBe(false)
  mayEnd.resolve()
  await writing
  expect(whatOf(sure(await reading).logbook)).toEqual(['et'])
})

test('what is sent again after no answer was heard is written once', async () => {
  const keys = await aKey()
  const session = sure(await api.createLogbook(site.send, keys, 'Mor'))
  const entry = anEvent('en gang')
  const deaf: typeof site.send = async (path, body) => {
    await site.send(path, body)
    return { type: 'unreachable' }
  }
  expect(await failure(api.append({ ...session, send: deaf }, entry))).toEqual({ type: 'unreachable' })
  const after = sure(await api.append(session, entry))
  expect(whatOf(after.logbook)).toEqual(['en gang'])
  const { envelope, commitment } = sure(await seal(keys, after.logbook, anEvent('to')))
  const body = { ...shown(keys), envelope, commitment }
  const [one, two] = [await site.send('/logbog/skriv', body), await site.send('/logbog/skriv', body)]
  expect(two).toEqual(one)
  expect(whatOf(sure(await api.openLogbook(site.send, keys)).logbook)).toEqual(['en gang', 'to'])
})

test('a code that is removed opens nothing more, and what is written later has another key', async () => {
  const [mor, far] = [await aKey(), await aKey()]
  const begun = sure(await api.addMember(sure(await api.createLogbook(site.send, mor, 'Mor')), far, 'Far', true))
  const his = sure(await api.openLogbook(site.send, far))
  const after = sure(await api.removeMembers(begun, [his.logbook.slot]))
  expect(await failure(api.openLogbook(site.send, far))).toEqual({ type: 'no-entry' })
  expect(await failure(api.append(his, anEvent('for sent')))).toEqual({ type: 'no-entry' })
  const written = sure(await api.append(after, anEvent('kun for mor')))
  expect(written.logbook.entries[0]?.envelope.epoch).toBe(2)
  expect(await failure(api.openLogbook(site.send, mor, seenOf(begun.logbook)))).toBe(null)
})

test('who may only write changes no circle and forgets no logbook; a keeper forgets it for all', async () => {
  const [mor, barn, ven] = [await aKey(), await aKey(), await aKey()]
  const begun = sure(await api.addMember(sure(await api.createLogbook(site.send, mor, 'Mor')), barn, 'Barn', false))
  const theirs = sure(await api.append(sure(await api.openLogbook(site.send, barn)), anEvent('mit')))
  expect(await failure(api.addMember(theirs, ven, 'Ven', true))).toEqual({ type: 'refused', fault: 'not-keeper' })
  expect(await failure(api.forget(theirs))).toEqual({ type: 'refused', fault: 'not-keeper' })
  expect(await failure(api.forget(begun))).toBe(null)
  expect(await failure(api.openLogbook(site.send, mor))).toEqual({ type: 'no-entry' })
  expect(await failure(api.openLogbook(site.send, barn))).toEqual({ type: 'no-entry' })
})

test('a way in that is there already, and a logbook begun twice, are refused', async () => {
  const [mor, far] = [await aKey(), await aKey()]
  const first = sure(await api.createLogbook(site.send, mor, 'Mor'))
  expect(await failure(api.createLogbook(site.send, mor, 'Mor'))).toEqual({ type: 'refused', fault: 'taken' })
  sure(await api.createLogbook(site.send, far, 'Far'))
  expect(await failure(api.addMember(first, far, 'Far', true))).toEqual({ type: 'refused', fault: 'taken' })
  expect(whatOf(sure(await api.append(first, anEvent('det går'))).logbook)).toEqual(['det går'])
})

test('what is not as it must be is refused before anything is written', async () => {
  const keys = await aKey()
  const session = sure(await api.createLogbook(site.send, keys, 'Mor'))
  const { envelope, commitment } = sure(await seal(keys, session.logbook, anEvent('x')))
  const write = (change: object) => site.send('/logbog/skriv', { ...shown(keys), envelope, commitment, ...change })
  expect(await write({ envelope: { ...envelope, note: 'i klar tekst' } })).toEqual({ type: 'unreadable' })
  expect(await write({ commitment: 'short' })).toEqual({ type: 'unreadable' })
  expect(await write({ envelope: { ...envelope, ciphertext: 'A'.repeat(70_000) } })).toEqual({ type: 'unreadable' })
  expect(await write({ envelope: { ...envelope, by: 2 } })).toEqual({ type: 'refused', fault: 'entry-author' })
  const altered = { ...envelope, ciphertext: `${envelope.ciphertext.slice(0, -4)}AAAA` }
  expect(await write({ envelope: altered })).toEqual({ type: 'refused', fault: 'entry-signature' })
  expect(await write({})).toMatchObject({ type: 'written' })
})

test('no logbook and a wrong code get the same answer; too many wrong ones wait, and the right one still comes in', async () => {
  const keys = await aKey()
  sure(await api.createLogbook(site.send, keys, 'Mor'))
  const send = site.from('198.51.100.7')
  const none = await aKey()
  const wrong = { ...keys, proof: none.proof }
  expect(await failure(api.openLogbook(send, none))).toEqual({ type: 'no-entry' })
  expect(await failure(api.openLogbook(send, wrong))).toEqual({ type: 'no-entry' })
  for (let guess = 0; guess < 17; guess++) await api.openLogbook(send, wrong)
  await api.openLogbook(send, none)
  expect(await failure(api.openLogbook(send, wrong))).toEqual({ type: 'wait', seconds: 30 })
  expect(await failure(api.openLogbook(send, none))).toEqual({ type: 'wait', seconds: 30 })
  expect(await failure(api.openLogbook(site.from('203.0.113.9'), wrong))).toEqual({ type: 'no-entry' })
  expect(await failure(api.openLogbook(send, keys))).toBe(null)
  site.later(1)
  expect(await failure(api.openLogbook(send, wrong))).toEqual({ type: 'no-entry' })
})

test('nothing that is written is in the traffic or in any table, nor any code, locator at rest, or name', async () => {
  const code = makeCode()
  const keys = await api.keysOfCode(code, installation)
  const secret = 'Hemmeligheden-om-Prøve-Eksempel'
  const session = sure(await api.createLogbook(site.send, keys, secret))
  sure(await api.append(session, anEvent(secret, { who: [{ name: secret, username: '', telephone: '' }] })))
  const rows = await everything()
  const sent = site.traffic.join('\n')
  const inAllForms = [
    secret,
    Buffer.from(secret).toString('base64url').slice(2, -2),
    Buffer.from(secret).toString('hex'),
  ]
  for (const one of [...inAllForms, code, code.replaceAll('-', ''), keys.identity]) {
    expect([one, sent.includes(one), rows.includes(one)]).toEqual([one, false, false])
  }
  for (const bytes of [keys.locator, keys.proof]) {
    expect(sent).toContain(toBase64Url(bytes))
    expect(rows).not.toContain(Buffer.from(bytes).toString('hex'))
    expect(rows).not.toContain(toBase64Url(bytes))
  }
  expect(rows).toContain(session.logbook.circles[0]?.circle.signature)
})

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const client = new pg.Client(database.superuser())
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const dumped: string[] = []
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      dumped.push(...found.rows.map(({ row }) => row))
    }
    return dumped.join('\n')
  } finally {
    await client.end()
  }
}
