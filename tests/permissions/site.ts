import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, CommandId } from '#core/id.ts'
import { invitationNumber } from '#core/logbook/invitation-number.ts'
import type { LocalDate } from '#core/time.ts'
import { recordAccess } from '#store/audit/record.ts'
import { loadCards } from '#store/cards.ts'
import { readCase } from '#store/cases.ts'
import { type Db, withActor, withAdmin } from '#store/db.ts'
import { breakGlass } from '#store/glass.ts'
import { type Request as Asked, handle, openCase } from '#store/handle.ts'
import { CARD, type Office, scopeOf } from '#store/office.ts'
import { root } from '#store/root.ts'
import { createApp } from '#web/app.ts'
import { unbuiltAssets } from '#web/assets.ts'
import { cardAddress } from '#web/card/card-data.ts'
import type { Route } from '#web/route.ts'
import { anOffice, aSchool, numberOf } from '../arrange/office.ts'
import { MONDAY } from '../arrange/people.ts'
import { FORMS, type People } from './forms.ts'
import type { Column } from './matrix.ts'

export type CaseStatus = 'open' | 'closed'

/** A running site on a real database, and everybody who could knock. */
export async function aSite(db: Db) {
  const card = (await loadCards(join(root, 'cards'))).get(CARD)?.at(-1)
  if (!card) throw new Error('no card')
  const office = anOffice(db, card)
  const here = await aSchool(db)
  const there = await aSchool(db)
  const anotherSsp = await inMunicipality(db, here, 'ssp')
  const suspected = await atSchool(db, here, 'leader')
  const letIn = await atSchool(db, here, 'professional')
  const people: Readonly<Record<Column, Actor | null>> = {
    nobody: null,
    member: here.teacher,
    colleague: here.colleague,
    'let in': letIn,
    'other school': there.teacher,
    leader: here.leader,
    'suspected leader': suspected,
    'other leader': there.leader,
    'ssp asked': here.ssp,
    ssp: anotherSsp,
    administrator: await inMunicipality(db, here, 'administrator'),
    dpo: await inMunicipality(db, here, 'dpo'),
    'other dpo': await inMunicipality(db, there, 'dpo'),
    'member in exercise': { ...here.teacher, exercise: true },
    'leader in exercise': { ...here.leader, exercise: true },
  }
  const site = createApp({
    assets: unbuiltAssets,
    cards: async () => office.cards,
    now: office.now,
    office,
    exercise: true,
    findVisitor: async (request) => people[request.headers.get('x-knocks') as Column],
    record: (access) => recordAccess(db, access),
  })
  const ask = (column: Column, { method }: Route, path: string, form?: Record<string, string>): Promise<Response> =>
    Promise.resolve(
      site.request(path, {
        method: method.toUpperCase(),
        headers: { 'x-knocks': column, 'sec-fetch-site': 'same-origin', ...(form && { 'content-type': FORM_TYPE }) },
        ...(form && { body: new URLSearchParams(form) }),
      }),
    )
  return { office, here: { ...here, suspected, letIn }, ask, pathOf: pathsOf(here.teacher.account, cardAddress(card)) }
}

const FORM_TYPE = 'application/x-www-form-urlencoded'

async function inMunicipality(db: Db, { school }: { school: string }, role: Actor['role']): Promise<Actor> {
  const account = randomUUID() as AccountId
  await withAdmin(db, async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('institution')
      .select('municipality_id')
      .where('id', '=', school)
      .executeTakeFirstOrThrow()
    const row = { id: account, municipality_id, display_name: 'Prøve Eksempel', role, created_at: MONDAY }
    await trx.insertInto('account').values(row).execute()
  })
  return { account, name: 'Prøve Eksempel', role, institutions: [], exercise: false }
}

async function atSchool(db: Db, here: Awaited<ReturnType<typeof aSchool>>, role: Actor['role']): Promise<Actor> {
  const made = await inMunicipality(db, here, role)
  await withAdmin(db, (trx) =>
    trx.updateTable('account').set({ institution_id: here.school }).where('id', '=', made.account).execute(),
  )
  return { ...made, institutions: here.leader.institutions }
}

