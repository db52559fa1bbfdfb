import { expect, test } from 'vitest'
import { eventsOf, given, id, LEADER, OPENED, TODAY } from '../../../tests/arrange/case.ts'
import { parseId } from '../id.ts'
import { replay } from './evolve.ts'
import { hasSubject } from './state.ts'
import { upcast } from './upcast.ts'

test('no events, no case; and no case begins in the middle', () => {
  expect(replay([])).toBeNull()
  expect(() => replay(eventsOf([{ type: 'note-written', text: 'Hej' }]))).toThrow('cannot begin with note-written')
})

test('a settled proposal that is none is a broken record', () => {
  expect(() => given({ type: 'decision-confirmed', proposal: 1 })).toThrow('entry 1 is no proposal')
})

test('an answer to a fact that no card knows any more is still kept', () => {
  const { state } = given({ type: 'answer-recorded', fact: 'former.fact', value: true })
  expect(state.answers['former.fact']?.value).toBe(true)
})

test('the version is the number of the latest entry, whoever made it', () => {
  const { state } = given([LEADER, { type: 'step-done', step: 'uncover', on: TODAY, despite: 'Det hastede' }])
  expect(state.version).toBe(3)
  expect(state.latest).toMatchObject({ entry: 3, by: LEADER })
  expect(state.marks.uncover).toMatchObject({ mark: 'done', despite: 'Det hastede' })
})

test('subjects are persons, their parents, items and postings', () => {
  const { state } = given(
    { type: 'person-added', id: id('v1'), role: 'victim' },
    { type: 'item-added', id: 'i1', description: '' },
    { type: 'posting-added', id: 'p1', description: '' },
  )
  expect(['v1', 'v1.parents', 'i1', 'p1', 'v2', 'x.parents', ''].map((one) => hasSubject(state, one))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('stored events are read in today’s form, and others not at all', () => {
  const [opened] = eventsOf([OPENED])
  expect(upcast(opened as never)).toBe(opened)
  expect(() => upcast({ type: 'case-burnt', shape: 1 })).toThrow('no event is called case-burnt')
  expect(() => upcast({ type: 'toString', shape: 1 })).toThrow('no event')
  expect(() => upcast({ type: 'note-written', shape: 2 })).toThrow('form 2 cannot be read')
})

test('an id is read only from what can be one', () => {
  expect(parseId('1b4e28ba-2fa1-4d3b-8a3c-5b6f7a8b9c0d')).toBe('1b4e28ba-2fa1-4d3b-8a3c-5b6f7a8b9c0d')
  for (const text of ['', '1', '1B4E28BA-2FA1-4D3B-8A3C-5B6F7A8B9C0D', "1' or true"]) expect(parseId(text)).toBeNull()
})
