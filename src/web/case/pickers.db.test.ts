// Whoever may not know of a case is offered nowhere in it: neither a refusal nor a list tells anything.
import { expect, test } from 'vitest'
import { openCase } from '#store/handle.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId } from '../../../tests/arrange/office.ts'
import { aTarget } from '../../../tests/attacks/target.ts'

const database = testDatabase()

const offered = (html: string): string[] =>
  [...html.matchAll(/<option[^>]* value="([0-9a-f-]{36})"/g)].map(([, account]) => account ?? '')

test('no page of the case offers somebody who is shut out of it; each offers others', async () => {
  const target = await aTarget(database.db())
  const { here, ours, as } = target
  const teacher = await as(here.teacher)
  const leader = await as(here.leader)
  for (const page of ['opgaver', `opgaver/${ours.task}`, 'kollega', 'sparring', 'afdaek']) {
    const options = offered((await teacher.get(`/sager/${ours.caseId}/${page}`)).html)
    expect([page, options.length > 0]).toEqual([page, true])
    expect([page, options.includes(here.suspected.account)]).toEqual([page, false])
  }
  const form = { from: here.teacher.account }
  const handing = await leader.post('/sager/overdrag', form)
  expect(offered(handing.html)).toContain(here.leader.account)
  expect(offered(handing.html)).not.toContain(here.suspected.account)
  const sent = await leader.post('/sager/overdrag', {
    ...form,
    form: 'hand-over',
    cases: ours.caseId,
    to: here.suspected.account,
    reason: 'Anne går på barsel fra mandag',
    command: aCommandId(),
  })
  expect(sent.status).toBe(422)
})

test('the one who is shut out is offered themselves as before, where it is about other cases', async () => {
  const { here, as, office } = await aTarget(database.db())
  await openCase(office, here.suspected, { id: aCommandId(), answers: [] })
  const suspected = await as(here.suspected)
  const handing = await suspected.post('/sager/overdrag', { from: here.suspected.account })
  expect(offered(handing.html)).toContain(here.leader.account)
  const ask = await suspected.post('/sager/overdrag', { from: here.teacher.account })
  expect(offered(ask.html)).not.toContain(here.teacher.account)
})