/** The address of a route, its varying parts filled with what the cases of `aCase` have. */
const pathsOf =
  (account: string, cardFile: string) =>
  ({ path }: Route, { caseId, note, clock, task, invitation }: ACase): string => {
    const subject = path.includes(':subject')
    const parts: Readonly<Record<string, string>> = {
      id: caseId,
      entry: String(note),
      person: 'v1',
      thing: 'i1',
      step: subject ? 'secure-evidence' : 'uncover',
      subject: 'v1',
      decision: subject ? 'notTellingParents' : 'police',
      account,
      token: 'unknown',
      provider: 'unknown',
      clock,
      task,
      invitation,
    }
    if (path === '/kort/data/:file') return cardFile
    return path.replace(/:(\w+)/g, (_, name: string) => {
      const part = parts[name]
      if (part === undefined) throw new Error(`tests/permissions/site.ts does not know what :${name} stands for`)
      return part
    })
  }

/** A case, and what in it addresses name. */
export type ACase = {
  readonly caseId: string
  readonly note: number
  readonly clock: string
  readonly task: string
  readonly invitation: string
  /** The entry of an emergency access. */
  readonly glass: number
}

/** A case of the teacher's with a bit of everything that addresses name. */
export async function aCase(
  office: Office,
  { teacher, leader, ssp, suspected, letIn, school }: Awaited<ReturnType<typeof aSite>>['here'],
  status: CaseStatus,
): Promise<ACase & { readonly caseId: CaseId }> {
  const id = () => randomUUID() as CommandId
  const opened = await openCase(office, teacher, {
    id: id(),
    answers: [
      { fact: 'kinds', value: ['intimate-sharing'] },
      { fact: 'victims.v1.age', value: 13 },
      { fact: 'suspects.s1.known', value: true },
    ],
  })
  if (opened.type !== 'done') throw new Error(`no case: ${JSON.stringify(opened)}`)
  const { caseId } = opened
  const doing: Asked[] = [
    { type: 'write-note', text: 'Eleven kom til mig i frikvarteret' },
    { type: 'add-person', role: 'suspect', staff: suspected.account },
    { type: 'add-item', description: 'Et skærmbillede' },
    { type: 'ask-sparring', account: ssp.account, question: 'Hvad nu?' },
    { type: 'invite-family', invitation: randomUUID() as never, number: invitationNumber(randomBytes(16)) },
    { type: 'set-task', what: 'Ring hjem', account: teacher.account, on: '2026-11-24' as LocalDate },
  ]
  if (status === 'closed') {
    const leftReason = 'Det gør vi i en anden sag'
    const followUp = { none: 'Sagen var en prøve' }
    doing.push({
      type: 'close-case',
      outcome: 'Det er stoppet',
      followUp,
      leftReason,
      alone: 'Der er ikke andre i dag',
    })
  }
  for (const command of doing) {
    const by = command.type === 'close-case' ? leader : teacher
    const handled = await handle(office, by, caseId, { id: id(), seen: LATEST, command })
    if (handled.type !== 'done') throw new Error(`${command.type}: ${JSON.stringify(handled)}`)
  }
  const number = await numberOf(office, teacher, caseId)
  const asked = { institution: school, number, purpose: 'stand-in', reason: 'Jeg er vikar i dag' } as const
  await breakGlass(office, letIn, asked, { action: 'case.break-glass', request: id() })
  const at = office.now()
  await recordAccess(office.db, { actor: teacher, at, action: 'case.open', outcome: 'done', caseId, request: id() })
  const folder = await readCase(office, teacher, caseId)
  const { state, plan } = folder.ok ? folder.value : { state: null, plan: null }
  const clock = plan?.clocks[0]
  return {
    caseId,
    note: state?.notes[0] ?? 0,
    task: state?.tasks[0]?.id ?? 'none',
    invitation: state?.invitations[0]?.id ?? 'none',
    glass: state?.glass[0]?.entry ?? 0,
    clock: clock ? [clock.id, clock.subject].filter(Boolean).join('.') : 'none',
  }
}

const LATEST = Number.MAX_SAFE_INTEGER

/** How many entries a case has. */
export const versionOf = ({ db }: Office, member: Actor, caseId: CaseId): Promise<number> =>
  withActor(db, scopeOf(member), async (trx) => {
    const found = trx.selectFrom('case_stream').select('version').where('case_id', '=', caseId)
    return (await found.executeTakeFirstOrThrow()).version
  })

/** What a post of `route` sends: what would be accepted from somebody who may. */
export const formOf = (route: Route, people: People, { glass }: ACase): Record<string, string> | undefined =>
  route.method === 'get'
    ? undefined
    : { command: randomUUID(), seen: String(LATEST), broken: String(glass), ...FORMS(people)[route.path] }
