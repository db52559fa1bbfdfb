import { randomUUID } from 'node:crypto'
import type { Card } from '#core/card/card.ts'
import type { AccountRole, Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, CommandId, InstitutionId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { readCase } from '#store/cases.ts'
import { type Db, withAdmin } from '#store/db.ts'
import { CARD, type Office } from '#store/office.ts'
import { keyOf } from '#store/seal.ts'
import { MONDAY } from './people.ts'

/** Where cases are worked with `card`, at `MONDAY` or when told. */
export const anOffice = (db: Db, card: Card, now: () => Instant = () => MONDAY): Office => ({
  db,
  cards: new Map([[CARD, [card]]]),
  key: keyOf(Buffer.alloc(32, 7)),
  now,
})

export const aCommandId = (): CommandId => randomUUID() as CommandId

/** The number that a case was given. */
export async function numberOf(office: Office, reader: Actor, caseId: CaseId): Promise<string> {
  const folder = await readCase(office, reader, caseId)
  if (!folder.ok) throw new Error('whose case is not theirs to read')
  return folder.value.state.number
}

/** A school with a teacher, a colleague, a leader and the municipality's SSP consultant; `exercise` says whether it is invented twice over. */
export async function aSchool(db: Db, { exercise = false } = {}) {
  const municipality = randomUUID()
  const school = randomUUID() as InstitutionId
  const account = async (name: string, role: AccountRole, institution: InstitutionId | null): Promise<Actor> => {
    const id = randomUUID() as AccountId
    const row = { id, municipality_id: municipality, institution_id: institution, display_name: name, role, exercise }
    await withAdmin(db, (trx) =>
      trx
        .insertInto('account')
        .values({ ...row, created_at: MONDAY })
        .execute(),
    )
    return { account: id, name, role, institutions: institution ? [institution] : [], exercise }
  }
  await withAdmin(db, async (trx) => {
    await trx.insertInto('municipality').values({ id: municipality, name: 'Eksempelby', exercise }).execute()
    await trx
      .insertInto('institution')
      .values({ id: school, municipality_id: municipality, name: 'Højmark Skole', type: 'folkeskole', exercise })
      .execute()
  })
  return {
    school,
    teacher: await account('Anne Eksempel', 'professional', school),
    colleague: await account('Bo Eksempel', 'professional', school),
    leader: await account('Lene Eksempel', 'leader', school),
    ssp: await account('Sara Eksempel', 'ssp', null),
  }
}
