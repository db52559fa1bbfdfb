import type { z } from 'zod'
import type { Instant } from '#core/time.ts'
import type { Trx } from '#store/db.ts'
import { type Member, withMember } from '#store/logbook/member.ts'
import type { Office } from '#store/office.ts'
import { countGuess, countOf } from '#store/sign-in/attempts.ts'
import { doorKeys } from '#store/sign-in/keys.ts'
import { type Answer, problem } from '../answer.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'
import { type Said, say } from './answers.ts'
import { hashesOf, type Shown } from './asked.ts'

/** Wrong codes from one network address that are answered at once. */
const FREE_GUESSES = 20
/** Logbooks that one network address may begin before it must wait. */
const FREE_BEGINNINGS = 20
/** Packages whose commitments one network address may put into the log before it must wait. */
const FREE_COMMITMENTS = 60

/** An address that takes data of one shape, and answers data. */
export const taking =
  <S extends z.ZodType>(
    schema: S,
    handle: (asked: z.output<S>, office: Office, visit: Visit) => Promise<Said>,
  ): Handler =>
  async (visit): Promise<Answer> => {
    const { office } = visit.deps
    if (!office) return problem(404)
    const asked = schema.safeParse(visit.data)
    return say(asked.success ? await handle(asked.data, office, visit) : { type: 'unreadable' })
  }

/**
 * Does `work` for whoever shows the code of a logbook. A wrong code is counted against the network address that it came from, and
 * soon has to wait; the right one is let in even then, so that nobody can lock a family out.
 */
export async function forMember(
  shown: Shown,
  office: Office,
  visit: Visit,
  work: (trx: Trx, member: Member) => Promise<Said>,
): Promise<Said> {
  const said = await withMember(office.db, hashesOf(shown), work)
  return said ?? (await mustWait('logbook', FREE_GUESSES, office, visit)) ?? { type: 'no-entry' }
}

export const mustWaitToBegin = (office: Office, visit: Visit): Promise<Said | null> =>
  mustWait('logbook begun', FREE_BEGINNINGS, office, visit)

export const mustWaitToCommit = (office: Office, visit: Visit): Promise<Said | null> =>
  mustWait('package committed', FREE_COMMITMENTS, office, visit)

export const mustWaitForInvitation = (office: Office, visit: Visit): Promise<Said | null> =>
  mustWait('invitation', FREE_GUESSES, office, visit)

async function mustWait(use: string, free: number, office: Office, { address, now }: Visit): Promise<Said | null> {
  const until = await countGuess(office.db, [countOf(doorKeys(office.key), use, address, free)], now)
  return until && { type: 'wait', seconds: secondsUntil(until, now) }
}

const secondsUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((new Date(until).getTime() - new Date(now).getTime()) / 1000))
