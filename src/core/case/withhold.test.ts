import { expect, test } from 'vitest'
import { COLLEAGUE, given, happens, isRefused, LEADER, SSP, TEACHER } from '../../../tests/arrange/case.ts'
import type { Happening, Readers } from './events.ts'
import { replay } from './evolve.ts'
import { timeline } from './timeline.ts'
import { readableBy } from './withhold.ts'

const note = (readers?: Readers): Happening => ({
  type: 'note-written',
  text: 'Hemmeligt',
  ...(readers !== undefined && { readers }),
})
const correction: Happening = { type: 'note-corrected', corrects: 3, text: 'Hemmeligere', reason: 'Fejl' }
const as = (by: typeof TEACHER) => ({ account: by.account, role: by.function })

/** Who of these reads a note by the teacher, and its correction. */
const readers = (readers?: Readers) =>
  [TEACHER, COLLEAGUE, LEADER, SSP].filter((by) => {
    const text = JSON.stringify(readableBy(as(by), given(note(readers), correction).events))
    expect(text.includes('Hemmeligt')).toBe(text.includes('Hemmeligere'))
    return text.includes('Hemmeligt')
  })

test('a note is read by everyone, by the leadership, or by those named; and always by its writer', () => {
  expect(readers()).toEqual([TEACHER, COLLEAGUE, LEADER, SSP])
  expect(readers('leadership')).toEqual([TEACHER, LEADER])
  expect(readers([COLLEAGUE])).toEqual([TEACHER, COLLEAGUE])
})

test('to the others there is no such note: no row, and nothing to correct', () => {
  const { events, state } = given(note('leadership'), correction)
  const readable = readableBy(as(COLLEAGUE), events)
  expect(replay(readable)).toMatchObject({ version: state.version, notes: [] })
  expect(timeline(readable, () => ({}) as never, 0).map(({ entry }) => entry)).toEqual([2, 1])
})

test('those named are on the case', () => {
  const joined: Happening = { type: 'professional-joined', who: COLLEAGUE }
  const asked: Happening = { type: 'sparring-asked', of: SSP, question: 'Hvad nu?' }
  const write = { type: 'write-note', text: 'Hemmeligt' } as const
  const named = { ...write, readers: [COLLEAGUE.account, SSP.account] }
  expect(given(joined, asked).when(named)).toEqual(happens(note([COLLEAGUE, SSP])))
  expect(given().when({ ...write, readers: 'leadership' })).toEqual(happens(note('leadership')))
  expect(given(joined).when(named)).toEqual(isRefused({ type: 'not-on-case', field: 'readers' }))
  expect(given().when({ ...write, readers: [] })).toEqual(isRefused({ type: 'missing', field: 'readers' }))
})
