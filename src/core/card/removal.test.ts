import { describe, expect, test } from 'vitest'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { type Instant, type LocalDate, parseInstant } from '../time.ts'
import { type Found, noticeFor, type Way, waysToRemove } from './removal.ts'
import { EVIDENCE } from './situation.ts'

const card = theCard()
const now = parseInstant('2026-11-23T02:10') as Instant
const MAYBE = [undefined, true, false] as const
const AGES = [undefined, 9, 14, 15, 17, 18, 19, 41] as const
const NOW = [undefined, 14, 17, 18, 41] as const
const PLACES = [undefined, ...card.platforms.map(({ id }) => id)]
const REFUSALS = [undefined, '2026-11-20' as LocalDate] as const

/** Ways that end with something being deleted or hidden. */
const DELETING = ['platform', 'sletdet', 'take-it-down', 'stop-ncii', 'search', 'notice']
const AFTER_A_NO = ['appeal', 'out-of-court', 'coordinator', 'data-protection']

/** Everything that a family can answer, a place at a time. */
function* everything(): Generator<Found> {
  for (const place of ['snapchat', 'reddit', undefined])
    for (const ageAtTime of AGES)
      for (const age of NOW)
        for (const sexual of MAYBE)
          for (const threatened of MAYBE)
            for (const evidence of [undefined, ...EVIDENCE])
              for (const policeTold of MAYBE)
                for (const refused of REFUSALS)
                  yield told({ place, ageAtTime, age, sexual, threatened, evidence, policeTold, refused })
}

const told = (given: { [K in keyof Found]?: Found[K] | undefined }): Found =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

const ALL = [...everything()].map((found) => ({ found, ways: waysToRemove(card, found, now) }))
const stands = (ways: readonly Way[], id: string) => ways.find(({ way }) => way.id === id)?.status
const doing = (ways: readonly Way[]) => ways.filter(({ status }) => status === 'do').map(({ way }) => way.id)

/** The first that a law does not hold for. */
const breach = (law: (ways: readonly Way[], found: Found) => boolean) =>
  ALL.find(({ found, ways }) => !law(ways, found))?.found

