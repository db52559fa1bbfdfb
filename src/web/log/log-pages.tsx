import { readCount } from '#core/log/checkpoint.ts'
import { writeGrowth } from '#core/log/growth.ts'
import { dateOf } from '#core/time.ts'
import { type Log, openLog } from '#store/log/key.ts'
import { checkpoint, continuation, proofOf, sizeOf } from '#store/log/log.ts'
import { newestStamps, stampOver } from '#store/log/stamps.ts'
import type { Office } from '#store/office.ts'
import { exactDate, sayMoment } from '#text/format.ts'
import { logText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, data, page, problem } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'

const TEXT = 'text/plain; charset=utf-8'

const logOf = (visit: Visit): Promise<Log> => openLog(officeOf(visit), visit.deps.origin)

/** *Loggen*: what it is, what it proves, and where to get what one needs to check it. */
export const logPage: Handler = async (visit) => {
  const { lang, now } = visit
  const t = logText(lang)
  const { db } = officeOf(visit)
  const [stamp] = await newestStamps(db, 1)
  const { published } = await logOf(visit)
  const paragraphs = (lines: readonly string[]) => lines.map((line) => <p key={line}>{line}</p>)
  return page({
    title: t.title,
    body: (
      <div class="prose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <h2>{t.what}</h2>
        {paragraphs(t.whatSays)}
        <p>{t.size(await sizeOf(db))}</p>
        <h2>{t.proves}</h2>
        {paragraphs(t.provesSays)}
        <h2>{t.time}</h2>
        {stamp ? (
          <>
            <p>{t.stamped(stamp.size, sayMoment(stamp.at, now, lang))}</p>
            <p>{t.until(exactDate(dateOf(stamp.until), dateOf(now), lang))}</p>
          </>
        ) : (
          <p>{t.notStamped}</p>
        )}
        <p>{t.limits}</p>
        <h2>{t.check}</h2>
        <p>{t.checkSays}</p>
        <ul>
          <li>
            <a href={href(lang, '/log/checkpoint')}>{t.checkpoint}</a>
          </li>
          <li>
            <a href={href(lang, '/log/noegle')}>{t.key}</a>
          </li>
          <li>
            <a href={href(lang, '/log/noegle.pem')}>{t.pem}</a>
          </li>
        </ul>
        <p class="log-line">
          <code>{published}</code>
        </p>
        <p>{t.proof}</p>
        <p class="log-line">
          <code>{`curl ${visit.deps.origin}/log/bevis?indeks=0 > 0.tlog-proof`}</code>
        </p>
        <p class="log-line">
          <code>{'actioncard log verify 0.tlog-proof --leaf … --log-key …'}</code>
        </p>
      </div>
    ),
  })
}

/** The signed checkpoint of now, or of when there were `stoerrelse` leaves. */
export const logCheckpoint: Handler = async (visit) => {
  const asked = visit.query.get('stoerrelse')
  const size = asked === null ? undefined : readCount(asked)
  return size === null ? problem(404) : told(await checkpoint(officeOf(visit).db, await logOf(visit), size))
}

/**
 * `indeks`, and the proof that this leaf is in the log, under the checkpoint of `stoerrelse` or of now; or `fra` and `til`, and
 * the hashes that lead from one checkpoint to the other, then that other (as C2SP tlog-witness sends it).
 */
export const logProof: Handler = async (visit) => {
  const { query } = visit
  const office = officeOf(visit)
  const log = await logOf(visit)
  const count = (name: string) => readCount(query.get(name) ?? '')
  if (query.has('fra')) return told(await grown(office, log, count('fra'), count('til')))
  const [index, size] = [count('indeks'), query.has('stoerrelse') ? count('stoerrelse') : undefined]
  return index === null || size === null ? problem(404) : told(await proofOf(office.db, log, index, size))
}

async function grown({ db }: Office, log: Log, from: number | null, to: number | null): Promise<string | null> {
  if (from === null || to === null) return null
  const path = await continuation(db, from, to)
  const newer = await checkpoint(db, log, to)
  return path && newer && writeGrowth({ older: from, path, checkpoint: newer })
}

/** The first stamp of an authority that covers leaf `indeks`: what it is on, and the authority's answer in base64. */
export const logStamp: Handler = async (visit) => {
  const index = readCount(visit.query.get('indeks') ?? '')
  const stamp = index === null ? null : await stampOver(officeOf(visit).db, index)
  if (!stamp) return problem(404)
  const { token, ...rest } = stamp
  return data('application/json; charset=utf-8', JSON.stringify({ ...rest, token: token.toString('base64') }), false)
}

/** The public key in one line. */
export const logKey: Handler = async (visit) => told(`${(await logOf(visit)).published}\n`)

/** The public key as other tools read it. */
export const logKeyPem: Handler = async (visit) => {
  const { publicKey } = (await logOf(visit)).key
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]).toString('base64')
  return told(`-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`)
}

const told = (text: string | null): Answer => (text === null ? problem(404) : data(TEXT, text, false))
