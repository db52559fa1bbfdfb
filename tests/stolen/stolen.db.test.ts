// Whoever steals the database, its files, its write-ahead log or the program's log reads nothing of what people have typed: a marked
// word goes into every field of every form of the site, over and over, and is then looked for in all of them.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import { addDays, type LocalDate } from '#core/time.ts'
import { recordAccess } from '#store/audit/record.ts'
import { loadCards } from '#store/cards.ts'
import { listCases, readCase } from '#store/cases.ts'
import { withAdmin } from '#store/db.ts'
import { SUPERUSER } from '#store/embedded/server.ts'
import { CARD, type Office } from '#store/office.ts'
import { DATABASE, openStore, type Store } from '#store/open.ts'
import { root } from '#store/root.ts'
import { createApp } from '#web/app.ts'
import { unbuiltAssets } from '#web/assets.ts'
import { anOffice, aSchool } from '../arrange/office.ts'
import { type Field, type Form, formsOn, linksOn } from './forms-on.ts'

const MARK = 'zqkxmaerke'
/** Stands in the clear in the database, so that the search is known to find what is there. */
const CONTROL = 'zqkxkontrol'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-stolen-'))
chmodSync(folder, 0o755)
let store: Store
let office: Office
let school: Awaited<ReturnType<typeof aSchool>>
const log: string[] = []

