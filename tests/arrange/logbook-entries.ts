import fc from 'fast-check'
import { type Entry, type EntryId, type Happening, NOWHERE, REMOVAL_STATUSES, type When } from '#core/logbook/entry.ts'
import { EVIDENCE_FORMS } from '#core/logbook/evidence.ts'
import { addDays, type Instant, type LocalDate, toInstant } from '#core/time.ts'

const FIRST = '2026-01-01' as LocalDate

export const days = fc.integer({ min: 0, max: 400 }).map((later) => addDays(FIRST, later))
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map(toInstant)
const said = fc.string({ unit: 'binary', maxLength: 40 })
const entryIds = fc
  .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789_-'), { minLength: 22, maxLength: 22 })
  .map((symbols) => symbols.join('') as EntryId)

const whens: fc.Arbitrary<When> = fc.oneof(
  instants.map((at): When => ({ type: 'exact', at })),
  fc.oneof(instants, days).map((at): When => ({ type: 'about', at })),
  days.map((on): When => ({ type: 'day', on })),
  fc
    .tuple(days, fc.nat({ max: 60 }))
    .map(([from, length]): When => ({ type: 'period', from, to: addDays(from, length) })),
  fc.constant<When>({ type: 'unknown' }),
)

const happenings: fc.Arbitrary<Happening> = fc.record({
  when: whens,
  what: said,
  who: fc.array(fc.record({ name: said, username: said, telephone: said }), { maxLength: 3 }),
  where: fc.record({ platform: said, group: said, profile: said, address: said, elsewhere: said }),
  found: said,
  witnesses: said,
  done: said,
  felt: said,
})

const receipts = fc.array(fc.record({ of: fc.integer({ min: 1, max: 1000 }), proof: said }), { maxLength: 2 })
const common = { id: entryIds, written: instants, receipts }

export const entries: fc.Arbitrary<Entry> = fc.oneof(
  fc.tuple(fc.record(common), happenings).map(([one, told]): Entry => ({ kind: 'event', ...one, ...told })),
  fc.record({ kind: fc.constant('correction'), ...common, of: entryIds, why: said, now: happenings }),
  fc.record({
    kind: fc.constant('removal'),
    ...common,
    posting: entryIds,
    where: fc.constant(NOWHERE),
    way: said,
    status: fc.constantFrom(...REMOVAL_STATUSES),
    note: said,
    answers: fc.constantFrom(
      {},
      {
        place: 'snapchat',
        ageAtTime: 13,
        sexual: true,
        evidence: 'secured' as const,
        refused: '2026-11-20' as LocalDate,
      },
    ),
  }),
  fc.record({
    kind: fc.constant('evidence'),
    ...common,
    evidence: fc.record(
      {
        id: entryIds,
        name: fc.string({ minLength: 1, maxLength: 40 }),
        size: fc.nat(),
        type: fc.constantFrom('', 'image/png'),
        modified: fc.constant('2026-11-22T13:04:05.000+01:00'),
        sha256: fc.constant('ab'.repeat(32)),
        words: fc.record({
          what: fc.string(),
          whereFound: fc.string(),
          takenBy: fc.string(),
          form: fc.constantFrom(...EVIDENCE_FORMS),
          whereKept: fc.string(),
        }),
        sexualMinor: fc.boolean(),
        package: entryIds,
      },
      { requiredKeys: ['id', 'name', 'size', 'type', 'modified', 'words'] },
    ),
    about: fc.option(entryIds),
  }),
  fc.record({ kind: fc.constant('invitation'), ...common, to: said, reference: said }),
  fc.record({
    kind: fc.constant('evidence-told'),
    ...common,
    to: said,
    reference: said,
    securedBy: said,
    pieces: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({
    kind: fc.constant('package'),
    ...common,
    package: entryIds,
    seal: fc.constant('cd'.repeat(32)),
    withMaterial: fc.boolean(),
    entries: fc.array(entryIds, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('shared'),
    ...common,
    entries: fc.array(entryIds, { minLength: 1, maxLength: 4 }),
    to: said,
    purpose: said,
    reference: said,
  }),
  fc.record({ kind: fc.constant('withdrawn'), ...common, of: entryIds, why: said }),
  fc.record({ kind: fc.constant('receipt'), ...common }),
)

let made = 0

/** An event that says `what`; nobody in it exists. */
export const anEvent = (what: string, more: Partial<Happening & { id: EntryId; written: Instant }> = {}): Entry => ({
  kind: 'event',
  id: `entry-${String(++made).padStart(16, '0')}` as EntryId,
  written: '2026-11-23T07:10:00.000Z' as Instant,
  when: { type: 'unknown' },
  what,
  who: [],
  where: NOWHERE,
  found: '',
  witnesses: '',
  done: '',
  felt: '',
  receipts: [],
  ...more,
})
