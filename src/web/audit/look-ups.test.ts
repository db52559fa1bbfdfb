import { expect, test } from 'vitest'
import { addMinutes } from '#core/time.ts'
import { BEFORE_FIRST, FORM } from '#store/audit/chain.ts'
import type { Recorded } from '#store/audit/read.ts'
import { accessText } from '#text/index.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { ROUTES } from '../routes.ts'
import { groupLookUps } from './look-ups.tsx'

const entry = (seq: number, name: string, given: Partial<Recorded> = {}): Recorded => ({
  form: FORM,
  chain: 'case',
  seq,
  at: addMinutes(MONDAY, seq),
  action: 'case.read',
  purpose: 'member',
  outcome: 'done',
  personal: BEFORE_FIRST,
  previous: BEFORE_FIRST,
  hash: BEFORE_FIRST,
  who: { salt: '', account: name, name, role: 'leader', request: '' },
  ...given,
})

test('look-ups alike and in a row are told once; another person, deed, outcome or day begins anew', () => {
  const entries = [
    entry(7, 'Anne'),
    entry(6, 'Anne'),
    entry(5, 'Bo'),
    entry(4, 'Anne'),
    entry(3, 'Anne', { outcome: 'refused' }),
    entry(2, 'Anne', { action: 'case.note' }),
    entry(1, 'Anne', { action: 'case.note', at: addMinutes(MONDAY, -24 * 60) }),
  ]
  expect(groupLookUps(entries).map(({ latest, first, count }) => [latest.seq, first.seq, count])).toEqual([
    [7, 6, 2],
    [5, 5, 1],
    [4, 4, 1],
    [3, 3, 1],
    [2, 2, 1],
    [1, 1, 1],
  ])
})

test('everything recorded of a case has words', () => {
  const recorded = ROUTES.flatMap(({ audit }) => ('record' in audit ? [audit.record] : []))
  const ours = recorded.filter((action) => /^(case|audit)\./.test(action))
  for (const lang of ['da', 'en'] as const) {
    expect(ours.filter((action) => !accessText(lang).actions[action])).toEqual([])
  }
})
