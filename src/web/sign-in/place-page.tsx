import { actorOf as personAt } from '#store/people.ts'
import { placesOf } from '#store/sign-in/places.ts'
import { accountsText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem, redirect } from '../answer.ts'
import type { Handler } from '../route.ts'
import { firstPage, moveTo, realVisit } from './coming-in.ts'

/** Where somebody is who works at several places: they see one at a time. */
export const placePage: Handler = async (visit) => {
  const here = await realVisit(visit)
  if (!here) return problem(404)
  const { lang } = visit
  const words = accountsText(lang)
  const t = words.place
  return page({
    title: t.choose,
    body: (
      <>
        <h1>{t.choose}</h1>
        <p class="lead">{t.chooseLead}</p>
        <div class="be-list">
          {(await placesOf(here.office.db, here.owner)).map(({ account, role, institution, municipality }) => (
            <form key={account} method="post" action={href(lang, '/konto/sted')}>
              <button class="door" type="submit" name="account" value={account}>
                <span class="door-name">{institution ?? municipality}</span>{' '}
                <span class="door-hint">
                  {words.roles[role]}
                  {account === here.actor.account && `, ${t.here}`}
                </span>
              </button>
            </form>
          ))}
        </div>
      </>
    ),
  })
}

/** The session goes on at the other place, as another and under a new token. */
export const placeAction: Handler = async (visit) => {
  const here = await realVisit(visit)
  if (!here) return problem(404)
  const { db } = here.office
  const place = (await placesOf(db, here.owner)).find(({ account }) => account === visit.form.get('account'))
  const actor = place && (await personAt(db, place.account))
  if (!actor) return redirect('/konto/sted')
  return redirect(firstPage(actor), [await moveTo(visit, here, actor.account)])
}
