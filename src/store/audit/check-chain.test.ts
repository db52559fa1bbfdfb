import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { BEFORE_FIRST, FORM, hashOf, type Link, type Who } from './chain.ts'
import { checkChain, exportChain } from './check-chain.ts'
import type { Recorded } from './read.ts'

const CHAIN = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'

function link(seq: number, previous: string, given: Partial<Link> = {}): Recorded {
  const who: Who = { salt: String(seq).padStart(32, '0'), account: OTHER, name: 'Anne', role: 'leader', request: OTHER }
  const made: Link = {
    form: FORM,
    chain: CHAIN,
    seq,
    at: MONDAY,
    action: 'case.read',
    purpose: 'member',
    outcome: 'done',
    personal: hashOf(who),
    previous,
    ...given,
  }
  return { ...made, hash: hashOf(made), who }
}

function chain(length: number): Recorded[] {
  const links: Recorded[] = []
  for (let seq = 1; seq <= length; seq++) links.push(link(seq, links.at(-1)?.hash ?? BEFORE_FIRST))
  return links
}

const FIVE = chain(5)
const at = (index: number) => FIVE[index] as Recorded
const [top = '', ...rest] = exportChain(CHAIN, FIVE, MONDAY).trimEnd().split('\n')
const file = (...lines: (string | Recorded)[]) =>
  [top, ...lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))].join('\n')
const faultsIn = (text: string, published?: string) => checkChain(text, published).faults

// the expected value was made by another program (Python's json and hashlib)
test('the hash is that of RFC 8785’s canonical form', () => {
  const made = { form: FORM, chain: CHAIN, seq: 1, at: MONDAY, action: 'case.read', purpose: 'member', outcome: 'done' }
  const { hash } = link(1, BEFORE_FIRST)
  expect(hashOf({ previous: BEFORE_FIRST, personal: at(0).personal, ...made } as Link)).toBe(hash)
  expect(hash).toBe('c7e00f03ede60afc26b8c57eadfb6aa07ec72fafdba27d44ec97a7fe6a48a14b')
})

test('a whole chain is whole, an empty one too, and one whose people are forgotten', () => {
  expect(faultsIn(file(...rest), at(4).hash)).toEqual([])
  expect(faultsIn(exportChain(CHAIN, [], MONDAY))).toEqual([])
  const forgotten = checkChain(file(...FIVE.map((entry) => ({ ...entry, who: null }))))
  expect(forgotten).toMatchObject({ entries: 5, forgotten: 5, faults: [] })
})

test.each<[string, string, object]>([
  ['changed', file(at(0), { ...at(1), outcome: 'refused' }, at(2), at(3), at(4)), { type: 'changed', line: 3, seq: 2 }],
  [
    'made somebody else',
    file(at(0), { ...at(1), who: { ...(at(1).who as Who), name: 'Bo' } }, at(2), at(3), at(4)),
    { type: 'other-person', line: 3, seq: 2 },
  ],
  ['dropped', file(at(0), at(1), at(3), at(4)), { type: 'missing', line: 4, from: 3, to: 3 }],
  ['dropped first', file(at(2), at(3), at(4)), { type: 'missing', line: 2, from: 1, to: 2 }],
  ['dropped last', file(at(0), at(1), at(2), at(3)), { type: 'not-as-headed', entries: 5, found: 4 }],
  ['moved', file(at(0), at(2), at(1), at(3), at(4)), { type: 'out-of-order', line: 4, seq: 2, after: 3 }],
  ['told twice', file(at(0), at(1), at(1), at(2), at(3), at(4)), { type: 'out-of-order', line: 4, seq: 2, after: 2 }],
  [
    'slipped in, well made',
    file(at(0), link(2, at(0).hash, { action: 'case.note' }), at(2), at(3), at(4)),
    { type: 'does-not-follow', line: 4, seq: 3 },
  ],
  ['of another case', file(link(1, BEFORE_FIRST, { chain: OTHER })), { type: 'other-chain', line: 2 }],
  ['not read', file(at(0), '{"a":', at(1)), { type: 'unreadable', line: 3 }],
  ['given a field more', file({ ...at(0), more: 1 } as never), { type: 'unreadable', line: 2 }],
])('an entry that was %s is found', (_, text, fault) => {
  expect(faultsIn(text)).toContainEqual(fault)
})

test('any character changed is found', () => {
  const text = file(...rest)
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'a', 'f', '"', ' ', 'x'), (place, other) => {
      const changed = text.slice(0, place) + other + text.slice(place + 1)
      const same = (one: string) => one.split('\n').map((line) => JSON.stringify(tryJson(line)))
      const touched = JSON.stringify(same(changed)) !== JSON.stringify(same(text))
      // when it was exported is the one thing that nothing hangs on
      const onlyWhen =
        changed.slice(text.indexOf('\n')) === text.slice(text.indexOf('\n')) && place > top.indexOf('exported')
      fc.pre(touched && !onlyWhen)
      expect(faultsIn(changed)).not.toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('what was cut off at the end with its heading shows only against a head kept elsewhere', () => {
  const short = exportChain(CHAIN, FIVE.slice(0, 3), MONDAY)
  expect(faultsIn(short)).toEqual([])
  expect(faultsIn(short, at(4).hash)).toEqual([{ type: 'other-head' }])
})

test('something else altogether has no heading', () => {
  for (const text of ['', 'hello', '{}', JSON.stringify(at(0))])
    expect(faultsIn(text)).toEqual([{ type: 'no-heading' }])
})

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}
