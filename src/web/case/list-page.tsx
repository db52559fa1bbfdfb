import type { Card } from '#core/card/card.ts'
import { alarmAt } from '#core/case/clocks.ts'
import { dateOf, type Instant, type LocalDate } from '#core/time.ts'
import { type CaseLine, listCases, NEEDS, type Need, type Sort } from '#store/cases.ts'
import { type Broken, unseenGlass } from '#store/glass.ts'
import { leftBehind } from '#store/handing-over.ts'
import { sayDate, sayDue, sayMoment } from '#text/format.ts'
import { caseListText, caseText, deletionText, glassText, taskText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { page, redirect } from '../answer.ts'
import type { Handler } from '../route.ts'
import { Select } from '../ui/field.tsx'
import { sayAnswer } from '../ui/say-fact.ts'
import { addressesOf } from './addresses.ts'
import { actorOf, officeOf } from './desk.ts'
import { SearchForm } from './search-form.tsx'

/** The cases that somebody may see: what needs doing in each, the most urgent first. */
export const listPage: Handler = async (visit) => {
  const { lang, query, now } = visit
  const t = caseListText(lang)
  const actor = await actorOf(visit)
  if (actor.role === 'dpo') return redirect('/tilsyn')
  const status = query.get('vis') === 'lukkede' ? 'closed' : 'open'
  const after = query.get('efter')
  const need = NEEDS.find((one) => ADDRESSED[one] === query.get('behov'))
  const sort = status === 'closed' || query.get('orden') === 'seneste' ? 'latest' : 'due'
  const { lines, next } = await listCases(officeOf(visit), actor, {
    status,
    sort,
    ...(need && { need }),
    ...(after && { after }),
  })
  const asked = new URLSearchParams([
    ...(status === 'closed' ? [['vis', 'lukkede']] : []),
    ...(need ? [['behov', ADDRESSED[need]]] : []),
    ...(status === 'open' && sort === 'latest' ? [['orden', 'seneste']] : []),
  ])
  const paged = (more: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams([...asked, ...Object.entries(more)]).toString()
    return href(lang, query === '' ? '/sager' : `/sager?${query}`)
  }
  const opens = actor.role === 'professional' || actor.role === 'leader'
  const card = await visit.card()
  const left = actor.role === 'leader' ? await leftBehind(officeOf(visit), actor) : []
  const broken = actor.role === 'leader' ? await unseenGlass(officeOf(visit), actor) : []
  return page({
    title: status === 'open' ? t.titleOpen : t.titleClosed,
    body: (
      <div class="cases">
        <div class="cases-head">
          <h1>{status === 'open' ? t.titleOpen : t.titleClosed}</h1>
          {opens && lines.length > 0 && (
            <a class="button button-primary" href={href(lang, '/sager/ny')}>
              {t.openNew}
            </a>
          )}
        </div>
        <UnseenGlass broken={broken} lang={lang} now={now} />
        <LeftBehind people={left} lang={lang} />
        <nav class="cases-which" aria-label={t.show}>
          <a href={href(lang, '/sager')} aria-current={status === 'open' ? 'page' : undefined}>
            {t.open}
          </a>
          <a href={href(lang, '/sager?vis=lukkede')} aria-current={status === 'closed' ? 'page' : undefined}>
            {t.closed}
          </a>
        </nav>
        {lines.length > 0 && <SearchForm lang={lang} />}
        {status === 'open' && (lines.length > 0 || need !== undefined) && (
          <Narrow lang={lang} need={need} sort={sort} />
        )}
        {lines.length === 0 && need !== undefined ? (
          <p class="lead">{t.noneSuch}</p>
        ) : lines.length === 0 ? (
          <Empty lang={lang} status={status} opens={opens} ssp={actor.role === 'ssp'} />
        ) : (
          <ol class="case-lines plain-list">
            {lines.map((line) => (
              <li key={line.id}>
                <Line
                  line={line}
                  lang={lang}
                  today={dateOf(now)}
                  now={now}
                  card={card}
                  leader={actor.role === 'leader'}
                />
              </li>
            ))}
          </ol>
        )}
        {actor.role === 'leader' && lines.length > 0 && (
          <p>
            <a href={href(lang, '/sager/overdrag')}>{taskText(lang).handOver}</a>{' '}
            <a href={href(lang, '/sager/slettede')}>{deletionText(lang).deletedTitle}</a>
          </p>
        )}
        {actor.role !== 'administrator' && (
          <p>
            <a class="quiet-link" href={href(lang, '/sager/noedadgang')}>
              {glassText(lang).link}
            </a>
          </p>
        )}
        {(next || after) && (
          <p class="paging">
            {after && <a href={paged({})}>{t.first}</a>}
            {next && <a href={paged({ efter: next })}>{t.more}</a>}
          </p>
        )}
      </div>
    ),
  })
}

type UnseenProps = { readonly broken: readonly Broken[]; readonly lang: Lang; readonly now: Instant }

/** For the leader: who was let into a case in an emergency, until they have said that they have seen it. */
function UnseenGlass({ broken, lang, now }: UnseenProps) {
  if (broken.length === 0) return null
  const t = glassText(lang)
  return (
    <section class="just-done" aria-labelledby="glass">
      <h2 id="glass">{t.listed}</h2>
      <ul>
        {broken.map((one) => (
          <li key={`${one.caseId} ${one.at}`}>
            <a href={href(lang, addressesOf(one.caseId).glass)}>
              {t.listLine(one.number, one.name, sayMoment(one.at, now, lang))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For the leader: whose account has been closed, and whose cases wait for somebody to take them over. */
function LeftBehind({
  people,
  lang,
}: {
  readonly people: Awaited<ReturnType<typeof leftBehind>>
  readonly lang: Lang
}) {
  if (people.length === 0) return null
  const t = taskText(lang)
  return (
    <section class="just-done" aria-labelledby="left-behind">
      <h2 id="left-behind">{t.leftTitle}</h2>
      <ul>
        {people.map(({ name, cases }) => (
          <li key={name}>{t.left(name, cases)}</li>
        ))}
      </ul>
      <p>
        <a href={href(lang, '/sager/overdrag')}>{t.handOver}</a>
      </p>
    </section>
  )
}

/** The four needs by the words of their addresses. */
const ADDRESSED: Readonly<Record<Need, string>> = {
  overdue: 'overskredet',
  mine: 'mig',
  others: 'andre',
  quiet: 'stille',
}

type NarrowProps = { readonly lang: Lang; readonly need: Need | undefined; readonly sort: Sort }

/** The list by what needs doing. */
function Narrow({ lang, need, sort }: NarrowProps) {
  const t = caseListText(lang)
  const options = NEEDS.map((one) => ({ value: ADDRESSED[one], label: t.needs[one] }))
  return (
    <form class="cases-narrow" method="get" action={href(lang, '/sager')}>
      <Select
        lang={lang}
        name="behov"
        label={t.need}
        value={need ? ADDRESSED[need] : ''}
        options={[{ value: '', label: t.allNeeds }, ...options]}
      />
      <Select
        lang={lang}
        name="orden"
        label={t.order}
        value={sort === 'latest' ? 'seneste' : ''}
        options={[
          { value: '', label: t.byDue },
          { value: 'seneste', label: t.byLatest },
        ]}
      />
      <button class="button button-secondary" type="submit">
        {t.narrow}
      </button>
    </form>
  )
}

type LineProps = {
  readonly line: CaseLine
  readonly lang: Lang
  readonly today: LocalDate
  readonly now: Parameters<typeof sayMoment>[1]
  readonly card: Card
  readonly leader: boolean
}

function Line({ line, lang, today, now, card, leader }: LineProps) {
  const t = caseListText(lang)
  const phase = card.phases.find(({ id }) => id === line.phase)
  const alarm = line.prosecutionSince ? alarmAt(line.prosecutionSince, today) : undefined
  const pressing = line.due !== null && line.due <= today
  return (
    <article class="case-line">
      <h2>
        <a href={href(lang, addressesOf(line.id).root)}>{caseText(lang).case(line.number)}</a>{' '}
        <span class="quiet">{line.institution}</span>
      </h2>
      <Told line={line} lang={lang} card={card} />
      {line.status === 'open' ? (
        <p class="case-line-do">
          {line.musts > 0 ? <strong>{t.musts(line.musts)}</strong> : line.doing > 0 ? t.doing(line.doing) : t.nothing}
          {line.due && (
            <span class={pressing ? 'now-today' : undefined}> · {t.due(sayDue(line.due, today, lang))}</span>
          )}
        </p>
      ) : (
        line.followUpOn && <p class="case-line-do">{t.followUp(sayDate(line.followUpOn, today, lang))}</p>
      )}
      {line.asked > 0 && (
        <p class="case-line-pending">
          <strong>{t.asked}</strong>
        </p>
      )}
      {line.answered > 0 && (
        <p class="case-line-pending">
          <strong>{t.answered}</strong>
        </p>
      )}
      {line.forMe > line.asked + line.answered && (
        <p class="case-line-pending">
          <strong>{t.forMe(line.forMe - line.asked - line.answered)}</strong>
        </p>
      )}
      {alarm && <p class="case-line-pending">{t.alarm(alarm)}</p>}
      {line.pending > 0 && <p class="case-line-pending">{t.pending(line.pending)}</p>}
      <p class="quiet case-line-when">
        {line.status === 'open' && phase && `${say(phase.title, lang)} · `}
        {t.opened(sayDate(dateOf(line.openedAt), today, lang))} · {t.latest(sayMoment(line.latestAt, now, lang))}
        {line.relation ? ` · ${t.relations[line.relation]}` : leader && ` · ${t.notMine}`}
      </p>
    </article>
  )
}

type ToldProps = Pick<LineProps, 'line' | 'lang' | 'card'>

/** What tells a case from the others, and names nobody: the kinds of violation, and how old the violated are. */
export function Told({
  line: { kinds, ages },
  lang,
  card,
}: { line: Pick<CaseLine, 'kinds' | 'ages'> } & Omit<ToldProps, 'line'>) {
  const what = kinds.length > 0 ? sayAnswer(card, { name: 'kinds', value: kinds }, lang) : null
  const old = ages.length > 0 ? caseListText(lang).aged(new Intl.ListFormat(lang).format(ages.map(String))) : null
  const told = [what, old].filter(Boolean).join(' · ')
  return told === '' ? null : <p class="case-line-told">{told}</p>
}

type EmptyProps = {
  readonly lang: Lang
  readonly status: 'open' | 'closed'
  readonly opens: boolean
  readonly ssp: boolean
}

/** Nothing yet: what to do instead of looking at it. */
function Empty({ lang, status, opens, ssp }: EmptyProps) {
  const t = caseListText(lang)
  if (status === 'closed') return <p class="lead">{t.emptyClosed}</p>
  if (!opens) return <p class="lead">{ssp ? t.emptySsp : t.noAccess}</p>
  return (
    <div class="cases-empty">
      <h2>{t.emptyTitle}</h2>
      <p>{t.empty}</p>
      <p>
        <a class="button button-primary" href={href(lang, '/sager/ny')}>
          {t.openNew}
        </a>
      </p>
      <p class="quiet">
        {t.emptyGuide} <a href={href(lang, '/kort/guide')}>{t.toGuide}</a>
      </p>
    </div>
  )
}
