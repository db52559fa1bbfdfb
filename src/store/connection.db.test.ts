import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aMunicipality } from '../../tests/arrange/people.ts'
import { AHEAD } from './connection.ts'
import { withActor, withAdmin, withReader } from './db.ts'

const database = testDatabase()
const nobody = { account: '00000000-0000-4000-8000-000000000000', institutions: [] }
const name = (id: string, name: string) => sql`update institution set name = ${name} where id = ${id} ${AHEAD}`
const named = (id: string) =>
  withAdmin(database.db(), (trx) =>
    trx.selectFrom('institution').select('name').where('id', '=', id).executeTakeFirstOrThrow(),
  )

test('what is sent ahead is done in its order, and kept when the transaction is', async () => {
  const { here } = await aMunicipality(database.db())
  const seen = await withAdmin(database.db(), async (trx) => {
    await name(here, 'Første').execute(trx)
    await name(here, 'Anden').execute(trx)
    return trx.selectFrom('institution').select('name').where('id', '=', here).executeTakeFirstOrThrow()
  })
  expect([seen, await named(here)]).toEqual([{ name: 'Anden' }, { name: 'Anden' }])
})

test('when what was sent ahead fails, the transaction does, with its reason and whatever came between', async () => {
  const { here } = await aMunicipality(database.db())
  const before = await named(here)
  const broken = sql`update institution set name = null where id = ${here} ${AHEAD}`
  const last = withAdmin(database.db(), async (trx) => {
    await name(here, 'Tabt').execute(trx)
    await broken.execute(trx)
  })
  await expect(last).rejects.toThrow('null value in column "name"')
  const between = withAdmin(database.db(), async (trx) => {
    await broken.execute(trx)
    await trx.selectFrom('institution').selectAll().execute()
  })
  await expect(between).rejects.toThrow('null value in column "name"')
  expect(await named(here)).toEqual(before)
})

test('a statement that failed and was not minded keeps the transaction from being called done', async () => {
  const ignoring = withActor(database.db(), nobody, async (trx) => {
    await sql`select nothing`.execute(trx).catch(() => {})
  })
  await expect(ignoring).rejects.toThrow('failed on its way')
})

test('who only reads can write nothing, ahead or not', async () => {
  const writing = (ahead: boolean) =>
    withReader(database.db(), nobody, async (trx) => {
      await sql`update institution set name = 'x' ${ahead ? AHEAD : sql``}`.execute(trx)
    })
  await expect(writing(false)).rejects.toThrow(/read-only transaction|permission denied/)
  await expect(writing(true)).rejects.toThrow('who only reads')
})

test('readings one after the other, and many at once, each see as whom they ask', async () => {
  const { here, there } = await aMunicipality(database.db())
  const asked = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? here : there))
  const heard = await Promise.all(
    asked.map((institution) =>
      withReader(database.db(), { ...nobody, institutions: [institution] }, async (trx) => {
        const { rows } = await sql<{ at: string }>`select current_setting('app.institutions') as at`.execute(trx)
        return rows[0]?.at
      }),
    ),
  )
  expect(heard).toEqual(asked)
})
