import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choose, explore, sample, shrink } from './explore.ts'

const MANY = 100_000

/** The choices to be had: so many options for each key. */
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
const upTo = (size: number) => Array.from({ length: size }, (_, index) => index)

describe('exploring', () => {
  test('asked for every choice, tries exactly their product, each way once', () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const ways = new Set<string>()
        const { found, runs, exhausted } = explore((choose) => {
          ways.add(sizes.map((size, key) => choose(`k${key}`, upTo(size))).join())
          return null
        }, MANY)
        const product = sizes.reduce((all, size) => all * size, 1)
        expect({ found, runs, exhausted, ways: ways.size }).toEqual({
          found: null,
          runs: product,
          exhausted: true,
          ways: product,
        })
      }),
    )
  })

  test('never splits what is not asked for', () => {
    const ways: string[] = []
    const { runs } = explore((choose) => {
      const first = choose('first', [false, true])
      ways.push(first ? `true ${choose('second', ['a', 'b', 'c'])}` : 'false')
      return null
    }, MANY)
    expect(runs).toBe(4)
    expect(ways).toEqual(['false', 'true a', 'true b', 'true c'])
  })

  test('the same key answers the same within a run', () => {
    const { runs } = explore((choose) => {
      expect(choose('a', [1, 2, 3])).toBe(choose('a', [1, 2, 3]))
      return null
    }, MANY)
    expect(runs).toBe(3)
  })

  test('stops at the first thing found, and gives up where it is told to', () => {
    const looking = (choose: Choose) => (choose('a', upTo(10)) === 3 ? 'three' : null)
    expect(explore(looking, MANY)).toEqual({ found: 'three', runs: 4, exhausted: false })
    expect(explore(looking, 3)).toEqual({ found: null, runs: 3, exhausted: false })
    expect(explore(() => null, MANY)).toEqual({ found: null, runs: 1, exhausted: true })
  })

  test('finds whatever way there is, however the choices hang on each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), (wanted) => {
        const { found } = explore((choose) => {
          let at = 'start'
          for (const pick of wanted) {
            if (choose(at, [0, 1, 2]) !== pick) return null
            at += pick
          }
          return at
        }, MANY)
        expect(found).toBe(`start${wanted.join('')}`)
      }),
    )
  })
})

test('trying at random is the same every time, and proves nothing', () => {
  const trying = () => {
    const seen: number[] = []
    const result = sample((choose) => {
      seen.push(choose('a', upTo(5)), choose('a', upTo(5)))
      return null
    }, 100)
    return { seen, result }
  }
  const { seen, result } = trying()
  expect(trying()).toEqual({ seen, result })
  expect(result).toEqual({ found: null, runs: 100, exhausted: false })
  expect(new Set(seen).size).toBe(5)
  for (let run = 0; run < seen.length; run += 2) expect(seen[run]).toBe(seen[run + 1])
})

describe('making small', () => {
  test('leaves what it takes and nothing else', () => {
    const run = (choose: Choose) =>
      choose('one', upTo(4)) >= 2 && (choose('two', upTo(2)) === 1 || choose('three', upTo(3)) === 2)
    const found = new Map([
      ['one', 3],
      ['two', 1],
      ['three', 2],
    ])
    expect(shrink(run, found)).toEqual({ one: 2, three: 2 })
  })

  test('nothing can be brought to an earlier option after it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 9 }), (picks, sum) => {
        const total = (choose: Choose) => picks.reduce((all, _, key) => all + choose(`k${key}`, upTo(4)), 0)
        fc.pre(picks.reduce((all, pick) => all + pick, 0) >= sum)
        const small = shrink((choose) => total(choose) >= sum, new Map(picks.map((pick, key) => [`k${key}`, pick])))
        expect(Object.values(small).reduce<number>((all, value) => all + (value as number), 0)).toBe(sum)
      }),
    )
  })
})
