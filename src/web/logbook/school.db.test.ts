import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { InvitationId, ShownId } from '#core/case/family-events.ts'
import { invitationNumber } from '#core/logbook/invitation-number.ts'
import { handle, openCase } from '#store/handle.ts'
import { installationOf } from '#store/logbook/installation.ts'
import { makeCode } from '#vault/code.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { sure } from '../../../tests/arrange/logbook.ts'
import { aLogbookSite, type LogbookSite } from '../../../tests/arrange/logbook-site.ts'
import { aCommandId, aSchool } from '../../../tests/arrange/office.ts'
import * as api from '../browser/logbook/api.ts'
import { askSchool } from '../browser/logbook/school/ask.ts'

const database = testDatabase()
let site: LogbookSite
let installation: string

beforeAll(async () => {
  site = aLogbookSite(database.db())
  installation = await installationOf(database.db())
})

async function anInvitation() {
  const { teacher } = await aSchool(database.db())
  const opened = await openCase(site.office, teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error('no case')
  const number = invitationNumber(randomBytes(16))
  const command = { type: 'invite-family', invitation: randomUUID() as string as InvitationId, number } as const
  await handle(site.office, teacher, opened.caseId, { id: aCommandId(), seen: 999, command })
  return number
}

const aLogbook = async () =>
  sure(await api.createLogbook(site.send, await api.keysOfCode(makeCode(), installation), 'Mor'))
const takeUp = { type: 'take-up' } as const

test('each member of the logbook that took an invitation up reaches the school, and no other logbook does', async () => {
  const number = await anInvitation()
  const mother = await aLogbook()
  const keys = await api.keysOfCode(makeCode(), installation)
  await api.addMember(mother, keys, 'Far', false)
  const father = sure(await api.openLogbook(site.send, keys))
  expect(await askSchool(mother, number, '', takeUp)).toMatchObject({ ok: true, value: { school: 'Højmark Skole' } })
  const word = { type: 'write', id: randomBytes(16).toString('base64url') as ShownId, text: 'Hej' } as const
  const both = await askSchool(father, number, 'Far', word)
  expect(both).toMatchObject({ value: { messages: [{ from: 'family', name: 'Far', text: 'Hej' }] } })
  expect(await askSchool(await aLogbook(), number, '', takeUp)).toEqual({ ok: false, error: { type: 'no-entry' } })
})

test('nothing that a request to the school holds is in any request to the logbook', async () => {
  const number = await anInvitation()
  const session = await aLogbook()
  const from = site.traffic.length
  await askSchool(session, number, 'Mor', takeUp)
  const [asked = ''] = site.traffic.slice(from)
  const { proof } = JSON.parse(asked.slice(asked.indexOf('{'))) as { proof: string }
  await api.sync(session)
  const others = site.traffic.filter((_one, index) => index < from || index > from + 1).join('\n')
  expect(asked).toContain('/logbog/skole')
  for (const secret of [number, proof]) expect(others).not.toContain(secret)
  expect(asked).not.toContain(session.logbook.id)
})

test('what has no place in words is refused: a fingerprint, a file name, any field of more', async () => {
  const number = await anInvitation()
  const session = await aLogbook()
  await askSchool(session, number, '', takeUp)
  const id = randomBytes(16).toString('base64url') as ShownId
  const show = (entry: object) =>
    askSchool(session, number, 'Mor', { type: 'show', id, purpose: 'Til jer', entries: [entry as never] })
  const line = { label: '', text: 'Et billede' }
  for (const more of [{ sha256: 'a' }, { name: 'billede.jpg' }, { lines: [{ ...line, data: 'x' }] }])
    expect(await show({ title: 'Punkt 1', lines: [line], ...more })).toMatchObject({ error: { type: 'unreadable' } })
  expect(await show({ title: 'Punkt 1', lines: [line] })).toMatchObject({ ok: true, value: { shown: [{ id }] } })
})

test('who guesses at numbers soon has to wait, and the family is let in all the same', async () => {
  const number = await anInvitation()
  const session = { ...(await aLogbook()), send: site.from('192.0.2.77') }
  const guess = () => askSchool(session, invitationNumber(randomBytes(16)), '', takeUp)
  const answers: string[] = []
  for (let tries = 0; tries < 25; tries++) {
    const answer = await guess()
    answers.push(answer.ok ? 'in' : answer.error.type)
  }
  expect(answers[0]).toBe('no-entry')
  expect(answers.at(-1)).toBe('wait')
  expect((await askSchool(session, number, '', takeUp)).ok).toBe(true)
})
