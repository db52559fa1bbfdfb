import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { InvitationId, ShownId } from '#core/case/family-events.ts'
import type { CaseId } from '#core/id.ts'
import { type InvitationNumber, invitationNumber } from '#core/logbook/invitation-number.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { numberHash } from './case-list.ts'
import { readCase } from './cases.ts'
import { askAsFamily } from './family.ts'
import { handle, openCase } from './handle.ts'
import type { Office } from './office.ts'
import { APP_LOGIN } from './open.ts'

const database = testDatabase()
const LATEST = Number.MAX_SAFE_INTEGER
const SECRET = 'Zebrastribet paraply'
let now: Instant = MONDAY
let office: Office
let school: Awaited<ReturnType<typeof aSchool>>

beforeAll(async () => {
  office = anOffice(database.db(), aCard(), () => now)
  school = await aSchool(database.db())
})

const aProof = () => randomBytes(32)
const aName = () => randomBytes(16).toString('base64url') as ShownId

async function anInvitation() {
  const opened = await openCase(office, school.teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error('no case')
  const number = invitationNumber(randomBytes(16))
  const invitation = randomUUID() as string as InvitationId
  const ask = (command: Parameters<typeof handle>[3]['command']) =>
    handle(office, school.teacher, opened.caseId, { id: aCommandId(), seen: LATEST, command })
  expect(await ask({ type: 'invite-family', invitation, number })).toMatchObject({ type: 'done' })
  return { caseId: opened.caseId, number, invitation, ask }
}

const show = (number: InvitationNumber, proof: Buffer, id = aName()) =>
  askAsFamily(office, { number, proof }, 'Mor', {
    type: 'show',
    id,
    purpose: 'Så I ved det',
    entries: [{ title: 'Punkt 1', lines: [{ label: '', text: SECRET }] }],
  })
const takeUp = (number: InvitationNumber, proof: Buffer) =>
  askAsFamily(office, { number, proof }, '', { type: 'take-up' })

async function stateOf(caseId: CaseId) {
  const folder = await readCase(office, school.teacher, caseId)
  if (!folder.ok) throw new Error('no case')
  return folder.value
}

test('what a family shows is in the case as theirs, and to a thief of the database it is noise', async () => {
  const { caseId, number } = await anInvitation()
  const proof = aProof()
  expect(await takeUp(number, proof)).toMatchObject({ type: 'done' })
  const id = aName()
  expect(await show(number, proof, id)).toMatchObject({ type: 'done' })
  expect(await show(number, proof, id)).toMatchObject({ type: 'done' })
  const { state, events } = await stateOf(caseId)
  expect(state.invitations[0]?.shown).toMatchObject([
    { by: { name: 'Mor', function: 'family' }, entries: [{ lines: [{ text: SECRET }] }] },
  ])
  expect(events.at(-1)?.type).toBe('logbook-shown')
  const all = await everything()
  expect(all).not.toContain(SECRET)
  expect(all).not.toContain(number)
})

test('the first logbook has the invitation; to any other it is as if there were none', async () => {
  const { number } = await anInvitation()
  const [one, other] = [aProof(), aProof()]
  const both = await Promise.all([takeUp(number, one), takeUp(number, other)])
  expect(both.map(({ type }) => type).sort()).toEqual(['done', 'unknown'])
  const [winner, loser] = both[0]?.type === 'done' ? [one, other] : [other, one]
  expect(await show(number, winner)).toMatchObject({ type: 'done' })
  expect(await show(number, loser)).toEqual({ type: 'unknown' })
  expect(await takeUp(invitationNumber(randomBytes(16)), one)).toEqual({ type: 'unknown' })
})

test('nothing goes in before it is taken up, after its last day, or after it is closed', async () => {
  const early = await anInvitation()
  expect(await show(early.number, aProof())).toMatchObject({ refusal: { type: 'no-such-invitation' } })

  const late = await anInvitation()
  now = addMinutes(MONDAY, 15 * 24 * 60)
  expect(await takeUp(late.number, aProof())).toMatchObject({ refusal: { type: 'invitation-expired' } })
  now = MONDAY
  expect((await stateOf(late.caseId)).state.invitations[0]?.taken).toBeUndefined()

  const lost = await anInvitation()
  await lost.ask({ type: 'end-invitation', invitation: lost.invitation, reason: 'Brevet er blevet væk' })
  expect(await takeUp(lost.number, aProof())).toEqual({ type: 'unknown' })
})

test('a family whose invitation is closed can still take back what it has shown', async () => {
  const { number, invitation, ask, caseId } = await anInvitation()
  const [proof, id] = [aProof(), aName()]
  await takeUp(number, proof)
  await show(number, proof, id)
  await ask({ type: 'end-invitation', invitation, reason: 'Vi tales ved i stedet' })
  expect(await show(number, proof)).toMatchObject({ refusal: { type: 'no-such-invitation' } })
  const withdrawn = await askAsFamily(office, { number, proof }, 'Mor', { type: 'withdraw', id, reason: '' })
  expect(withdrawn).toMatchObject({ type: 'done' })
  const { state } = await stateOf(caseId)
  expect(state.invitations[0]?.shown[0]).toMatchObject({ withdrawn: { by: { name: 'Mor' } }, entries: [{}] })
})

test('as a family the program sees the one case that the number and proof open, and writes nothing but a family’s', async () => {
  const [mine, theirs] = [await anInvitation(), await anInvitation()]
  const proof = aProof()
  await takeUp(mine.number, proof)
  await takeUp(theirs.number, aProof())
  const asFamily = (number: InvitationNumber | null, shown: Buffer, statement: string) =>
    rows(
      { ...database.superuser(), user: APP_LOGIN },
      'begin',
      `select set_config('role', 'actioncard_family', true), set_config('app.invitation', '${number ? numberHash(number).toString('hex') : ''}', true),
        set_config('app.invitation_proof', '${shown.toString('hex')}', true)`,
      statement,
    )
  for (const table of ['case_stream', 'case_key', 'case_event', 'case_list', 'case_brief']) {
    const seen = async (number: InvitationNumber | null, shown: Buffer) =>
      new Set((await asFamily(number, shown, `select case_id from ${table}`)).map((row) => Reflect.get(row, 'case_id')))
    expect(await seen(mine.number, proof)).toEqual(new Set([mine.caseId]))
    expect(await seen(theirs.number, proof)).toEqual(new Set())
    expect(await seen(null, proof)).toEqual(new Set())
  }
  const insert = (type: string, account: string) =>
    `insert into case_event select case_id, institution_id, 900, '${type}', shape, at, ${account}, payload from case_event limit 1`
  const refused = (statement: string) => expect(asFamily(mine.number, proof, statement)).rejects.toThrow()
  await refused(insert('note-written', 'null'))
  await refused(insert('family-wrote', `'${school.teacher.account}'`))
  await refused('delete from case_event')
  await refused('select * from account')
  await refused(`update case_invitation set ended = false`)
  const stolen = await asFamily(
    theirs.number,
    proof,
    `update case_invitation set proof = '\\x${proof.toString('hex')}' returning 1`,
  )
  expect(stolen).toEqual([])
  expect(await asFamily(mine.number, proof, insert('family-wrote', 'null'))).toEqual([])
})

async function rows(config: pg.PoolConfig, ...statements: string[]): Promise<object[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    let result: object[] = []
    for (const statement of statements) result = (await client.query<object>(statement)).rows
    return result
  } finally {
    await client.end()
  }
}

/** All that the database holds of cases, as text and as bytes read as text. */
async function everything(): Promise<string> {
  const tables = ['case_event', 'case_invitation', 'case_list', 'case_brief', 'case_stream', 'case_todo']
  const all = await Promise.all(tables.map((table) => rows(database.superuser(), `select * from ${table}`)))
  return all
    .flat()
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value)))
    .join('\n')
}