beforeAll(async () => {
  store = await openStore({ dataDirectory: folder })
  const card = (await loadCards(join(root, 'cards'))).get(CARD)?.at(-1)
  if (!card) throw new Error('no card')
  office = anOffice(store.db, card)
  school = await aSchool(store.db)
  await withAdmin(store.db, (trx) => trx.updateTable('institution').set({ name: CONTROL }).execute())
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function visitorOf(by: Actor | null) {
  const app = createApp({
    assets: unbuiltAssets,
    cards: async () => office.cards,
    now: office.now,
    office,
    exercise: true,
    findVisitor: async () => by,
    record: (access) => recordAccess(store.db, access),
    log: (line) => log.push(line),
  })
  const headers = { 'sec-fetch-site': 'same-origin' }
  return {
    get: (path: string) => app.request(path, { headers }),
    post: (path: string, form: [string, string][]) =>
      app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
  }
}

/** Fields whose marked words went in, by name; and every field there was. */
const typed = new Set<string>()
let count = 0

/** Marked words for a field, so that each can be told from the others. */
const words = (name: string): string => {
  const field = name.replace(/[^a-z]/gi, '')
  return `${MARK} ${MARK}${field}${++count} ${MARK}`
}

/** As if everything had been seen: the forms of one page are sent one after the other. */
const LATEST = '99999'

function sensible({ name, kind, values }: Field): readonly string[] {
  if (name === 'seen') return [LATEST]
  if (kind === 'kept') return values.slice(0, 1)
  // nobody of the school is suspected: whoever is, is shut out of the case
  if (/staff|exclude/.test(name)) return ['']
  if (kind === 'chosen') return values.slice(0, 1)
  typed.add(name)
  if (/age|alder/i.test(name)) return ['13']
  // no two alike: of one who may be known already, the page asks first
  if (/birthday$/.test(name)) return [addDays('2010-01-01' as LocalDate, ++count)]
  if (/-(on|until|next|starts)$|since|date/i.test(name))
    return [/(done|meet|restart)-/.test(name) ? '2026-11-22' : '2026-12-14']
  return [words(name)]
}

/** Words where a day, a number or a choice belongs, too. */
const senseless = ({ name, kind, values }: Field): readonly string[] =>
  kind === 'kept' && name === 'form' ? values : [`${words(name)}'"\\ %00`]

/** Asks a site as somebody, page by page, filling in every form there is; those that close or reopen the case last, if at all. */
async function fillEverything(by: Actor | null, from: readonly string[], within: RegExp, ends = false): Promise<void> {
  const { get, post } = visitorOf(by)
  const seen = new Set<string>()
  const alike = new Map<string, number>()
  const waiting = [...from]
  const ending: Form[] = []
  const send = async ({ action, fields }: Form, fill: (field: Field) => readonly string[]) => {
    const values = fields.flatMap((field) => fill(field).map((value): [string, string] => [field.name, value]))
    const { status } = await post(action, values)
    if (status >= 500) wrong.push(`${status} from a form at ${action.replace(/[0-9a-f-]{36}/, ':id')}`)
  }
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = path.replace(/\/(notat|personer|ting|trin|beslutninger|frister|familie)\/.*/, '/$1/')
    const before = alike.get(shape) ?? 0
    if (seen.has(path) || before >= (shape.endsWith('/beslutninger/') ? EVERY : ENOUGH)) continue
    seen.add(path)
    alike.set(shape, before + 1)
    const html = await (await get(path)).text()
    waiting.push(...linksOn(html).filter((link) => within.test(link) && !seen.has(link)))
    const forms = formsOn(html)
    // of forms that rule each other out, now one comes first and now the other
    const no = forms.filter(({ fields }) => fields.some(({ name }) => /^(skip|send-back)-/.test(name)))
    for (const form of before % 2 ? [...no, ...forms.filter((one) => !no.includes(one))] : forms) {
      if (/log-ud|oevelse/.test(form.action)) continue
      await send(form, senseless)
      if (/(luk|genaabn)$/.test(form.action)) ending.push(form)
      else await send(form, sensible)
    }
  }
  if (ends) for (const form of ending) await send(form, sensible)
}

/** So many pages of each kind. */
const ENOUGH = 3
const EVERY = 12

const wrong: string[] = []

async function rowsOf(): Promise<string> {
  const client = new pg.Client({ host: join(folder, 'postgres/run'), user: SUPERUSER, database: DATABASE })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
    const parts: string[] = []
    for (const { name } of rows) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
      parts.push(...rows.map(({ line }) => line))
    }
    await client.query('select pg_switch_wal()')
    await client.query('checkpoint')
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** As text, and as PostgreSQL shows bytes. */
const holds = (content: Buffer | string, word: string): boolean =>
  content.includes(word) || content.includes(Buffer.from(word).toString('hex'))

test('a marked word typed into every field of every form is nowhere in the database, its files, or a log', {
  timeout: 180_000,
}, async () => {
  await fillEverything(
    null,
    ['/kort/guide', '/log-ind', '/opsaetning', '/invitation/unknown'],
    /^\/(kort\/guide|log-ind)/,
  )
  for (const by of [school.teacher, school.leader]) await fillEverything(by, ['/sager/ny'], /^\/sager\/ny/)
  const { lines } = await listCases(office, school.leader, { limit: 1 })
  expect(lines.length).toBeGreaterThan(0)
  const [{ id } = { id: '' }] = lines
  const onCase = new RegExp(`^/sager/${id}`)
  const { teacher, leader, ssp } = school
  for (const by of [teacher, leader, ssp, teacher]) await fillEverything(by, [`/sager/${id}`], onCase)
  for (const by of [leader, teacher]) await fillEverything(by, [`/sager/${id}`], onCase, true)

  // what was typed is there, for those who hold the key
  const written = await Promise.all(lines.map(({ id }) => readable(id)))
  const arrived = [...typed].filter((name) => written.join().includes(MARK + name.replace(/[^a-z]/gi, '')))
  expect(REACHED.filter((name) => !arrived.includes(name))).toEqual([])
  expect(wrong).toEqual([])

  const dump = await rowsOf()
  expect([holds(dump, CONTROL), holds(dump, MARK)]).toEqual([true, false])
  const files = filesIn(join(folder, 'postgres'))
  const finding = (word: string) =>
    files.filter((file) => holds(readFileSync(file), word)).map((file) => file.slice(folder.length))
  expect(finding(CONTROL).some((file) => file.includes('/base/'))).toBe(true)
  expect(finding(CONTROL).some((file) => file.includes('/pg_wal/'))).toBe(true)
  expect(files.some((file) => file.endsWith('postgres.log'))).toBe(true)
  expect(finding(MARK)).toEqual([])
  expect(log.filter((line) => line.includes(MARK))).toEqual([])
})

async function readable(id: CaseId): Promise<string> {
  const folder = await readCase(office, school.leader, id)
  return folder.ok ? JSON.stringify(folder.value.events) : ''
}

/** Fields that are known to have been written, so that the search is for something. */
const REACHED: readonly string[] = [
  'account-what',
  'account-where',
  'change-reason',
  'close-left',
  'close-outcome',
  'correct-reason',
  'correct-text',
  'done-note',
  'follow-what',
  'item-description',
  'note-text',
  'person-name',
  'posting-description',
  'propose-reason',
  'reopen-reason',
  'send-back-reason',
  'skip-reason',
  'sparring-question',
  'thing-description',
]
