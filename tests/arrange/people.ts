import { randomUUID } from 'node:crypto'
import { type Instant, parseInstant } from '#core/time.ts'
import { type Db, withAdmin } from '#store/db.ts'

export const MONDAY = parseInstant('2026-11-23T08:10') as Instant

/** An invented municipality with two schools, a teacher at each and an SSP consultant for both. */
export async function aMunicipality(db: Db) {
  const id = { municipality: randomUUID(), here: randomUUID(), there: randomUUID() }
  const people = { here: randomUUID(), there: randomUUID(), ssp: randomUUID() }
  await withAdmin(db, async (trx) => {
    await trx.insertInto('municipality').values({ id: id.municipality, name: 'Eksempelby' }).execute()
    const school = { municipality_id: id.municipality, type: 'folkeskole' }
    await trx
      .insertInto('institution')
      .values([
        { id: id.here, name: 'Højmark Skole', ...school },
        { id: id.there, name: 'Lavmark Skole', ...school },
      ])
      .execute()
    const account = { municipality_id: id.municipality, created_at: MONDAY }
    await trx
      .insertInto('account')
      .values([
        { id: people.here, institution_id: id.here, display_name: 'Anne Eksempel', role: 'professional', ...account },
        { id: people.there, institution_id: id.there, display_name: 'Bent Eksempel', role: 'professional', ...account },
        { id: people.ssp, institution_id: null, display_name: 'Carla Eksempel', role: 'ssp', ...account },
      ])
      .execute()
  })
  return { ...id, people }
}
