import { addedSince, type Circle, removedSince } from '#core/logbook/circle.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { dateOf } from '#core/time.ts'
import { type Trx, withLogbooks } from '#store/db.ts'
import { openLog } from '#store/log/key.ts'
import { appendLeaf, proofOf } from '#store/log/log.ts'
import { stampedLeaves } from '#store/log/stamps.ts'
import {
  addCircle,
  addEntry,
  beginLogbook,
  circlesAfter,
  entriesAfter,
  forgetLogbook,
  type Kept,
  leafOf,
  leavesOf,
  type State,
  stateOf,
} from '#store/logbook/logbook.ts'
import { isTaken, type Way } from '#store/logbook/member.ts'
import { type Checked, checkNext, hashOfCircle } from '#vault/circle.ts'
import { checkEnvelope, hashOfEnvelope } from '#vault/open.ts'
import type { Said } from './answers.ts'
import { asked } from './asked.ts'
import { forMember, mustWaitToBegin, mustWaitToCommit, taking } from './doors.ts'

/** Entries in one answer, and in one logbook. */
const PAGE = 100
const MOST_ENTRIES = 10_000
const MOST_CIRCLES = 500

/** Ny: begins a logbook. The server checks what it can check without a key, so that no program of ours spoils it. */
export const beginEndpoint = taking(asked.begin, async ({ circle, ways }, office, visit) => {
  const wait = await mustWaitToBegin(office, visit)
  if (wait) return wait
  const checked = await checkNext([], circle)
  if (!checked.ok) return refused(checked.error)
  const added = waysOf(null, circle, ways)
  if (!added) return { type: 'unreadable' }
  const begun = await beginLogbook(office.db, circle, added, dateOf(visit.now))
  return begun ? { type: 'done' } : { type: 'refused', fault: 'taken' }
})

/** Hent: what has come since `circles` and `after`. */
export const fetchEndpoint = taking(asked.fetch, ({ circles, after, ...shown }, office, visit) =>
  forMember(shown, office, visit, async (trx, { logbook }) => {
    // the circles and entries that are read are of one moment: half of what somebody is writing would look like meddling
    await stateOf(trx, logbook, 'read')
    const kept = await entriesAfter(trx, logbook, after, PAGE + 1)
    const page = kept.slice(0, PAGE)
    return {
      type: 'logbook',
      circles: await circlesAfter(trx, logbook, circles),
      entries: page.map(({ envelope }: Kept) => envelope),
      leaves: page.map(({ leaf }: Kept) => leaf),
      more: kept.length > PAGE,
    }
  }),
)

/** Skriv: adds an entry, and answers what shows that it was there by now. Sent twice, it is one. */
export const writeEndpoint = taking(asked.write, async ({ envelope, commitment, ...shown }, office, visit) => {
  const said = await forMember(shown, office, visit, async (trx, { logbook, slot }) => {
    const state = await stateOf(trx, logbook, 'write')
    const { circle, ending } = state
    if (envelope.seq <= ending.count) {
      const leaf = await leafOf(trx, logbook, envelope.seq, await hashOfEnvelope(envelope))
      return leaf === null ? changed(state) : { type: 'written', leaf, proof: null }
    }
    if (envelope.circle !== circle || envelope.prev !== ending.head) return changed(state)
    if (ending.count >= MOST_ENTRIES) return { type: 'refused', fault: 'full' }
    if (envelope.by !== slot) return { type: 'refused', fault: 'entry-author' }
    const hash = await checkEnvelope([await newest(trx, logbook, circle)], ending, envelope)
    if (!hash.ok) return refused(hash.error)
    return { type: 'written', leaf: await addEntry(trx, logbook, envelope, hash.value, commitment), proof: null }
  })
  if (said.type !== 'written') return said
  const log = await openLog(office, visit.deps.origin)
  return { ...said, proof: await proofOf(office.db, log, said.leaf) }
})

