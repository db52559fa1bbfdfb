import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aPlan, aStep, given, happens, id, isRefused, LEADER, NEXT_WEEK, TEACHER } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Plan } from '../card/plan.ts'
import type { InvitationNumber } from '../logbook/invitation-number.ts'
import { addDays, addMinutes, dateOf, type LocalDate } from '../time.ts'
import { decideForFamily, type FamilyCommand, familyBy } from './decide-family.ts'
import { INVITATION_DAYS } from './decide-invitation.ts'
import type { Happening } from './events.ts'
import type { InvitationId, ShownId } from './family-events.ts'

const invitation = 'in-1' as InvitationId
const number = '0000-0000-0000-0000' as InvitationNumber
const until = addDays(dateOf(MONDAY), INVITATION_DAYS)
const FAMILY = familyBy(invitation, 'Mor')
const victim = (name: string): Happening => ({ type: 'person-added', id: id(name), role: 'victim' })
const invited: Happening = { type: 'family-invited', id: invitation, number, of: id('v1'), until }
const taken: Happening = { type: 'invitation-taken', invitation }
const ended: Happening = { type: 'invitation-ended', invitation, reason: 'Brevet er blevet væk' }
const name = (text: string) => text as ShownId
const entries = [{ title: 'Punkt 1', lines: [{ label: '', text: 'Det skete i går' }] }]
const showing = { type: 'show', id: name('s1'), purpose: 'Så I ved det', entries } as const
const shown: Happening = { type: 'logbook-shown', invitation, id: name('s1'), purpose: 'Så I ved det', entries }
const telling = { type: 'tell-evidence', id: name('t1'), securedBy: 'Mor', pieces: 3 } as const
const told: Happening = { type: 'evidence-told', invitation, id: name('t1'), securedBy: 'Mor', pieces: 3 }

type Told = Parameters<typeof given>[number]
const byFamily = (...happenings: Happening[]): Told[] => happenings.map((one) => [FAMILY, one])

function family(
  command: FamilyCommand,
  events: readonly Told[],
  { plan = aPlan(), days = 0 }: { plan?: Plan; days?: number } = {},
) {
  const { state } = given(...events)
  const asking = { at: addMinutes(MONDAY, days * 24 * 60), invitation, name: 'Mor' }
  const decided = decideForFamily(command, state, { card: aCard(), plan }, asking)
  return decided.ok ? { ok: true, value: decided.value.map(({ at: _, by: __, shape: ___, ...rest }) => rest) } : decided
}

const none = isRefused({ type: 'no-such-invitation' })
const connected = [victim('v1'), invited, ...byFamily(taken)]

test('an invitation is for the one who is violated, or the one that is named among several', () => {
  const command = { type: 'invite-family', invitation, number } as const
  expect(given(victim('v1')).when(command)).toEqual(happens(invited))
  const { of: _, ...forNobody } = invited as typeof invited & { of?: string }
  expect(given().when(command)).toEqual(happens(forNobody as Happening))
  const two = given(victim('v1'), victim('v2'))
  expect(two.when(command)).toEqual(isRefused({ type: 'missing', field: 'of' }))
  expect(two.when({ ...command, of: id('v1') })).toEqual(happens(invited))
  expect(two.when({ ...command, of: id('x') })).toEqual(isRefused({ type: 'no-such-subject', subject: 'x' }))
  const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }
  expect(given(suspect).when({ ...command, of: id('s1') })).toEqual(isRefused({ type: 'not-that-role', field: 'of' }))
})

test('a logbook takes an open invitation up once, in time', () => {
  const takeUp = { type: 'take-up' } as const
  expect(family(takeUp, [invited])).toEqual(happens(taken))
  expect(family(takeUp, [invited, ...byFamily(taken)])).toEqual(happens())
  expect(family(takeUp, [invited], { days: INVITATION_DAYS })).toEqual(happens(taken))
  expect(family(takeUp, [invited], { days: INVITATION_DAYS + 1 })).toEqual(isRefused({ type: 'invitation-expired' }))
  expect(family(takeUp, [invited, ended])).toEqual(none)
  expect(family(takeUp, [])).toEqual(none)
})

