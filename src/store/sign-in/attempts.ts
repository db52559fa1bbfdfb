import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, type Trx, withDoor } from '../db.ts'
import { type DoorKeys, keyedHash } from './keys.ts'

/** Where a guess is counted, and how many are free before the wait begins. */
export type Count = { readonly key: Buffer; readonly free: number }

const FIRST_WAIT = 0.5
const LONGEST_WAIT = 15
/** Guesses are forgotten when there has been none for a day. */
const REMEMBERED = 24 * 60

/**
 * Where a guess at somebody's password or code is counted (docs/decisions/0013). From a browser that they have signed
 * in with before, it is counted there alone: what others do elsewhere keeps nobody out.
 */
export function countsOf(
  keys: DoorKeys,
  guess: { login: string; address: string; device: string | null },
): readonly Count[] {
  const count = (use: string, text: string, free: number) => ({ key: keyedHash(keys, `attempt ${use}`, text), free })
  if (guess.device) return [count('device', guess.device, 10)]
  return [count('account', guess.login, 5), count('address', networkOf(guess.address), 20)]
}

/** The same where there is no account: `use` is counted by itself for each network address. */
export const countOf = (keys: DoorKeys, use: string, address: string, free: number): Count => ({
  key: keyedHash(keys, `attempt ${use}`, networkOf(address)),
  free,
})

/** The same of somebody who is signed in. */
export const countOfAccount = (keys: DoorKeys, use: string, account: AccountId, free: number): Count => ({
  key: keyedHash(keys, `attempt ${use}`, account),
  free,
})

/** An IPv6 visitor has a whole network of addresses to come from. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return groups.slice(0, 4).join(':')
}

/** Minutes to wait after that many wrong guesses. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - free))

/**
 * Counts a guess before it is looked at, so that many at once are no way round. Answers until when to wait; null when
 * the guess may be made, which is then given back if it was right.
 */
export async function countGuess(db: Db, counts: readonly Count[], at: Instant): Promise<Instant | null> {
  try {
    await withDoor(db, async (trx) => {
      for (const count of counts) {
        const until = await countOne(trx, count, at)
        if (until) throw new Blocked(until)
      }
    })
    return null
  } catch (error) {
    if (error instanceof Blocked) return error.until
    throw error
  }
}

/** Rolls the transaction back; never seen outside. */
class Blocked extends Error {
  readonly until: Instant
  constructor(until: Instant) {
    super('blocked')
    this.until = until
  }
}

async function countOne(trx: Trx, { key, free }: Count, at: Instant): Promise<Instant | null> {
  const forgotten = addMinutes(at, -REMEMBERED)
  const counted = await trx
    .insertInto('sign_in_attempt')
    .values({ key, failures: 1, latest_at: at, blocked_until: at })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({
          failures: eb
            .case()
            .when('sign_in_attempt.latest_at', '<', forgotten)
            .then(1)
            .else(eb('sign_in_attempt.failures', '+', 1))
            .end(),
          latest_at: at,
        }))
        .where('sign_in_attempt.blocked_until', '<=', at),
    )
    .returning('failures')
    .executeTakeFirst()
  if (!counted) {
    const row = await trx
      .selectFrom('sign_in_attempt')
      .select('blocked_until')
      .where('key', '=', key)
      .executeTakeFirst()
    return row?.blocked_until ?? at
  }
  const wait = waitAfter(counted.failures, free)
  if (wait > 0) {
    const until = addMinutes(at, wait)
    await trx.updateTable('sign_in_attempt').set({ blocked_until: until }).where('key', '=', key).execute()
  }
  return null
}

/** Gives a guess back that was right. */
export const giveBack = (db: Db, counts: readonly Count[], at: Instant): Promise<void> =>
  withDoor(db, async (trx) => {
    for (const { key } of counts) {
      await trx
        .updateTable('sign_in_attempt')
        .set((eb) => ({ failures: eb.fn<number>('greatest', [eb('failures', '-', 1), eb.lit(0)]), blocked_until: at }))
        .where('key', '=', key)
        .execute()
    }
  })

/** Somebody is in: what was guessed at them is forgotten, and what came from their address stays counted. */
export const forgetGuesses = (db: Db, counts: readonly Count[], at: Instant): Promise<void> =>
  withDoor(db, async (trx) => {
    const [own] = counts
    if (own) await trx.deleteFrom('sign_in_attempt').where('key', '=', own.key).execute()
    await trx.deleteFrom('sign_in_attempt').where('latest_at', '<', addMinutes(at, -REMEMBERED)).execute()
  })
