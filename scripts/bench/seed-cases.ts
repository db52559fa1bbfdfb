// Many cases quickly: one worked through by the program itself, then sealed anew under a key of its own for each copy.
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Brief } from '#core/case/brief.ts'
import type { AccountId, CaseId, InstitutionId } from '#core/id.ts'
import { type Instant, toInstant } from '#core/time.ts'
import { openBrief, sealBrief } from '#store/case-brief.ts'
import { openDb } from '#store/db.ts'
import type { Address } from '#store/embedded/server.ts'
import { SUPERUSER } from '#store/embedded/server.ts'
import { exerciseAccount, seedExercise } from '#store/exercise.ts'
import type { Office } from '#store/office.ts'
import { APP_LOGIN, DATABASE } from '#store/open.ts'
import { decodePayload, encodePayload, newCaseKey, unwrapKey, wrapKey } from '#store/seal.ts'
import { startSession } from '#store/session.ts'

/** A leader with a session, and the cases that leader may see. */
export type Desk = {
  readonly institution: InstitutionId
  readonly leader: AccountId
  readonly teacher: AccountId
  readonly token: string
  readonly cases: CaseId[]
}

const BATCH = 500

type Template = {
  readonly id: CaseId
  readonly school: string
  readonly brief: Brief
  readonly events: readonly { version: number; type: string; shape: number; at: Instant; payload: string }[]
}

/** `count` institutions, each with a teacher and a leader who has signed in; no cases yet. */
export async function seedDesks(office: Office, admin: pg.Client, count: number): Promise<Desk[]> {
  const municipality = randomUUID()
  await admin.query('insert into municipality (id, name) values ($1, $2)', [municipality, 'Målested Kommune'])
  const desks: Desk[] = []
  for (let index = 0; index < count; index++) {
    const [institution, leader, teacher] = [randomUUID(), randomUUID(), randomUUID()]
    await admin.query('insert into institution (id, municipality_id, name, type) values ($1, $2, $3, $4)', [
      institution,
      municipality,
      `Måleskolen ${index + 1}`,
      'folkeskole',
    ])
    for (const [id, name, role] of [
      [leader, 'Lene Måleprøve', 'leader'],
      [teacher, 'Tor Måleprøve', 'professional'],
    ])
      await admin.query(
        `insert into account (id, municipality_id, institution_id, display_name, role, created_at)
         values ($1, $2, $3, $4, $5, now())`,
        [id, municipality, institution, name, role],
      )
    const at = office.now()
    const { token } = await startSession(office.db, leader as AccountId, at, { browser: 'bench', provedAt: at })
    desks.push({
      institution: institution as InstitutionId,
      leader: leader as AccountId,
      teacher: teacher as AccountId,
      token,
      cases: [],
    })
  }
  return desks
}

/** The exercise case with the longest record. */
export async function longestExercise(office: Office, admin: pg.Client): Promise<Template> {
  await seedExercise(office)
  const { rows } = await admin.query(
    'select case_id, institution_id from case_stream where exercise order by version desc, case_id limit 1',
  )
  const { case_id: id, institution_id: school } = rows[0]
  const key = (await admin.query('select installation_key as id, wrapped from case_key where case_id = $1', [id]))
    .rows[0]
  const { sealed } = (await admin.query('select sealed from case_brief where case_id = $1', [id])).rows[0]
  const caseKey = unwrapKey(office.key, id, key)
  const events = (await admin.query('select * from case_event where case_id = $1 order by version', [id])).rows
  return {
    id,
    school,
    brief: openBrief(office.key, { id, sealed, keyId: key.id, wrapped: key.wrapped }),
    events: events.map(({ version, type, shape, at, payload }) => ({
      version,
      type,
      shape,
      at: toInstant(new Date(at)),
      payload: JSON.stringify(decodePayload(caseKey, { caseId: id, version }, payload)),
    })),
  }
}