test('nothing is shown, said or written before it is taken up, or after it is closed', () => {
  for (const command of [showing, telling, { type: 'write', id: name('w1'), text: 'Hej' } as const]) {
    expect(family(command, [invited])).toEqual(none)
    expect(family(command, [...connected, ended])).toEqual(none)
  }
})

test('what is shown enters the case as it was, once; withdrawn, it stays and says so', () => {
  expect(family(showing, connected)).toEqual(happens(shown))
  expect(family(showing, [...connected, ...byFamily(shown)])).toEqual(happens())
  expect(family({ ...showing, purpose: ' ' }, connected)).toEqual(isRefused({ type: 'missing', field: 'purpose' }))
  expect(family({ ...showing, entries: [] }, connected)).toEqual(isRefused({ type: 'missing', field: 'what' }))
  const withdraw = { type: 'withdraw', id: name('s1'), reason: '' } as const
  const withdrawn: Happening = { type: 'shown-withdrawn', invitation, id: name('s1') }
  expect(family(withdraw, connected)).toEqual(isRefused({ type: 'no-such-sharing' }))
  expect(family(withdraw, [...connected, ...byFamily(shown)])).toEqual(happens(withdrawn))
  expect(family(withdraw, [...connected, ...byFamily(shown), ended])).toEqual(happens(withdrawn))
  const after = given(...connected, ...byFamily(shown, withdrawn))
  expect(after.state.invitations[0]?.shown[0]).toMatchObject({ entries, withdrawn: { by: FAMILY } })
  expect(family(withdraw, [...connected, ...byFamily(shown, withdrawn)])).toEqual(happens())
})

test('that the evidence is secured answers the case’s question, unless another’s is still to be secured', () => {
  const answered: Happening = { type: 'answer-recorded', fact: 'evidence', value: 'secured' }
  const outcome = family(telling, connected)
  expect(outcome).toMatchObject({ ok: true, value: [told, answered] })
  const both = [victim('v1'), victim('v2'), invited, ...byFamily(taken)]
  const left = aPlan([aStep('secure-evidence', { subject: 'v1' }), aStep('secure-evidence', { subject: 'v2' })])
  expect(family(telling, both, { plan: left })).toEqual(happens(told))
  const only = aPlan([
    aStep('secure-evidence', { subject: 'v1' }),
    aStep('secure-evidence', { subject: 'v2', status: 'done' }),
  ])
  expect(family(telling, both, { plan: only })).toMatchObject({ value: [told, answered] })
  expect(family({ ...telling, pieces: 0 }, connected)).toMatchObject({ error: { type: 'out-of-range' } })
  expect(family(telling, [...connected, ...byFamily(told)])).toEqual(happens())
})

test('school and family write to each other; a closed case still takes a word, and nothing is shown in it', () => {
  const asks = { type: 'write-to-family', invitation, text: 'Hvornår skete det?' } as const
  const asked: Happening = { type: 'family-written-to', invitation, text: asks.text }
  expect(given(invited).when(asks)).toEqual(none)
  expect(given(...connected).when(asks)).toEqual(happens(asked))
  const answers = { type: 'write', id: name('w1'), text: 'I går' } as const
  const wrote: Happening = { type: 'family-wrote', invitation, id: name('w1'), text: 'I går' }
  expect(family(answers, [...connected, asked])).toEqual(happens(wrote))
  expect(family(answers, [...connected, asked, ...byFamily(wrote)])).toEqual(happens())
  const closed: Happening = {
    type: 'case-closed',
    outcome: 'Slut',
    followUp: { on: NEXT_WEEK as LocalDate, what: 'Alt' },
    left: [],
  }
  const after = [...connected, [LEADER, closed] as const]
  expect(family(answers, after)).toEqual(happens(wrote))
  expect(given(...after).when(asks)).toEqual(happens(asked))
  expect(family(showing, after)).toEqual(isRefused({ type: 'case-closed' }))
})

test('an invitation is closed once, with a reason', () => {
  const end = { type: 'end-invitation', invitation, reason: 'Brevet er blevet væk' } as const
  expect(given(invited).when(end, { by: TEACHER })).toEqual(happens(ended))
  expect(given(invited).when({ ...end, reason: 'Ja' })).toMatchObject({ error: { type: 'too-few-words' } })
  expect(given(invited, ended).when(end)).toEqual(none)
})
