import { sql } from 'kysely'
import { isNamed, mayBeSame, says, wordsOf } from '#core/case/alike.ts'
import type { Brief } from '#core/case/brief.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Actor } from '#core/case/permit.ts'
import type { CaseState } from '#core/case/state.ts'
import { upcast } from '#core/case/upcast.ts'
import { isWithheld } from '#core/case/withhold.ts'
import { type CaseId, parseId } from '#core/id.ts'
import { type Instant, type LocalDate, parseInstant } from '#core/time.ts'
import { openBrief } from './case-brief.ts'
import { type Trx, withReader } from './db.ts'
import { type Office, scopeOf } from './office.ts'
import { decodePayload, unwrapKey } from './seal.ts'

/** So many cases are asked for at a time, and so many of them opened between two chances for others to be served. */
const PAGE = 2_000
const SLICE = 100
/** Milliseconds after which looking ends: through who is in the cases, and through what is written in them. */
const NAMES_MS = 2_000
const NOTES_MS = 1_000
/** Nobody reads more. */
const MOST = 50

/** A case that was found, and by what. */
export type Hit = {
  readonly id: CaseId
  readonly number: string
  readonly institution: string
  readonly status: CaseState['status']
  readonly by: 'number' | 'name' | 'note'
} & Pick<Brief, 'kinds' | 'ages'>

export type Found = {
  readonly hits: readonly Hit[]
  /** Of so many cases everything written was looked through, this time. */
  readonly read: number
  /** Where to go on looking through what is written; null when all has been. */
  readonly next: string | null
}

/** Cases by number or by who is in them, and by words written in them: the latest first, for as long as the limits allow. */
export async function findCases(office: Office, actor: Actor, typed: string, after?: string): Promise<Found> {
  const sought = wordsOf(typed)
  if (sought.length === 0) return { hits: [], read: 0, next: null }
  const from = after === undefined ? null : readPlace(after)
  const hits = from ? [] : await byNumberOrName(office, actor, typed.trim(), sought)
  const written = await byWriting(office, actor, sought, from)
  const known = new Set(hits.map(({ id }) => id))
  return { ...written, hits: [...hits, ...written.hits.filter(({ id }) => !known.has(id))].slice(0, MOST) }
}

async function byNumberOrName(office: Office, actor: Actor, typed: string, sought: readonly string[]): Promise<Hit[]> {
  const hits: Hit[] = []
  for await (const rows of visible(office, actor, NAMES_MS)) {
    for (const row of rows) {
      const numbered = row.number === typed || row.number.endsWith(`-${typed}`)
      const named = () => row.brief.persons.some(({ name }) => name !== undefined && isNamed(name, sought))
      if (numbered || named()) hits.push(hitOf(row, numbered ? 'number' : 'name'))
      if (hits.length >= MOST) return hits
    }
  }
  return hits
}

async function byWriting(office: Office, actor: Actor, sought: readonly string[], from: Place | null): Promise<Found> {
  const hits: Hit[] = []
  let read = 0
  let last: Row | undefined
  for await (const rows of visible(office, actor, NOTES_MS, from)) {
    const said = await withReader(office.db, scopeOf(actor), (trx) => writingIn(trx, office, actor, rows))
    for (const row of rows) if (said.get(row.id)?.some((text) => says(text, sought))) hits.push(hitOf(row, 'note'))
    read += rows.length
    last = rows.at(-1)
    if (hits.length >= MOST) break
  }
  const more = last && (await isBefore(office, actor, last))
  return { hits, read, next: last && more ? `${last.at}_${last.id}` : null }
}

const hitOf = ({ id, number, institution, status, brief }: Row, by: Hit['by']): Hit => ({
  id,
  number,
  institution,
  status,
  by,
  kinds: brief.kinds,
  ages: brief.ages,
})

/** Somebody to be written on a case, as far as known. */
export type Sought = { readonly name?: string | undefined; readonly birthday?: LocalDate | undefined }

/** A case in which there may be the same person. */
export type Seen = { readonly id: CaseId; readonly number: string }

/** Enough to look at. */
const MOST_SEEN = 10

/** Cases that the actor may see with somebody of the same or nearly the same name, or born the same day; nothing else of them. */
export async function seenBefore(office: Office, actor: Actor, sought: Sought, except?: CaseId): Promise<Seen[]> {
  const found: Seen[] = []
  if (!sought.name && !sought.birthday) return found
  for await (const rows of visible(office, actor, NAMES_MS)) {
    for (const { id, number, brief } of rows)
      if (id !== except && brief.persons.some((person) => isSeen(person, sought))) found.push({ id, number })
    if (found.length >= MOST_SEEN) break
  }
  return found.slice(0, MOST_SEEN)
}

