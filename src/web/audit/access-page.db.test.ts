import { expect, test } from 'vitest'
import { recordAccess } from '#store/audit/record.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId } from '../../../tests/arrange/office.ts'
import { aTarget } from '../../../tests/attacks/target.ts'

const database = testDatabase()

test('the leader can have the whole list on one page to print, with who printed it; others page through it', async () => {
  const { here, ours, as, office } = await aTarget(database.db())
  const saw = { at: office.now(), action: 'case.read', outcome: 'done', caseId: ours.caseId } as const
  for (let look = 0; look < 210; look++) {
    const actor = look % 2 ? here.teacher : here.leader
    await recordAccess(office.db, { actor, ...saw, request: aCommandId() })
  }
  const address = `/sager/${ours.caseId}/adgang`
  const lines = (html: string) => html.match(/<li>/g)?.length ?? 0
  const leader = await as(here.leader)
  const paged = (await leader.get(address)).html
  const whole = (await leader.get(`${address}?hele=ja`)).html
  expect(paged).toContain(`${address}?hele=ja`)
  expect(paged).not.toContain('Åbnede sagen')
  expect(whole).toContain('Åbnede sagen')
  expect(lines(whole)).toBeGreaterThan(200)
  expect(whole).toMatch(/Skrevet ud [^<]* af Lene Eksempel\./)
  const asked = (await (await as(here.teacher)).get(`${address}?hele=ja`)).html
  expect(asked).not.toContain('Åbnede sagen')
  expect(asked).not.toContain('Skrevet ud')
})
