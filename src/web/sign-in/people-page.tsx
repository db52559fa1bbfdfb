import { type AccountLine, accountsIn } from '#store/sign-in/accounts.ts'
import { type Ground, groundOf } from '#store/sign-in/administering.ts'
import { sayMoment } from '#text/format.ts'
import { accountsText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { actorOf, officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'

/** An administrator's people, and what they answer for; null for everybody else. */
export async function administering(visit: Visit) {
  const { db } = officeOf(visit)
  const actor = await actorOf(visit)
  const ground: Ground | null = await groundOf(db, actor)
  return ground && { db, actor, ground, people: await accountsIn(db, ground) }
}

/** How somebody signs in, in a few words. */
export function sayHow({ signsIn, app, passkeys, closedAt }: AccountLine, lang: Lang): string {
  const t = accountsText(lang)
  if (signsIn !== 'here') return t.signsIn[signsIn]
  const second = [...(app ? [t.app] : []), ...(passkeys > 0 ? [t.passkeys(passkeys)] : [])]
  return [t.signsIn.here, ...(second.length > 0 || closedAt ? second : [t.noSecond])].join(', ')
}

/** Who has an account where the administrator is one. Nothing of any case. */
export const peoplePage: Handler = async (visit) => {
  const here = await administering(visit)
  if (!here) return problem(403)
  const { lang, now } = visit
  const t = accountsText(lang)
  return page({
    title: t.title,
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={href(lang, '/invitationer')}>{t.toInvite}</a>
        </p>
        <section class="scrolls" aria-labelledby="people">
          <table class="table">
            <caption id="people">{t.caption}</caption>
            <thead>
              <tr>
                {[t.name, t.role, t.at, t.how, t.state].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {here.people.map((one) => (
                <tr key={one.account}>
                  <th scope="row">
                    <a href={href(lang, `/brugere/${one.account}`)}>{one.name}</a>
                  </th>
                  <td>{t.roles[one.role]}</td>
                  <td>{one.institution ?? t.whole}</td>
                  <td>{sayHow(one, lang)}</td>
                  <td>{one.closedAt ? t.closed(sayMoment(one.closedAt, now, lang)) : t.open}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </>
    ),
  })
}
