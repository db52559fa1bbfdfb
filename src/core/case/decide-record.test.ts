import { expect, test } from 'vitest'
import { given, happens, id, isRefused, LEADER, NEXT_WEEK, SSP, TEACHER, TODAY } from '../../../tests/arrange/case.ts'
import type { LocalDate } from '../time.ts'
import { type Command, holdsAnyway } from './commands.ts'
import type { CaseClosed, Happening } from './events.ts'
import { LIMITS } from './limits.ts'

const reason = 'Det hele er løst nu.'
const note: Happening = { type: 'note-written', text: 'Mor ringede.' }
const closed: CaseClosed = { type: 'case-closed', outcome: reason, followUp: { none: reason }, left: [] }
const close = { type: 'close-case', outcome: reason, followUp: { none: reason } } as const
const yesterday = '2026-11-22' as LocalDate

test('what happened is told in words', () => {
  const told = { what: 'Et billede går rundt.', who: 'Flere i 6.a', where: 'Snapchat', when: 'I går' }
  expect(given().when({ type: 'give-account', ...told })).toEqual(happens({ type: 'account-given', ...told }))
  expect(given().when({ type: 'give-account', what: 'Noget', who: '' })).toEqual(
    happens({ type: 'account-given', what: 'Noget' }),
  )
  expect(given().when({ type: 'give-account', what: ' ' })).toEqual(isRefused({ type: 'missing', field: 'what' }))
})

test('a note is kept as it was typed, less what cannot be read', () => {
  expect(given().when({ type: 'write-note', text: ' Linje 1\r\nLinje\u0000 2\ud800 ', about: 'v1' })).toEqual(
    happens({ type: 'note-written', text: 'Linje 1\nLinje 2\ufffd', about: 'v1' }),
  )
  expect(given().when({ type: 'write-note', text: '\n' })).toEqual(isRefused({ type: 'missing', field: 'text' }))
  expect(given().when({ type: 'write-note', text: 'x'.repeat(LIMITS.text + 1) })).toEqual(
    isRefused({ type: 'too-long', field: 'text', limit: LIMITS.text, length: LIMITS.text + 1 }),
  )
})

test('a note, an account and a correction can be corrected, by adding', () => {
  const correct = { type: 'correct-note', corrects: 3, text: 'Far ringede.', reason: 'Hørte forkert' } as const
  const corrected: Happening = { ...correct, type: 'note-corrected' }
  expect(given(note).when(correct)).toEqual(happens(corrected))
  expect(given({ type: 'account-given', what: 'Noget' }).when(correct)).toEqual(happens(corrected))
  expect(given(note, corrected).when({ ...correct, corrects: 4 })).toEqual(happens({ ...corrected, corrects: 4 }))
  expect(given(note).when({ ...correct, corrects: 1 })).toEqual(isRefused({ type: 'no-such-note' }))
  expect(given(note).when({ ...correct, reason: '' })).toEqual(isRefused({ type: 'missing', field: 'reason' }))
})

test('a follow-up is set for a day to come', () => {
  const follow = { type: 'set-follow-up', on: NEXT_WEEK, what: 'Ring hjem' } as const
  expect(given().when(follow)).toEqual(happens({ ...follow, type: 'follow-up-set' }))
  expect(given({ ...follow, type: 'follow-up-set' }).state.followUp).toEqual({ on: NEXT_WEEK, what: 'Ring hjem' })
  expect(given().when({ ...follow, on: yesterday })).toEqual(
    isRefused({ type: 'date-too-early', field: 'on', earliest: TODAY }),
  )
  expect(given().when({ ...follow, what: '' })).toEqual(isRefused({ type: 'missing', field: 'what' }))
})

test('a closed case takes notes, corrections, a follow-up and being reopened, and nothing else', () => {
  const after = given(note, closed)
  expect(after.state).toMatchObject({ status: 'closed', closing: { outcome: reason, entry: 4 } })
  expect(after.when({ type: 'write-note', text: 'Sidste nyt' })).toMatchObject({ ok: true })
  expect(after.when({ type: 'correct-note', corrects: 3, text: 'Far', reason: 'Fejl' })).toMatchObject({ ok: true })
  expect(after.when({ type: 'set-follow-up', on: NEXT_WEEK, what: 'Ring' })).toMatchObject({ ok: true })
  const others: Command[] = [
    { type: 'add-member', who: LEADER },
    { type: 'ask-sparring', of: SSP, question: 'Hvad?' },
    { type: 'add-person', role: 'victim' },
    { type: 'change-person', person: id('v1'), reason },
    { type: 'add-item', description: 'x' },
    { type: 'add-posting', description: 'x' },
    { type: 'describe', id: 'i1', description: 'x' },
    { type: 'record-answers', answers: [] },
    { type: 'give-account', what: 'x' },
    { type: 'propose-decision', decision: 'police', outcome: 'no', reason },
    { type: 'confirm-decision', proposal: 3 },
    { type: 'send-back-decision', proposal: 3, reason },
    { type: 'mark-done', step: 'uncover' },
    { type: 'skip-step', step: 'uncover', reason },
    { type: 'reopen-step', step: 'uncover', reason },
    close,
  ]
  for (const command of others) expect(after.when(command)).toEqual(isRefused({ type: 'case-closed' }))
})

test('a case is reopened with a reason, and only when it is closed', () => {
  const reopen = { type: 'reopen-case', reason } as const
  const reopened: Happening = { type: 'case-reopened', reason }
  expect(given(closed).when(reopen)).toEqual(happens(reopened))
  expect(given(closed).when({ ...reopen, reason: '' })).toEqual(isRefused({ type: 'missing', field: 'reason' }))
  expect(given().when(reopen)).toEqual(isRefused({ type: 'case-open' }))
  const { state } = given(closed, reopened)
  expect(state.status).toBe('open')
  expect('closing' in state).toBe(false)
})

test('only what adds to the record holds whatever has happened meanwhile', () => {
  expect(holdsAnyway('write-note')).toBe(true)
  expect(holdsAnyway('give-account')).toBe(true)
  expect(holdsAnyway('mark-done')).toBe(false)
  expect(given().state.members).toEqual([TEACHER])
})
