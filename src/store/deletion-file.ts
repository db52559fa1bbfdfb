import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import type { CaseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { CannotStart } from './cannot-start.ts'
import { becomeKeeper, type Db, withKeeper } from './db.ts'
import type { Office } from './office.ts'

const FORM = 'actioncard-deletion/1'

/** A line of the ledger as it stands outside the database, `head` in hexadecimal. */
type Line = {
  readonly form: typeof FORM
  readonly case_id: string
  readonly institution_id: string
  readonly exercise: boolean
  readonly number: string
  readonly basis: string
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_at: string
  readonly confirmed_by: string
  readonly confirmed_name: string
  readonly deleted_at: string
  readonly entries: number
  readonly head: string
  readonly excluded: string[]
}

/** Writes a deletion where a restored backup does not reach; exercises are not worth it. */
export async function rememberDeletion({ db, deletions }: Office, caseId: CaseId): Promise<void> {
  if (!deletions) return
  const lines = (await ledger(db)).filter((line) => line.case_id === caseId)
  addLines(deletions, lines)
}

const ledger = (db: Db): Promise<Line[]> =>
  withKeeper(db, async (trx) => {
    const rows = await trx
      .selectFrom('deletion_ledger')
      .selectAll()
      .where('exercise', '=', false)
      .orderBy('deleted_at')
      .execute()
    return rows.map((row) => ({ form: FORM, ...row, head: row.head.toString('hex') }))
  })

function addLines(file: string, lines: readonly Line[]): void {
  if (lines.length === 0) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'a', 0o600)
  try {
    writeSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * At every start: deletes again what a restored backup has brought back, and writes down what is not in the file yet. Answers how many
 * cases were deleted again. Throws `CannotStart` when the file is not what it should be: to go on would let deleted cases live.
 */
export async function replayDeletions(db: Db, file: string): Promise<number> {
  const written = readLines(file)
  let again = 0
  for (const line of written) {
    const deleted = await withKeeper(db, async (trx) => {
      await becomeKeeper(trx, line.case_id)
      await trx
        .insertInto('deletion_ledger')
        .values({ ...asRow(line), head: Buffer.from(line.head, 'hex') })
        .onConflict((conflict) => conflict.column('case_id').doNothing())
        .execute()
      const { rows } = await sql<{ deleted: boolean }>`select delete_case(${line.case_id}) as deleted`.execute(trx)
      return rows[0]?.deleted === true
    })
    if (deleted) again += 1
  }
  const known = new Set(written.map((line) => line.case_id))
  addLines(
    file,
    (await ledger(db)).filter((line) => !known.has(line.case_id)),
  )
  return again
}

/** A line's moments stand in it as they came from the database. */
const asRow = ({ form: _, asked_at, deleted_at, ...line }: Line) => ({
  ...line,
  asked_at: asked_at as Instant,
  deleted_at: deleted_at as Instant,
})

function readLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // a line cut off by a crash was not yet anybody's word: its case is in the database's own ledger
  const whole = lines.slice(0, -1).filter((line) => line !== '')
  return whole.map((text, index) => {
    try {
      const line = JSON.parse(text) as Line
      if (line.form === FORM && typeof line.case_id === 'string' && /^[0-9a-f]{64}$/.test(line.head)) return line
    } catch {
      // said below
    }
    throw new CannotStart(`${file}, line ${index + 1}, is no deletion: put the file back as it was before starting`)
  })
}
