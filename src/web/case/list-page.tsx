import type { Card } from '#core/card/card.ts'
import { alarmAt } from '#core/case/clocks.ts'
import { dateOf, type Instant } from '#core/time.ts'
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
  const actor = await actorOf(visit)
  if (actor.role === 'dpo') return redirect('/tilsyn')
  const t = caseListText(lang)
  const asked = askedOf(query)
  const open = asked.status === 'open'
  const { lines, next } = await listCases(officeOf(visit), actor, asked)
  const leads = actor.role === 'leader'
  const opens = leads || actor.role === 'professional'
  const card = await visit.card()
  const left = leads ? await leftBehind(officeOf(visit), actor) : []
  const broken = leads ? await unseenGlass(officeOf(visit), actor) : []
  return page({
    title: open ? t.titleOpen : t.titleClosed,
    body: (
      <div class="cases">
        <div class="cases-head">
          <h1>{open ? t.titleOpen : t.titleClosed}</h1>
          {opens && lines.length > 0 && (
            <a class="button button-primary" href={href(lang, '/sager/ny')}>
              {t.openNew}
            </a>
          )}
        </div>
        <UnseenGlass broken={broken} lang={lang} now={now} />
        <LeftBehind people={left} lang={lang} />
        <nav class="cases-which" aria-label={t.show}>
          <a href={href(lang, '/sager')} aria-current={open ? 'page' : undefined}>
            {t.open}
          </a>
          <a href={href(lang, '/sager?vis=lukkede')} aria-current={open ? undefined : 'page'}>
            {t.closed}
          </a>
        </nav>
        {lines.length > 0 && <SearchForm lang={lang} />}
        {open && (lines.length > 0 || asked.need) && <Narrow lang={lang} need={asked.need} sort={asked.sort} />}
        {lines.length > 0 ? (
          <ol class="case-lines plain-list">
            {lines.map((line) => (
              <li key={line.id}>
                <Line line={line} lang={lang} now={now} card={card} leader={leads} />
              </li>
            ))}
          </ol>
        ) : asked.need ? (
          <p class="lead">{t.noneSuch}</p>
        ) : (
          <Empty lang={lang} status={asked.status} opens={opens} ssp={actor.role === 'ssp'} />
        )}
        {leads && lines.length > 0 && (
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
        {(next || asked.after) && (
          <p class="paging">
            {asked.after && <a href={href(lang, addressOf(asked))}>{t.first}</a>}
            {next && <a href={href(lang, addressOf(asked, next))}>{t.more}</a>}
          </p>
        )}
      </div>
    ),
  })
}

/** The four needs by the words of their addresses. */
const ADDRESSED: Readonly<Record<Need, string>> = {
  overdue: 'overskredet',
  mine: 'mig',
  others: 'andre',
  quiet: 'stille',
}

type Asked = Parameters<typeof listCases>[2] & { readonly status: 'open' | 'closed'; readonly sort: Sort }

/** Which of them the address asks for, and in what order; those that are closed always the latest first. */
function askedOf(query: URLSearchParams): Asked {
  const status = query.get('vis') === 'lukkede' ? 'closed' : 'open'
  const after = query.get('efter')
  const need = NEEDS.find((one) => ADDRESSED[one] === query.get('behov'))
  const sort = status === 'closed' || query.get('orden') === 'seneste' ? 'latest' : 'due'
  return { status, sort, ...(need && { need }), ...(after && { after }) }
}

/** The address of the same list from its beginning, or from `after` on. */
function addressOf({ status, sort, need }: Asked, after?: string): string {
  const query = new URLSearchParams({
    ...(status === 'closed' && { vis: 'lukkede' }),
    ...(need && { behov: ADDRESSED[need] }),
    ...(status === 'open' && sort === 'latest' && { orden: 'seneste' }),
    ...(after && { efter: after }),
  })
  return query.size === 0 ? '/sager' : `/sager?${query}`
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

type LeftProps = { readonly people: Awaited<ReturnType<typeof leftBehind>>; readonly lang: Lang }

/** For the leader: whose account has been closed, and whose cases wait for somebody to take them over. */
function LeftBehind({ people, lang }: LeftProps) {
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

type NarrowProps = { readonly lang: Lang; readonly need?: Need | undefined; readonly sort: Sort }

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
  readonly now: Instant
  readonly card: Card
  readonly leader: boolean
}

function Line({ line, lang, now, card, leader }: LineProps) {
  const t = caseListText(lang)
  const today = dateOf(now)
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

type ToldProps = Pick<LineProps, 'lang' | 'card'> & { readonly line: Pick<CaseLine, 'kinds' | 'ages'> }

/** What tells a case from the others, and names nobody: the kinds of violation, and how old the violated are. */
export function Told({ line: { kinds, ages }, lang, card }: ToldProps) {
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
