import { randomBytes } from 'node:crypto'
import { AHEAD } from '../connection.ts'
import type { Trx } from '../db.ts'
import { BEFORE_FIRST, FORM, hashOf, type Link, type Who } from './chain.ts'

/** Where a link is kept, which is who may see it; without a municipality nobody is kept beside it. */
export type Place = {
  readonly chain: string
  readonly caseId: string | null
  readonly institution: string | null
  readonly municipality: string | null
  readonly exercise: boolean
}

/** Where a chain ends; nulls when it has not begun. */
export type End = { readonly seq: number | null; readonly hash: Buffer | null }

/** Where a chain ends now. */
export type Head = { readonly seq: number; readonly hash: string }

type Said = Pick<Link, 'at' | 'action' | 'purpose' | 'outcome'>

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** Adds what happened after `end`, as the recorder, to a chain that nobody else adds to before this transaction is over. */
export async function addLink(
  trx: Trx,
  { chain, caseId, institution, municipality, exercise }: Place,
  { seq, hash }: End,
  said: Said,
  person: Omit<Who, 'salt'>,
): Promise<Head> {
  const who: Who = { salt: randomBytes(16).toString('hex'), ...person }
  const previous = hash?.toString('hex') ?? BEFORE_FIRST
  const link: Link = { form: FORM, chain, seq: (seq ?? 0) + 1, ...said, personal: hashOf(who), previous }
  const where = { chain, seq: link.seq, case_id: caseId, institution_id: institution, exercise }
  const entry = {
    ...where,
    ...said,
    municipality_id: municipality,
    personal: bytes(link.personal),
    previous: bytes(previous),
    hash: bytes(hashOf(link)),
  }
  if (municipality === null) await trx.insertInto('audit_entry').values(entry).modifyEnd(AHEAD).execute()
  else {
    const { salt, account, ...rest } = who
    await trx
      .with('entry', (query) => query.insertInto('audit_entry').values(entry))
      .insertInto('audit_person')
      .values({ ...where, ...rest, municipality_id: municipality, salt: bytes(salt), account_id: account })
      .modifyEnd(AHEAD)
      .execute()
  }
  return { seq: link.seq, hash: hashOf(link) }
}
