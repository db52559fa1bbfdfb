import { type AccountId, type CaseId, parseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { exportChain } from '#store/audit/check-chain.ts'
import { type OverseenCase, overseeCase, overseeChain, overseePerson, overview } from '#store/audit/oversee.ts'
import { deletedCases, overseenWishes } from '#store/deletion.ts'
import { type Broken, overseenGlass } from '#store/glass.ts'
import { loggedHead } from '#store/log/audit-heads.ts'
import { openLog } from '#store/log/key.ts'
import { sayClock, sayMoment } from '#text/format.ts'
import { accessText, glassText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { actorOf, officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { beforeOf, Download, isWhole, Paging, recordFile, ToPrint } from './access-page.tsx'
import { LookUps, sayRole, sayWho } from './look-ups.tsx'
import { OverseenDeletions } from './overseen-deletions.tsx'

const ROOT = '/tilsyn'

/** *Tilsyn*: the cases and people there have been look-ups of and by. */
export const oversightPage: Handler = async (visit) => {
  const { lang, now } = visit
  const t = accessText(lang)
  const [office, officer] = [officeOf(visit), await actorOf(visit)]
  const { cases, people } = await overview(office, officer)
  const broken = await overseenGlass(office, officer)
  const wishes = await overseenWishes(office, officer)
  const stones = await deletedCases(office, officer)
  return page({
    title: t.overTitle,
    body: (
      <>
        <h1>{t.overTitle}</h1>
        <p class="lead">{t.overLead}</p>
        <p>
          <a href={href(lang, `${ROOT}/log-ind`)}>{t.doorTitle}</a>
        </p>
        {people.length === 0 && <p>{t.noneYet}</p>}
        <OverseenDeletions visit={visit} wishes={wishes} stones={stones} />
        <OverseenGlass broken={broken} lang={lang} now={now} />
        <section aria-labelledby="cases">
          <h2 id="cases">{t.cases}</h2>
          <ul class="look-ups plain-list">
            {cases.map((one) => (
              <li key={one.id}>
                <p>
                  <a href={href(lang, `${ROOT}/sager/${one.id}`)}>{nameOf(one, lang)}</a>{' '}
                  <span class="quiet">{one.institution}</span>
                </p>
                <Counted counts={one} lang={lang} now={now} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="people">
          <h2 id="people">{t.people}</h2>
          <ul class="look-ups plain-list">
            {people.map((one) => (
              <li key={one.account}>
                <p>
                  <a href={href(lang, `${ROOT}/personer/${one.account}`)}>{one.name}</a>{' '}
                  <span class="quiet">{sayRole(one.role, lang)}</span>
                </p>
                <Counted counts={one} lang={lang} now={now} />
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  })
}

type GlassProps = { readonly broken: readonly Broken[]; readonly lang: Lang; readonly now: Instant }

/** Who was let into a case in an emergency, on what ground; the reason in words stands in the case. */
function OverseenGlass({ broken, lang, now }: GlassProps) {
  if (broken.length === 0) return null
  const t = glassText(lang)
  return (
    <section aria-labelledby="glass">
      <h2 id="glass">{t.overseen}</h2>
      <ul class="look-ups plain-list">
        {broken.map((one) => (
          <li key={`${one.caseId} ${one.at}`}>
            <p>
              <a href={href(lang, `${ROOT}/sager/${one.caseId}`)}>{nameOf(one, lang)}</a>{' '}
              <span class="quiet">
                {one.name}, {sayRole(one.role, lang)}
              </span>
            </p>
            <p>
              {t.purposes[one.purpose]}{' '}
              <span class="quiet">
                · {t.told(sayMoment(one.at, now, lang), sayClock(one.until, lang))} · {one.seenAt ? t.seen : t.notSeen}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who saw one case. */
export const overseenCasePage: Handler = async (visit) => {
  const { lang, now, params } = visit
  const id = parseId<CaseId>(params.id ?? '')
  const [office, officer] = [officeOf(visit), await actorOf(visit)]
  const found = id && (await overseeCase(office, officer, id, beforeOf(visit)))
  if (!found) return problem(404)
  const whole = isWhole(visit) ? await overseeChain(office, officer, id) : null
  const t = accessText(lang)
  const here = `${ROOT}/sager/${id}`
  const entries = whole?.toReversed() ?? found.entries
  const title = found.of.number === null ? t.caseGone : t.caseTitle(found.of.number)
  return page({
    title,
    body: (
      <>
        <Back lang={lang} />
        <h1>{title}</h1>
        <p class="lead">{found.of.institution}</p>
        {whole && <ToPrint lang={lang} now={now} name={officer.name} />}
        <LookUps
          entries={entries}
          lang={lang}
          now={now}
          lead={(entry) => ({ says: sayWho(entry, lang), to: entry.who && `${ROOT}/personer/${entry.who.account}` })}
        />
        <Paging visit={visit} to={here} entries={entries} whole={!whole} />
        <Download to={`${here}/fil`} lang={lang} />
      </>
    ),
  })
}

/** The whole record of one case as a file that anyone can check. */
export const overseenCaseFile: Handler = async (visit) => {
  const id = parseId<CaseId>(visit.params.id ?? '')
  const [office, actor] = [officeOf(visit), await actorOf(visit)]
  const entries = id && (await overseeChain(office, actor, id))
  if (!entries) return problem(404)
  const logged = await loggedHead(office, await openLog(office, visit.deps.origin), actor, id)
  return recordFile(exportChain(id, entries, visit.now, logged))
}

/** What one person has looked at; the title does not say who. */
export const overseenPersonPage: Handler = async (visit) => {
  const { lang, now, params } = visit
  const person = parseId<AccountId>(params.account ?? '')
  const entries = person ? await overseePerson(officeOf(visit), await actorOf(visit), person) : []
  const [latest] = entries
  if (!latest) return problem(404)
  const t = accessText(lang)
  return page({
    title: t.personTitle,
    body: (
      <>
        <Back lang={lang} />
        <h1>{t.personTitle}</h1>
        <p class="lead">{sayWho(latest, lang)}</p>
        <LookUps
          entries={entries}
          lang={lang}
          now={now}
          lead={({ caseId, number }) =>
            caseId ? { says: nameOf({ number }, lang), to: `${ROOT}/sager/${caseId}` } : { says: t.noCase, to: null }
          }
        />
        <p class="quiet">{t.mostShown(entries.length)}</p>
      </>
    ),
  })
}

const nameOf = ({ number }: Pick<OverseenCase, 'number'>, lang: Lang): string =>
  number === null ? accessText(lang).caseGone : accessText(lang).inCase(number)

type CountedProps = {
  readonly counts: { readonly accesses: number; readonly refused: number; readonly latest: Instant }
  readonly lang: Lang
  readonly now: Instant
}

function Counted({ counts: { accesses, refused, latest }, lang, now }: CountedProps) {
  const t = accessText(lang)
  return (
    <p>
      {t.counted(accesses)}
      {refused > 0 && (
        <>
          , <strong>{t.refusedCount(refused)}</strong>
        </>
      )}
      , {t.latest(sayMoment(latest, now, lang))}
    </p>
  )
}

function Back({ lang }: { readonly lang: Lang }) {
  return <BackLink to={href(lang, ROOT)}>{accessText(lang).back}</BackLink>
}
