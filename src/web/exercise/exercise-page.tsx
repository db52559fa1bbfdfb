import { type AccountId, parseId } from '#core/id.ts'
import { resetExercise } from '#store/exercise.ts'
import { type ExerciseAccount, exerciseAccounts } from '#store/people.ts'
import { endSession, startSession } from '#store/session.ts'
import { exerciseText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { type Answer, page, postOn, problem, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { readToken, sessionCookie } from '../sign-in/session-cookie.ts'
import { Carried } from '../sign-in/sign-in-page.tsx'
import { typedOf } from '../sign-in/typed.tsx'
import type { Visit } from '../visit.ts'

/** The door to the exercise: whom to be, one click each. */
export const exercisePage: Handler = (visit) => door(visit, [])

/** The same door, met on the way to opening a case: the guide's answers come along. */
export const exerciseWithAnswers: Handler = (visit) => door(visit, carriedOf(visit))

const opens = (role: ExerciseAccount['role']): boolean => role === 'professional' || role === 'leader'

/** Becomes somebody; with answers from the guide, goes on to the case they open. */
export const enterExercise: Handler = async (visit) => {
  const { deps, form, now } = visit
  if (!deps.exercise) return problem(404)
  const { db } = officeOf(visit)
  const wanted = parseId<AccountId>(form.get('account') ?? '')
  const found = (await exerciseAccounts(db)).find(({ account }) => account === wanted)
  if (!found) return redirect('/oevelse')
  const former = readToken(visit.request, deps.origin)
  if (former) await endSession(db, former)
  const { token } = await startSession(db, found.account, now)
  const cookies = [sessionCookie(token, deps.origin)]
  const typed = typedOf(visit)
  if (typed?.account === found.account) return postOn(typed.path, cookies)
  return form.has('svar') && opens(found.role) ? postOn('/sager/ny', cookies) : redirect('/sager', cookies)
}

/** Starts over; only somebody in the exercise can ask for it. */
export const restartExercise: Handler = async (visit) => {
  const visitor = await visit.visitor()
  if (!visit.deps.exercise || !visitor?.exercise) return problem(403)
  await resetExercise(officeOf(visit))
  return redirect('/oevelse?gjort=forfra')
}

/** The guide's answers; more than a guide can have are dropped. */
const carriedOf = ({ form }: Visit): string[] => form.getAll('svar').slice(0, 60)

async function door(visit: Visit, carried: readonly string[]): Promise<Answer> {
  const { deps, lang } = visit
  const t = exerciseText(lang)
  if (!deps.exercise) return page({ title: t.title, body: <NotHere lang={lang} /> })
  const opening = visit.path === '/oevelse/ny'
  // who cannot open a case is not offered on the way to opening one
  const accounts = (await exerciseAccounts(officeOf(visit).db)).filter(({ role }) => !opening || opens(role))
  const visitor = await visit.visitor()
  const offered = (role: string) => accounts.filter((one) => one.role === role)
  const first = ['professional', 'leader', 'ssp'].flatMap((role) => offered(role).slice(0, 1))
  const others = accounts.filter((one) => !first.includes(one))
  return page({
    title: t.title,
    body: (
      <div class="exercise-door">
        {visit.query.get('gjort') === 'forfra' && (
          <p class="just-done" role="status">
            {t.overDone}
          </p>
        )}
        <h1>{t.title}</h1>
        <p class="lead">{carried.length > 0 ? t.carried : t.lead}</p>
        <div class="be-list">
          {first.map((account, index) => (
            <Be key={account.account} account={account} lang={lang} carried={carried} first={index === 0} />
          ))}
        </div>
        {others.length > 0 && (
          <details class="fold">
            <summary>{t.others}</summary>
            <p class="quiet">{t.othersLead}</p>
            <div class="be-list">
              {others.map((account) => (
                <Be key={account.account} account={account} lang={lang} carried={carried} />
              ))}
            </div>
          </details>
        )}
        <section class="front-part" aria-labelledby="means">
          <h2 id="means">{t.meansTitle}</h2>
          <ul>
            {t.means.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        {visitor?.exercise && (
          <details class="fold">
            <summary>{t.overTitle}</summary>
            <p>{t.over}</p>
            <form method="post" action={href(lang, '/oevelse/forfra')}>
              <button class="button button-secondary" type="submit">
                {t.overButton}
              </button>
            </form>
          </details>
        )}
      </div>
    ),
  })
}

type BeProps = {
  readonly account: ExerciseAccount
  readonly lang: Lang
  readonly carried: readonly string[]
  readonly first?: boolean
}

function Be({ account, lang, carried, first }: BeProps) {
  const t = exerciseText(lang)
  return (
    <form method="post" action={href(lang, '/oevelse')}>
      <input type="hidden" name="account" value={account.account} />
      <Carried answers={carried} />
      <button class={first ? 'door door-first' : 'door'} type="submit">
        <span class="door-name">{t.be[account.role]}</span>{' '}
        <span class="door-hint">
          {account.name}, {account.institution ?? t.municipality}. {t.does[account.role]}
        </span>
      </button>
    </form>
  )
}

function NotHere({ lang }: { readonly lang: Lang }) {
  const t = exerciseText(lang)
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.off}</p>
      <p>
        <a href={href(lang, '/kort/guide')}>{t.toGuide}</a>
      </p>
    </>
  )
}
