// A label, an error and a screen reader find a field by its id: the second of two is never found.
import { expect, test } from 'vitest'
import { readCase } from '#store/cases.ts'
import { breakGlass } from '#store/glass.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId } from '../../../tests/arrange/office.ts'
import { aTarget, GETS, nameOf } from '../../../tests/attacks/target.ts'

const database = testDatabase()

const twiceIn = (html: string): string[] => {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '')
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

test('no page of a case has the same id twice', async () => {
  const target = await aTarget(database.db())
  const { office, here, ours, as } = target
  const folder = await readCase(office, here.teacher, ours.caseId)
  const number = folder.ok ? folder.value.state.number : ''
  const glass = { institution: here.school, number, purpose: 'stand-in', reason: 'Jeg er vikar i dag' } as const
  await breakGlass(office, here.colleague, glass, { action: 'case.break-glass', request: aCommandId() })
  const pages = GETS.filter(({ path }) => path.startsWith('/sager/:id'))
  for (const reader of [await as(here.teacher), await as(here.leader), await as(here.ssp)])
    for (const page of pages) {
      const shown = await reader.get(target.pathOf(page, ours))
      expect([nameOf(page), twiceIn(shown.html)]).toEqual([nameOf(page), []])
    }
  const teacher = await as(here.teacher)
  for (const fact of ['items', 'postings', 'kinds', 'evidence', 'suspects.s1.known']) {
    const shown = await teacher.get(`/sager/${ours.caseId}/afdaek?ret=${fact}`)
    expect([fact, shown.html.includes(`id="${fact}"`), twiceIn(shown.html)]).toEqual([fact, true, []])
  }
})
