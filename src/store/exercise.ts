import { sql } from 'kysely'
import { isWorkingDay } from '#core/card/working-days.ts'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, CommandId, InstitutionId } from '#core/id.ts'
import { addDays, addMinutes, dateOf, type Instant, instantAt, type LocalDate } from '#core/time.ts'
import { readCase } from './cases.ts'
import { withActor, withAdmin } from './db.ts'
import { EXERCISE_CASES, type ExerciseCase, type Moment, type Play, type Who } from './exercise-cases.ts'
import { type Handled, handle, openCase, type Request } from './handle.ts'
import { namedId } from './named-id.ts'
import type { Office } from './office.ts'
import { actorOf } from './people.ts'

/** Seeding twice, or again after being cut off, makes nothing twice. */
const idFor = <Id extends string>(name: string): Id => namedId(`actioncard exercise ${name}`)

const MUNICIPALITY = { id: idFor('lyngvig'), name: 'Lyngvig Kommune (øvelse)' }

const SCHOOLS = {
  hojmark: { id: idFor<InstitutionId>('hojmark'), name: 'Højmark Skole' },
  engvang: { id: idFor<InstitutionId>('engvang'), name: 'Engvang Skole' },
} as const

/** In the order in which they are offered. */
const PEOPLE: Readonly<Record<Who, { name: string; role: string; at: keyof typeof SCHOOLS | null }>> = {
  anne: { name: 'Anne Øvesen', role: 'professional', at: 'hojmark' },
  jonas: { name: 'Jonas Øvebæk', role: 'professional', at: 'hojmark' },
  karim: { name: 'Karim Øvedal', role: 'professional', at: 'engvang' },
  leif: { name: 'Leif Øvegaard', role: 'leader', at: 'hojmark' },
  mette: { name: 'Mette Øvekær', role: 'leader', at: 'engvang' },
  sara: { name: 'Sara Øvelund', role: 'ssp', at: null },
  dorte: { name: 'Dorte Øvetoft', role: 'dpo', at: null },
}

export const exerciseAccount = (who: Who): AccountId => idFor(`person ${who}`)

/** The invented municipality with its cases under way, if it is not there yet. Several instances may ask at once. */
export async function seedExercise(office: Office): Promise<void> {
  await seedPeople(office)
  try {
    await seedCases(office)
  } catch (error) {
    if (!(error instanceof OutOfStep)) throw error
    // begun by an earlier version of the program, whose cases went another way: they are invented, and begin anew
    await forgetExercises(office)
    await seedCases(office)
  }
}

async function seedCases(office: Office): Promise<void> {
  for (const one of EXERCISE_CASES.toReversed()) await seedCase(office, one)
}

/** An entry that the case, as it stands, does not take. */
class OutOfStep extends Error {}

const forgetExercises = ({ db }: Office) => withAdmin(db, (trx) => sql`select forget_exercises()`.execute(trx))

/** Forgets every exercise case and begins again from today. */
export async function resetExercise(office: Office): Promise<void> {
  await forgetExercises(office)
  await seedExercise(office)
}

async function seedPeople(office: Office): Promise<void> {
  const now = office.now()
  await withAdmin(office.db, async (trx) => {
    await trx
      .insertInto('municipality')
      .values({ ...MUNICIPALITY, exercise: true })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const school = { municipality_id: MUNICIPALITY.id, type: 'folkeskole', exercise: true }
    await trx
      .insertInto('institution')
      .values(Object.values(SCHOOLS).map((one) => ({ ...one, ...school })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const people = Object.entries(PEOPLE).map(([who, { name, role, at }], place) => ({
      id: exerciseAccount(who as Who),
      municipality_id: MUNICIPALITY.id,
      institution_id: at && SCHOOLS[at].id,
      display_name: name,
      role,
      exercise: true,
      created_at: addMinutes(now, place),
    }))
    await trx
      .insertInto('account')
      .values(people)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** Plays a case entry by entry through the same door as everybody's; what has been played before is not played again. */
async function seedCase(office: Office, { name, opening, played }: ExerciseCase): Promise<void> {
  const last = played.at(-1)
  if (!last || (await isPlayed(office, last.who, idFor(`${name} ${played.length}`)))) return
  const today = office.now()
  const opener = await person(office, opening.who)
  const id = idFor<CommandId>(`${name} 0`)
  const caseId = done(
    await openCase(atMoment(office, today, opening), opener, { id, answers: opening.answers }),
    name,
    0,
  )
  for (const [index, step] of played.entries()) {
    const actor = await person(office, step.who)
    const earlier = atMoment(office, today, step)
    const command = typeof step.command === 'function' ? await asOf(earlier, actor, caseId, step.command) : step.command
    const id = idFor<CommandId>(`${name} ${index + 1}`)
    done(await handle(earlier, actor, caseId, { id, seen: LATEST, command }), name, index + 1)
  }
}

/** Whatever has happened meanwhile has been seen. */
const LATEST = Number.MAX_SAFE_INTEGER

async function asOf(office: Office, actor: Actor, caseId: CaseId, command: Play): Promise<Request> {
  const folder = await readCase(office, actor, caseId)
  if (!folder.ok) throw new Error(`${actor.name} cannot read an exercise case`)
  return command(folder.value.state, dateOf(office.now()), exerciseAccount)
}

function done(handled: Handled, name: string, step: number): CaseId {
  if (handled.type === 'done') return handled.caseId
  const why = handled.type === 'refused' ? handled.refusal.type : handled.type
  throw new OutOfStep(`exercise ${name}, entry ${step}: ${why}`)
}

async function person({ db }: Office, who: Who): Promise<Actor> {
  const actor = await actorOf(db, exerciseAccount(who))
  if (!actor) throw new Error(`nobody in the exercise is called ${who}`)
  return actor
}

const isPlayed = (office: Office, who: Who, id: CommandId): Promise<boolean> =>
  withActor(office.db, { account: exerciseAccount(who), institutions: [] }, async (trx) => {
    const found = await trx
      .selectFrom('case_command')
      .select('version')
      .where('account_id', '=', exerciseAccount(who))
      .where('command_id', '=', id)
      .executeTakeFirst()
    return found !== undefined
  })

/** The office on an earlier day. */
function atMoment(office: Office, today: Instant, { ago, at }: Moment): Office {
  const now =
    typeof at === 'number' ? addMinutes(today, -at) : instantAt(schoolDay(dateOf(today), ago), at.hour, at.minute)
  return { ...office, now: () => now }
}

/** The school day `ago` school days before `today`. */
function schoolDay(today: LocalDate, ago: number): LocalDate {
  let day = today
  for (let left = ago; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkingDay(day)) left--
  }
  return day
}