/** Two who are known to be born on different days are not the same, whatever they are called. */
function isSeen(one: Brief['persons'][number], { name, birthday }: Sought): boolean {
  if (one.birthday && birthday) return one.birthday === birthday
  return one.name !== undefined && name !== undefined && mayBeSame(one.name, name)
}

type Place = { readonly at: Instant; readonly id: CaseId }
type Row = Place &
  Pick<Hit, 'number' | 'institution' | 'status'> & {
    readonly brief: Brief
    readonly keyId: string
    readonly wrapped: Buffer
  }

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

function readPlace(text: string): Place | null {
  const [, at = '', id = ''] = PLACE.exec(text) ?? []
  const place = { at: parseInstant(at), id: parseId<CaseId>(id) }
  return place.at && place.id ? { at: place.at, id: place.id } : null
}

/** What the actor may see, the latest written in first, some at a time; it ends when the time is up. */
async function* visible(office: Office, actor: Actor, ms: number, from: Place | null = null): AsyncGenerator<Row[]> {
  if (actor.role === 'administrator' || actor.role === 'dpo') return
  const until = performance.now() + ms
  for (let place = from; ; ) {
    const rows = await withReader(office.db, scopeOf(actor), (trx) => some(trx, actor, place, PAGE))
    for (let start = 0; start < rows.length; start += SLICE) {
      const opened = rows.slice(start, start + SLICE).map(({ sealed, ...row }) => {
        const brief = openBrief(office.key, { ...row, sealed })
        return { ...row, brief } as Row
      })
      yield opened
      place = opened.at(-1) ?? null
      if (performance.now() > until) return
      await new Promise(setImmediate)
    }
    if (rows.length < PAGE) return
  }
}

const isBefore = async (office: Office, actor: Actor, place: Place): Promise<boolean> =>
  (await withReader(office.db, scopeOf(actor), (trx) => some(trx, actor, place, 1))).length > 0

const some = (trx: Trx, actor: Actor, place: Place | null, limit: number) =>
  trx
    .selectFrom('case_list as l')
    .innerJoin('institution as i', 'i.id', 'l.institution_id')
    .innerJoin('case_key as k', 'k.case_id', 'l.case_id')
    .leftJoin('case_brief as b', 'b.case_id', 'l.case_id')
    .select([
      'l.case_id as id',
      'l.latest_at as at',
      'l.number',
      'l.status',
      'i.name as institution',
      'b.sealed',
      'k.installation_key as keyId',
      'k.wrapped',
    ])
    .where('i.exercise', '=', actor.exercise)
    .$if(place !== null, (query) =>
      query.where(sql<boolean>`(l.latest_at, l.case_id) < (${place?.at}::timestamptz, ${place?.id}::uuid)`),
    )
    .orderBy('l.latest_at', 'desc')
    .orderBy('l.case_id', 'desc')
    .limit(limit)
    .execute()

const WRITTEN = [
  'note-written',
  'note-corrected',
  'account-given',
  'contact-logged',
  'sparring-asked',
  'sparring-answered',
  'step-done',
  'case-closed',
] as const satisfies readonly CaseEvent['type'][]

/** What is written in each of the cases, as far as it is for the actor's eyes. */
async function writingIn(
  trx: Trx,
  { key }: Office,
  actor: Actor,
  rows: readonly Row[],
): Promise<Map<string, string[]>> {
  const keys = new Map(rows.map(({ id, keyId, wrapped }) => [id as string, unwrapKey(key, id, { id: keyId, wrapped })]))
  const stored = await trx
    .selectFrom('case_event')
    .select(['case_id', 'version', 'type', 'shape', 'at', 'payload'])
    .where('case_id', 'in', [...keys.keys()])
    .where('type', 'in', WRITTEN)
    .orderBy('case_id')
    .orderBy('version')
    .execute()
  const said = new Map<string, string[]>()
  const withheld = new Map(rows.map(({ id }) => [id as string, new Set<number>()]))
  for (const { case_id: id, version, payload, ...rest } of stored) {
    const caseKey = keys.get(id)
    const hidden = withheld.get(id)
    if (!caseKey || !hidden) continue
    const opened = decodePayload(caseKey, { caseId: id as CaseId, version }, payload) as object
    const event = upcast({ ...opened, ...rest } as never)
    if (isWithheld(actor, event, hidden)) hidden.add(version)
    else said.set(id, [...(said.get(id) ?? []), textOf(event)])
  }
  return said
}

function textOf(event: CaseEvent): string {
  switch (event.type) {
    case 'note-written':
    case 'note-corrected':
    case 'sparring-answered':
      return event.text
    case 'account-given':
      return [event.what, event.who, event.where, event.when].filter(Boolean).join('\n')
    case 'contact-logged':
    case 'step-done':
      return event.note ?? ''
    case 'sparring-asked':
      return event.question
    case 'case-closed':
      return event.outcome
    default:
      return ''
  }
}