/** Pakke: puts the commitment to a sealed package into the common log, for somebody who has a logbook. */
export const commitEndpoint = taking(asked.commit, async ({ commitment, ...shown }, office, visit) => {
  const known = await forMember(shown, office, visit, async () => ({ type: 'done' }))
  if (known.type !== 'done') return known
  const wait = await mustWaitToCommit(office, visit)
  if (wait) return wait
  const leaf = await withLogbooks(office.db, (trx) => appendLeaf(trx, commitment))
  const log = await openLog(office, visit.deps.origin)
  const proof = await proofOf(office.db, log, leaf)
  if (proof === null) throw new Error('what is in the log has no proof')
  return { type: 'committed', proof, key: log.published }
})

/** Stempler: by when some of a logbook's entries were in the common log, as an authority for time has said. */
export const stampsEndpoint = taking(asked.stamps, async ({ entries, ...shown }, office, visit) => {
  const places = new Map<number, number>()
  const known = await forMember(shown, office, visit, async (trx, { logbook }) => {
    for (const { seq, leaf } of await leavesOf(trx, logbook, entries)) places.set(leaf, seq)
    return { type: 'done' }
  })
  if (known.type !== 'done') return known
  const leaves = await stampedLeaves(office.db, [...places.keys()])
  const stamps = new Map(leaves.map(({ stamp }) => [stamp.checkpoint, stamp.token.toString('base64')]))
  return {
    type: 'stamped',
    stamps: [...stamps].map(([checkpoint, token]) => ({ checkpoint, token })),
    proofs: leaves.flatMap(({ index, proof }) => {
      const of = places.get(index)
      return of === undefined ? [] : [{ of, proof }]
    }),
  }
})

/** Kreds: puts the next circle in force. */
export const changeEndpoint = taking(asked.change, ({ circle, ways, ...shown }, office, visit) =>
  forMember(shown, office, visit, async (trx, { logbook, slot, keeper }) => {
    const state = await stateOf(trx, logbook, 'write')
    const { count, head } = state.ending
    if (circle.number === state.circle && (await isInForce(trx, logbook, circle))) return { type: 'done' }
    if (circle.number !== state.circle + 1) return changed(state)
    if (circle.entries.count !== count || circle.entries.head !== head) return changed(state)
    if (!keeper || circle.by !== slot) return { type: 'refused', fault: 'not-keeper' }
    if (circle.number > MOST_CIRCLES) return { type: 'refused', fault: 'full' }
    const last = await newest(trx, logbook, state.circle)
    const checked = await checkNext([last], circle)
    if (!checked.ok) return refused(checked.error)
    const added = waysOf(last.circle, circle, ways)
    if (!added) return { type: 'unreadable' }
    const removed = removedSince(last.circle, circle)
    await addCircle(
      trx,
      logbook,
      circle,
      added,
      removed.map((one) => one.slot),
    )
    return { type: 'done' }
  }).catch((error: unknown): Said => {
    if (isTaken(error)) return { type: 'refused', fault: 'taken' }
    throw error
  }),
)

/** Slet: forgets the logbook for everybody in it. */
export const forgetEndpoint = taking(asked.forget, (shown, office, visit) =>
  forMember(shown, office, visit, async (trx, { logbook, keeper }) => {
    if (!keeper) return { type: 'refused', fault: 'not-keeper' }
    await forgetLogbook(trx, logbook)
    return { type: 'done' }
  }),
)

const refused = ({ type }: Fault): Said => ({ type: 'refused', fault: type })
const changed = ({ circle, ending }: State): Said => ({ type: 'changed', circle, entries: ending.count })

async function newest(trx: Trx, logbook: Buffer, number: number): Promise<Checked> {
  const [circle] = await circlesAfter(trx, logbook, number - 1)
  if (!circle) throw new Error('a logbook without a circle')
  return { circle, hash: await hashOfCircle(circle) }
}

async function isInForce(trx: Trx, logbook: Buffer, circle: Circle): Promise<boolean> {
  return (await newest(trx, logbook, circle.number)).hash === (await hashOfCircle(circle))
}

/** The ways in that the circle adds; null unless there is one for each slot that is new, and none else. */
function waysOf(before: Circle | null, circle: Circle, ways: readonly Omit<Way, 'keeper'>[]): readonly Way[] | null {
  const added = addedSince(before, circle)
  if (added.length !== ways.length) return null
  const made = added.flatMap(({ slot, keeper }) =>
    ways.filter((way) => way.slot === slot).map((way) => ({ ...way, keeper })),
  )
  return made.length === added.length ? made : null
}
