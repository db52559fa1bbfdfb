import { expect, test } from 'vitest'
import { given, id, LEADER, NEXT_WEEK, TODAY } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { addMinutes } from '../time.ts'
import type { AnswerValue, Happening } from './events.ts'
import { situationOf } from './situation-of.ts'

const situation = (...told: Parameters<typeof given>) => situationOf(given(...told).state, MONDAY)
const answer = (fact: string, value: AnswerValue): Happening => ({ type: 'answer-recorded', fact, value })
const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim', name: 'Frida', age: 12 }
const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect', name: 'Villum' }

test('of a case just opened only the institution is known', () => {
  expect(situation()).toEqual({
    at: MONDAY,
    institution: { type: 'folkeskole' },
    decisions: {},
    done: [],
    skipped: [],
  })
})

test('persons, items and postings are there by id with what is known of them, and without their names', () => {
  const made = situation(
    victim,
    suspect,
    { type: 'person-added', id: id('w1'), role: 'witness', name: 'Ellen', age: 12 },
    { type: 'item-added', id: 'i1', description: 'Et foto af Frida' },
    { type: 'posting-added', id: 'p1', description: 'Fridas profil' },
    answer('suspects.s1.school', 'same'),
    answer('items.i1.ageAtTime', 12),
    answer('postings.p1.live', true),
    answer('violence', false),
    answer('institution.leaderReports', true),
  )
  expect(made).toMatchObject({
    institution: { type: 'folkeskole', leaderReports: true },
    violence: false,
    victims: [{ id: 'v1', age: 12 }],
    suspects: [{ id: 's1', school: 'same' }],
    items: [{ id: 'i1', ageAtTime: 12 }],
    postings: [{ id: 'p1', live: true }],
  })
  expect(JSON.stringify(made)).not.toMatch(/Frida|Villum|Ellen/)
})

test('a victim is known since the day they were written on the case, unless somebody says another', () => {
  expect(situation(victim).victims).toMatchObject([{ knownSince: TODAY }])
  const later = situationOf(given(victim).state, addMinutes(MONDAY, 3 * 24 * 60))
  expect(later.victims).toMatchObject([{ knownSince: TODAY }])
  expect(situation(victim, answer('victims.v1.knownSince', '2026-11-20')).victims).toMatchObject([
    { knownSince: '2026-11-20' },
  ])
})

test('the latest answer counts, and *ved ikke* leaves the fact unknown', () => {
  expect(situation(answer('violence', true), answer('violence', false)).violence).toBe(false)
  const unknown = given(answer('violence', true), answer('violence', 'unknown'))
  expect('violence' in situationOf(unknown.state, MONDAY)).toBe(false)
  expect(unknown.state.answers.violence?.value).toBe('unknown')
})

test('a list is unknown until something is in it, or there is said to be none', () => {
  expect(situation().items).toBeUndefined()
  expect(situation(answer('items', 'none')).items).toEqual([])
  expect(situation(answer('items', 'none'), { type: 'item-added', id: 'i1', description: '' }).items).toEqual([
    { id: 'i1' },
  ])
})

test('somebody cleared is no suspect, and what was done about them is out of the plan and still in the case', () => {
  const told: Happening[] = [
    suspect,
    { type: 'step-done', step: 'talk-to-suspect', subject: 's1', on: TODAY },
    { type: 'person-changed', id: id('s1'), role: 'cleared', reason: 'Var slet ikke med' },
  ]
  expect(situation(...told).suspects).toBeUndefined()
  expect(situation(...told).done).toEqual([])
  expect(Object.keys(given(...told).state.marks)).toEqual(['talk-to-suspect:s1'])
})

test('what is known of a person stays theirs in another role', () => {
  const told: Happening[] = [
    victim,
    { type: 'person-changed', id: id('v1'), role: 'suspect', reason: 'Delte det selv videre' },
  ]
  expect(situation(...told).suspects).toEqual([{ id: 'v1', age: 12 }])
})

test('steps done and skipped come with their days and reasons', () => {
  const made = situation(
    victim,
    { type: 'item-added', id: 'i1', description: '' },
    { type: 'step-done', step: 'uncover', on: TODAY },
    { type: 'step-done', step: 'assess-help', subject: 'v1.parents', on: TODAY },
    { type: 'step-done', step: 'use-take-it-down', subject: 'i1', on: TODAY },
    { type: 'step-skipped', step: 'keep-logbook', subject: 'v1', reason: 'Én hændelse' },
    { type: 'step-done', step: 'consult-ssp', on: TODAY },
    { type: 'step-reopened', step: 'consult-ssp', reason: 'Var en fejl' },
  )
  expect(made.done).toEqual([
    { step: 'uncover', on: TODAY },
    { step: 'assess-help', subject: 'v1.parents', on: TODAY },
    { step: 'use-take-it-down', subject: 'i1', on: TODAY },
  ])
  expect(made.skipped).toEqual([{ step: 'keep-logbook', subject: 'v1', reason: 'Én hændelse' }])
})

test('the exception from telling parents counts from the day it was confirmed, until it is lifted', () => {
  const propose = (outcome: 'yes' | 'no'): Happening => ({
    type: 'decision-proposed',
    decision: 'notTellingParents',
    subject: id('v1'),
    outcome,
    reason: 'Hensynet til hende vejer tungest',
    until: NEXT_WEEK,
    urgent: false,
  })
  expect(situation(victim, propose('yes')).victims?.[0]?.exceptionDecided).toBeUndefined()
  const confirmed: [typeof LEADER, Happening] = [LEADER, { type: 'decision-confirmed', proposal: 4 }]
  expect(situation(victim, propose('yes'), confirmed).victims?.[0]?.exceptionDecided).toBe(TODAY)
  const lifted: [typeof LEADER, Happening] = [LEADER, { type: 'decision-confirmed', proposal: 6 }]
  expect(
    situation(victim, propose('yes'), confirmed, propose('no'), lifted).victims?.[0]?.exceptionDecided,
  ).toBeUndefined()
})
