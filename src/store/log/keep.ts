import { addMinutes, type Instant } from '#core/time.ts'
import { isUnavailable } from '../db.ts'
import type { Office } from '../office.ts'
import type { StampService } from '../stamp/ask.ts'
import { commitHeads } from './audit-heads.ts'
import { openLog } from './key.ts'
import { stampNewest } from './stamps.ts'

const EVERY_MINUTES = 15
/** Clocks of several machines, and transactions that took their time. */
const OVERLAP_MINUTES = 60
const PATIENCE_MS = 2_000

export type Keeping = Pick<Office, 'db' | 'key' | 'now'> & {
  readonly origin: string
  readonly service: StampService | null
  /** A line for the operator. */
  readonly say: (line: string) => void
}

/**
 * Brings the ends of the audit chains into the log and has it stamped, now and every quarter of an hour. Answers a function that
 * stops, once the ends of this moment are in too; what cannot be done is said once, and tried again.
 */
export function keepLog({ service, say, origin, ...office }: Keeping): () => Promise<void> {
  let [since, said]: [Instant | null, string] = [null, '']

  const tell = (line: string) => {
    if (line !== '' && line !== said) say(line)
    said = line
  }
  const commit = async () => {
    const started = office.now()
    await commitHeads(office.db, since)
    since = addMinutes(started, -OVERLAP_MINUTES)
  }
  const turn = async () => {
    try {
      const log = await openLog(office, origin)
      await commit()
      const done = service ? await stampNewest(office.db, log, service, office.now) : null
      tell(done?.type === 'failed' ? `the log was not stamped: ${done.fault}` : '')
    } catch (error) {
      // the database says so itself when it is gone, and comes back
      tell(isUnavailable(error) ? '' : `the log could not be kept: ${(error as Error).name}`)
    }
  }

  let turning = turn()
  const timer = setInterval(() => {
    turning = turning.then(turn)
  }, EVERY_MINUTES * 60_000)
  return async () => {
    clearInterval(timer)
    // an authority that takes its time must not keep the last ends out
    await Promise.race([turning, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())])
    await commit().catch(() => {})
  }
}
