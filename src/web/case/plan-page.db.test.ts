import { expect, test } from 'vitest'
import { handle } from '#store/handle.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId } from '../../../tests/arrange/office.ts'
import { aTarget } from '../../../tests/attacks/target.ts'

const database = testDatabase()

test('the plan tells what must be known of a parent before they are contacted', async () => {
  const { here, ours, as, office } = await aTarget(database.db())
  const teacher = await as(here.teacher)
  const plan = `/sager/${ours.caseId}/plan`
  expect((await teacher.get(plan)).html).not.toContain('parent-signs')
  const parent = { role: 'parent', name: 'Fars Eksempel', of: 'v1' as never, protectedAddress: true } as const
  const command = { type: 'add-person', ...parent, custody: 'no' } as const
  expect(await handle(office, here.teacher, ours.caseId, { id: aCommandId(), seen: 99_999, command })).toMatchObject({
    type: 'done',
  })
  const { html } = await teacher.get(plan)
  const [, signs = ''] = /<section class="parent-signs"[^>]*>([\s\S]*?)<\/section>/.exec(html) ?? []
  expect(signs.match(/Fars Eksempel/g)?.length).toBe(2)
})