/** Adds cases, each a copy of `template` at one desk after the other, until there are `total`. */
export async function addCases(
  office: Office,
  admin: pg.Client,
  desks: readonly Desk[],
  template: Template,
  total: number,
): Promise<void> {
  let made = desks.reduce((sum, { cases }) => sum + cases.length, 0)
  while (made < total) {
    const copies = Array.from({ length: Math.min(BATCH, total - made) }, (_, index) => {
      const desk = desks[(made + index) % desks.length] as Desk
      const id = randomUUID() as CaseId
      desk.cases.push(id)
      return { id, desk, number: `2025-${String(made + index + 1).padStart(3, '0')}`, key: newCaseKey() }
    })
    await admin.query('begin')
    await insertCopies(office, admin, copies, template)
    await admin.query('commit')
    made += copies.length
  }
  await admin.query('vacuum analyze')
}

type Copy = {
  readonly id: CaseId
  readonly desk: Desk
  readonly number: string
  readonly key: ReturnType<typeof newCaseKey>
}

async function insertCopies(office: Office, admin: pg.Client, copies: readonly Copy[], template: Template) {
  const ids = copies.map(({ id }) => id)
  const schools = copies.map(({ desk }) => desk.institution)
  const numbers = copies.map(({ number }) => number)
  await admin.query(
    `insert into case_stream (case_id, institution_id, number, exercise, version)
     select id, school, number, false, $4 from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (id, school, number)`,
    [ids, schools, numbers, template.events.length],
  )
  await admin.query(
    `insert into case_key (case_id, institution_id, installation_key, wrapped)
     select id, school, $3, wrapped from unnest($1::uuid[], $2::uuid[], $4::bytea[]) as t (id, school, wrapped)`,
    [ids, schools, office.key.id, copies.map(({ id, key }) => wrapKey(office.key, id, key))],
  )
  await admin.query(
    `insert into case_brief (case_id, institution_id, sealed)
     select * from unnest($1::uuid[], $2::uuid[], $3::bytea[])`,
    [ids, schools, copies.map(({ id, key }) => sealBrief(key, id, template.brief))],
  )
  const rows = copies.flatMap((copy) => {
    const { leader, teacher, institution } = copy.desk
    const moved = (text: string) =>
      text
        .replaceAll(exerciseAccount('leif'), leader)
        .replaceAll(exerciseAccount('mette'), leader)
        .replaceAll(template.school, institution)
        .replaceAll(/"account":"[0-9a-f-]{36}"/g, (found) =>
          found.includes(leader) ? found : `"account":"${teacher}"`,
        )
        .replaceAll('"exercise":true', '"exercise":false')
    return template.events.map((event) => {
      const payload = JSON.parse(moved(event.payload))
      const place = { caseId: copy.id, version: event.version }
      return { ...event, copy, by: payload.by.account, sealed: encodePayload(copy.key, place, payload) }
    })
  })
  await admin.query(
    `insert into case_event (case_id, institution_id, version, type, shape, at, account_id, payload)
     select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::timestamptz[], $7::uuid[], $8::bytea[])`,
    [
      rows.map(({ copy }) => copy.id),
      rows.map(({ copy }) => copy.desk.institution),
      rows.map(({ version }) => version),
      rows.map(({ type }) => type),
      rows.map(({ shape }) => shape),
      rows.map(({ at }) => at),
      rows.map(({ by }) => by),
      rows.map(({ sealed }) => sealed),
    ],
  )
  await admin.query(
    `insert into case_member (case_id, account_id, institution_id, relation, since)
     select id, teacher, school, 'member', now() from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t (id, teacher, school)`,
    [ids, copies.map(({ desk }) => desk.teacher), schools],
  )
  const { rows: columns } = await admin.query(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_name = 'case_list' and column_name not in ('case_id', 'institution_id', 'number', 'latest_at')`,
  )
  const names = columns[0].names
  await admin.query(
    `insert into case_list (case_id, institution_id, number, latest_at, ${names})
     select t.id, t.school, t.number, l.latest_at - t.minutes * interval '1 minute', ${names}
     from case_list l, unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[]) as t (id, school, number, minutes)
     where l.case_id = $1`,
    [template.id, ids, schools, numbers, copies.map(() => randomBytes(3).readUIntBE(0, 3) % 400_000)],
  )
}

/** As nobody but who seeds may: past row-level security. */
export async function seeder(address: Address): Promise<pg.Client> {
  const client = new pg.Client({ ...address, user: SUPERUSER, database: DATABASE })
  await client.connect()
  return client
}

export const appDb = (address: Address) => openDb({ ...address, user: APP_LOGIN, database: DATABASE })
