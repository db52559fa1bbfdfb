import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import { chainOf } from '#store/audit/read.ts'
import { recordAccess } from '#store/audit/record.ts'
import { listCases, readCase } from '#store/cases.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { createApp } from '../app.ts'
import { unbuiltAssets } from '../assets.ts'

const database = testDatabase()

async function aSite() {
  const db = database.db()
  const office = anOffice(db, aCard())
  const people = await aSchool(db)
  const visit = (by: Actor, path: string, form?: Record<string, string>) =>
    createApp({
      assets: unbuiltAssets,
      cards: async () => office.cards,
      now: office.now,
      office,
      log: () => {},
      findVisitor: async () => by,
      record: (access) => recordAccess(db, access),
    }).request(path, {
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
  const opened = await visit(people.teacher, '/sager/ny', { open: 'yes', svar: '', command: randomUUID() })
  const id = /^\/sager\/([0-9a-f-]{36})/.exec(opened.headers.get('location') ?? '')?.[1] as CaseId
  const recorded = async (by: Actor = people.teacher) =>
    (await chainOf(office, by, id)).map(({ action, purpose, outcome }) => `${action} ${purpose} ${outcome}`)
  return { ...people, visit, id, recorded, office }
}

test('opening, reading, writing, and what was refused or handed back is recorded on the case', async () => {
  const { teacher, colleague, leader, visit, id, recorded, office } = await aSite()
  const read = await visit(teacher, `/sager/${id}`)
  expect(read.status).toBe(200)
  expect((await visit(colleague, `/sager/${id}`)).status).toBe(404)
  const note = { form: 'note', seen: '2', command: randomUUID() }
  expect((await visit(leader, `/sager/${id}/notat`, { ...note, 'note-text': 'Ringet hjem' })).status).toBe(303)
  expect((await visit(leader, `/sager/${id}/notat`, { ...note, command: randomUUID(), 'note-text': '' })).status).toBe(
    422,
  )
  expect((await visit({ ...colleague, role: 'dpo' }, `/sager/${id}`)).status).toBe(403)
  expect(await recorded()).toEqual([
    'case.open member done',
    'case.read member done',
    'case.read none refused',
    'case.note leadership done',
    'case.note leadership returned',
    'case.read none refused',
  ])
  const [, reading] = await chainOf(office, teacher, id)
  expect(reading?.who?.request).toBe(read.headers.get('x-request-id'))
})

test('what cannot be recorded is not shown', async () => {
  const { teacher, id, office } = await aSite()
  const app = createApp({
    assets: unbuiltAssets,
    cards: async () => office.cards,
    office,
    findVisitor: async () => teacher,
    record: () => Promise.reject(new Error('no room')),
    log: () => {},
  })
  expect((await app.request(`/sager/${id}`)).status).toBe(500)
})

test('what cannot be recorded is not written either', async () => {
  const { teacher, leader, visit, id, office } = await aSite()
  const version = async () => {
    const folder = await readCase(office, teacher, id)
    return folder.ok && folder.value.state.version
  }
  const before = await version()
  const note = { form: 'note', seen: '2', command: randomUUID(), 'note-text': 'Ringet hjem' }
  const admin = new pg.Client(database.superuser())
  await admin.connect()
  await admin.query('revoke insert on audit_person from actioncard_recorder')
  expect((await visit(leader, `/sager/${id}/notat`, note)).status).toBe(500)
  expect((await visit(leader, '/sager/ny', { open: 'yes', svar: '', command: randomUUID() })).status).toBe(500)
  const { lines } = await listCases(office, leader)
  await admin.query('grant insert on audit_person to actioncard_recorder')
  await admin.end()
  expect(await version()).toBe(before)
  expect(lines.map((line) => line.id)).toEqual([id])
  expect((await visit(leader, `/sager/${id}/notat`, note)).status).toBe(303)
})

test('a handover is recorded on the case that is handed over', async () => {
  const { teacher, colleague, leader, visit, id, recorded } = await aSite()
  const form = { form: 'hand-over', from: teacher.account, to: colleague.account, cases: id, command: randomUUID() }
  const handed = await visit(leader, '/sager/overdrag', { ...form, reason: 'Anne har fået nyt arbejde' })
  expect(handed.status).toBe(200)
  expect((await recorded(colleague)).at(-1)).toBe('case.hand-over leadership done')
})
