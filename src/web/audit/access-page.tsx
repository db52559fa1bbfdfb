import type { Instant } from '#core/time.ts'
import { exportChain } from '#store/audit/check-chain.ts'
import { accessesOf, chainOf } from '#store/audit/read.ts'
import { loggedHead } from '#store/log/audit-heads.ts'
import { openLog } from '#store/log/key.ts'
import { sayMoment } from '#text/format.ts'
import { accessText, caseText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { data, page } from '../answer.ts'
import { Subpage } from '../case/case-frame.tsx'
import { onCase } from '../case/desk.ts'
import type { Visit } from '../visit.ts'
import { LookUps } from './look-ups.tsx'

/** A record as a file that anyone can check. */
export const recordFile = (chain: string) => data('application/x-ndjson; charset=utf-8', chain, false, 'adgang.jsonl')

/** *Hvem har set sagen*: for the case's own people. */
export const accessPage = onCase(async (desk) => {
  const { lang, state, office, actor, id, at, to } = desk
  const t = accessText(lang)
  const before = beforeOf(desk.visit)
  const leads = actor.role === 'leader'
  const whole = leads && isWhole(desk.visit)
  const entries = whole
    ? (await chainOf(office, actor, id)).toReversed()
    : await accessesOf(office, actor, id, { before })
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    body: (
      <Subpage desk={desk} attempt={null}>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {whole && <ToPrint lang={lang} now={at} name={actor.name} />}
        {entries.length === 0 && <p>{t.none}</p>}
        <LookUps entries={entries} lang={lang} now={at} />
        <Paging visit={desk.visit} to={to.access} entries={entries} whole={leads && !whole} />
        {leads && <Download to={`${to.access}/fil`} lang={lang} />}
      </Subpage>
    ),
  })
})

type PagingProps = {
  readonly visit: Visit
  readonly to: string
  readonly entries: readonly { readonly seq: number }[]
  /** Whether all of it can be had as one page, too. */
  readonly whole?: boolean
}

/** To the newest of the record at `to`, to older ones, and to the whole. */
export function Paging({ visit, to, entries, whole }: PagingProps) {
  const { lang } = visit
  const t = accessText(lang)
  const oldest = entries.at(-1)
  return (
    <p class="paging">
      {beforeOf(visit) !== undefined && <a href={href(lang, to)}>{t.newest}</a>}
      {oldest && oldest.seq > 1 && <a href={href(lang, `${to}?foer=${oldest.seq}`)}>{t.older}</a>}
      {whole && <a href={href(lang, `${to}?hele=ja`)}>{t.whole}</a>}
    </p>
  )
}

export const isWhole = ({ query }: Visit): boolean => query.get('hele') === 'ja'

type ToPrintProps = { readonly lang: Visit['lang']; readonly now: Instant; readonly name: string }

/** A way to print; on the paper, when and by whom. */
export function ToPrint({ lang, now, name }: ToPrintProps) {
  const t = accessText(lang)
  return (
    <>
      <p class="print-only">{t.printed(sayMoment(now, now, lang), name)}</p>
      <p class="only-script">
        <button class="button button-secondary" type="button" data-print>
          {t.print}
        </button>
      </p>
    </>
  )
}

/** The whole record as a file that anyone can check; for the leader. */
export const accessFile = onCase(async ({ office, actor, id, at, visit }) => {
  const logged = await loggedHead(office, await openLog(office, visit.deps.origin), actor, id)
  return recordFile(exportChain(id, await chainOf(office, actor, id), at, logged))
})

/** The entry that an older page begins below. */
export function beforeOf({ query }: Visit): number | undefined {
  const before = Number(query.get('foer') ?? Number.NaN)
  return Number.isInteger(before) && before > 0 && before < 2 ** 31 ? before : undefined
}

export function Download({ to, lang }: { readonly to: string; readonly lang: Visit['lang'] }) {
  const t = accessText(lang)
  return (
    <p class="quiet record-file">
      {t.keeps} <a href={href(lang, to)}>{t.download}</a>. {t.downloadHint}
    </p>
  )
}