describe('for every answer', () => {
  test('nothing is deleted before the evidence is safe', () => {
    const broken = breach(
      (ways, { evidence }) =>
        evidence === 'secured' || evidence === 'impossible' || !doing(ways).some((id) => DELETING.includes(id)),
    )
    expect(broken).toBeUndefined()
  })

  test('in a grave case the police come before anything is deleted, SletDet too', () => {
    const broken = breach(
      (ways, { threatened, policeTold }) =>
        !threatened || policeTold === true || !doing(ways).some((id) => DELETING.includes(id)),
    )
    expect(broken).toBeUndefined()
  })

  test('Take It Down is for what was taken under 18, StopNCII for what was not, and never both', () => {
    const under = ['do', 'wait', 'ask']
    const broken = breach((ways, { ageAtTime, sexual }) => {
      const [child, adult] = [stands(ways, 'take-it-down'), stands(ways, 'stop-ncii')]
      if (ageAtTime !== undefined && ageAtTime >= 18 && child !== 'not-relevant') return false
      if (ageAtTime !== undefined && ageAtTime < 18 && adult !== 'not-relevant') return false
      if (sexual === false && (child !== 'not-relevant' || adult !== 'not-relevant')) return false
      return !(child === 'do' && adult === 'do') && (sexual !== true || under.includes(child ?? '') || adult !== 'ask')
    })
    expect(broken).toBeUndefined()
  })

  test('each is there to be done once the evidence is safe and nothing is grave', () => {
    const broken = breach((ways, { ageAtTime, sexual, threatened, evidence }) => {
      if (!sexual || ageAtTime === undefined || threatened || evidence !== 'secured') return true
      return stands(ways, ageAtTime < 18 ? 'take-it-down' : 'stop-ncii') === 'do'
    })
    expect(broken).toBeUndefined()
  })

  test('SletDet is never for somebody who is grown, and always for somebody who is not', () => {
    const broken = breach((ways, { age }) => {
      if (age === undefined) return stands(ways, 'sletdet') === 'ask'
      return (stands(ways, 'sletdet') === 'not-relevant') === age >= 18
    })
    expect(broken).toBeUndefined()
  })

  test('an appeal is for those who got a no, has its last day, and comes before what is beyond the place', () => {
    const broken = breach((ways, { refused }) => {
      if (!refused) return AFTER_A_NO.every((id) => stands(ways, id) === 'not-relevant')
      const appeal = ways.find(({ way }) => way.id === 'appeal')
      return (
        appeal?.status === 'do' &&
        appeal.due === '2027-05-20' &&
        AFTER_A_NO.slice(1).every((id) => ways.find(({ way }) => way.id === id)?.waitsFor.includes('appeal'))
      )
    })
    expect(broken).toBeUndefined()
  })

  test('there is something to do, with a reason for how every way stands', () => {
    const broken = breach(
      (ways) => doing(ways).length > 0 && ways.every(({ because }) => because.length > 0) && ways.length > 10,
    )
    expect(broken).toBeUndefined()
  })

  test('whatever waits, waits for a way that stands before it and is not done or beside the point', () => {
    const broken = breach((ways) =>
      ways.every(({ status, waitsFor }, index) => {
        if (status !== 'wait') return waitsFor.length === 0
        const before = ways.slice(0, index)
        return waitsFor.every((name) =>
          before.some(({ way, status }) => way.id === name && (status === 'do' || status === 'ask')),
        )
      }),
    )
    expect(broken).toBeUndefined()
  })

  test('only the side of 18 counts, never the age itself', () => {
    const seen = new Map<string, string>()
    const side = (age: number | undefined) => (age === undefined ? '?' : age < 18 ? '<' : '>')
    const broken = breach((ways, found) => {
      const key = JSON.stringify({ ...found, age: side(found.age), ageAtTime: side(found.ageAtTime) })
      const standing = JSON.stringify(ways.map(({ way, status }) => [way.id, status]))
      const other = seen.get(key) ?? standing
      seen.set(key, other)
      return other === standing
    })
    expect(broken).toBeUndefined()
  })

  test('once the evidence is safe and the police are told, nothing waits for either', () => {
    const broken = breach(
      (ways, { evidence, policeTold }) =>
        evidence !== 'secured' ||
        policeTold !== true ||
        ways.every(({ waitsFor }) => waitsFor.every((name) => name === 'appeal')),
    )
    expect(broken).toBeUndefined()
  })
})

test('a search is beside the point for what lies in messages only', () => {
  const searched = PLACES.filter(
    (place) => stands(waysToRemove(card, told({ place, evidence: 'secured' }), now), 'search') === 'not-relevant',
  )
  expect(searched.sort()).toEqual(['discord', 'messenger', 'snapchat', 'whatsapp'])
})

describe('the notice', () => {
  const lines = (found: Found) => noticeFor(card, found, now).map(({ says, law }) => `${says.en} ${law?.en ?? ''}`)

  test('of a minor names the law on it, and asks for no name', () => {
    const text = lines({ sexual: true, ageAtTime: 14 }).join('\n')
    expect(text).toContain('Criminal Code § 235')
    expect(text).not.toContain('264 d')
    expect(text).not.toContain('Name and e-mail')
  })

  test('of a grown person names another, and gives a name', () => {
    const text = lines({ sexual: true, ageAtTime: 19 }).join('\n')
    expect(text).toContain('§ 264 d')
    expect(text).not.toContain('§ 235')
    expect(text).toContain('Name and e-mail')
  })

  test('always has the address, the reason and good faith', () => {
    for (const sexual of MAYBE)
      for (const ageAtTime of AGES) {
        const text = lines(told({ sexual, ageAtTime })).join('\n')
        expect(text).toContain('exact link')
        expect(text).toContain('Criminal Code')
        expect(text).toContain('good faith')
      }
  })
})
