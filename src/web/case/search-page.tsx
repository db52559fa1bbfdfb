import type { Card } from '#core/card/card.ts'
import { findCases, type Hit } from '#store/find-cases.ts'
import { caseListText, caseText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { page } from '../answer.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { addressesOf } from './addresses.ts'
import { actorOf, officeOf } from './desk.ts'
import { Told } from './list-page.tsx'
import { SearchForm } from './search-form.tsx'

/** Longer than any name; what is typed beyond it is not looked for. */
const LONGEST = 100

/** Cases by what somebody looks for. It is posted, so that no name stands in an address. */
export const searchPage: Handler = async (visit) => {
  const { lang, form } = visit
  const t = caseListText(lang)
  const typed = (form.get('soeg') ?? '').slice(0, LONGEST)
  const after = form.get('efter')
  const office = officeOf(visit)
  const found = typed === '' ? null : await findCases(office, await actorOf(visit), typed, after ?? undefined)
  const card = await visit.card()
  return page({
    title: t.searchTitle,
    body: (
      <div class="cases">
        <BackLink to={href(lang, '/sager')}>{t.title}</BackLink>
        <h1>{t.searchTitle}</h1>
        <SearchForm lang={lang} typed={typed} />
        {found && (
          <section aria-labelledby="found">
            <h2 id="found">{t.found(found.hits.length)}</h2>
            <ol class="case-lines plain-list">
              {found.hits.map((hit) => (
                <li key={hit.id}>
                  <HitLine hit={hit} lang={lang} card={card} />
                </li>
              ))}
            </ol>
            {found.next === null ? (
              <p class="quiet">{t.searchedAll}</p>
            ) : (
              <form method="post" action={href(lang, '/sager/soeg')}>
                <p class="quiet">{t.searchedSome(found.read)}</p>
                <input type="hidden" name="soeg" value={typed} />
                <input type="hidden" name="efter" value={found.next} />
                <button class="button button-secondary" type="submit">
                  {t.searchOn}
                </button>
              </form>
            )}
          </section>
        )}
      </div>
    ),
  })
}

type LineProps = { readonly hit: Hit; readonly lang: Lang; readonly card: Card }

function HitLine({ hit, lang, card }: LineProps) {
  const t = caseListText(lang)
  return (
    <article class="case-line">
      <h3>
        <a href={href(lang, addressesOf(hit.id).root)}>{caseText(lang).case(hit.number)}</a>{' '}
        <span class="quiet">{hit.institution}</span>
      </h3>
      <Told line={hit} lang={lang} card={card} />
      <p class="quiet">
        {t.foundBy[hit.by]} · {hit.status === 'open' ? t.open : t.closed}
      </p>
    </article>
  )
}
