import { expect, test } from 'vitest'
import { COLLEAGUE, given, happens, id, isRefused, LEADER, NEXT_WEEK, TEACHER } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { InstitutionId } from '../id.ts'
import type { Happening } from './events.ts'
import { type Action, type Actor, permit, viewOf } from './permit.ts'

const who = { account: LEADER.account, name: LEADER.name }
const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }
const out: Happening = { type: 'colleague-excluded', who, suspect: id('s1') }
const staff: Happening = { type: 'answer-recorded', fact: 'suspects.s1.staff', value: true }
const leader: Actor = {
  account: LEADER.account,
  name: LEADER.name,
  role: 'leader',
  institutions: ['school' as InstitutionId],
  exercise: false,
}

test('a suspect with an account here is out in the same act that writes them on', () => {
  const decided = given().when({ type: 'add-person', role: 'suspect', staff: who })
  const stripped = decided.ok && decided.value.map((one) => ({ ...one, question: undefined }))
  expect(stripped).toEqual([
    { type: 'person-added', id: 's1', role: 'suspect', name: LEADER.name, question: undefined },
    { ...out, question: undefined },
    { ...staff, question: undefined },
  ])
})

test('nobody but a suspect is shut out, nobody twice, and nobody shuts themselves out', () => {
  const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim' }
  const exclude = { type: 'exclude-colleague', who, person: id('s1') } as const
  expect(given().when({ type: 'add-person', role: 'witness', staff: who })).toEqual(
    isRefused({ type: 'not-that-role', field: 'role' }),
  )
  expect(given(victim).when({ ...exclude, person: id('v1') })).toEqual(
    isRefused({ type: 'not-that-role', field: 'role' }),
  )
  expect(given().when(exclude)).toEqual(isRefused({ type: 'no-such-subject', subject: 's1' }))
  expect(given(suspect, out).when(exclude)).toEqual(isRefused({ type: 'already-excluded' }))
  expect(given(suspect).when({ ...exclude, who: { account: TEACHER.account, name: 'Anne' } })).toEqual(
    isRefused({ type: 'own-exclusion' }),
  )
})

test('whoever is out may do nothing, a leader too, and is let in by no other way', () => {
  const told = given(suspect, { type: 'professional-joined', who: LEADER }, out)
  for (const action of ['read', 'write-note', 'readmit-colleague', 'confirm-decision'] satisfies Action[])
    expect(permit(leader, action, viewOf(told.state, MONDAY)).ok).toBe(false)
  expect(told.state.members.map(({ name }) => name)).toEqual([TEACHER.name])
  const refused = isRefused({ type: 'excluded' })
  expect(told.when({ type: 'add-member', who: LEADER })).toEqual(refused)
  expect(told.when({ type: 'set-task', what: 'Ring', owner: LEADER, on: NEXT_WEEK })).toEqual(refused)
  const reason = 'Anne har fået nyt arbejde'
  expect(told.when({ type: 'hand-over', from: TEACHER.account, to: LEADER, reason })).toEqual(refused)
})

test('what was theirs to do falls to the one who shut them out', () => {
  const task: Happening = { type: 'task-set', id: 't1', what: 'Ring', owner: COLLEAGUE, on: NEXT_WEEK }
  const colleague = { account: COLLEAGUE.account, name: COLLEAGUE.name }
  const joined: Happening = { type: 'professional-joined', who: COLLEAGUE }
  const { state } = given(suspect, joined, task, [LEADER, { ...out, who: colleague }])
  expect(state.tasks.map(({ owner }) => owner)).toEqual([LEADER])
})

test('a leader from elsewhere leads the one case they are on', () => {
  const elsewhere: Actor = { ...leader, account: COLLEAGUE.account, institutions: ['elsewhere' as InstitutionId] }
  const joined: Happening = { type: 'professional-joined', who: { ...COLLEAGUE, function: 'leader' } }
  expect(permit(elsewhere, 'readmit-colleague', viewOf(given(suspect, out, joined).state, MONDAY)).ok).toBe(true)
  expect(permit(elsewhere, 'read', viewOf(given(suspect, out).state, MONDAY)).ok).toBe(false)
})

test('a mistake is undone with a reason, by a leader', () => {
  const told = given(suspect, out)
  const reason = 'Det var en anden med samme navn'
  expect(told.when({ type: 'readmit-colleague', account: LEADER.account, reason })).toEqual(
    happens({ type: 'colleague-readmitted', who, reason }),
  )
  const teacher: Actor = { ...leader, account: TEACHER.account, role: 'professional' }
  expect(permit(teacher, 'readmit-colleague', viewOf(told.state, MONDAY)).ok).toBe(false)
  const { state } = given(suspect, out, { type: 'colleague-readmitted', who, reason })
  expect(permit(leader, 'read', viewOf(state, MONDAY)).ok).toBe(true)
})
