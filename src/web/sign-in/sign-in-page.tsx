import { endSession } from '#store/session.ts'
import { exerciseText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { noSessionCookie, readToken } from './session-cookie.ts'

/** Says what is so: institutions cannot sign in yet. */
export const signInPage: Handler = async ({ lang, deps, query, visitor }) => {
  const t = exerciseText(lang).signIn
  const known = deps.office ? await visitor() : null
  return page({
    title: t.title,
    body: (
      <>
        {query.has('ude') && !known && (
          <p class="just-done" role="status">
            {t.out}. {t.outLead}
          </p>
        )}
        <h1>{t.title}</h1>
        {known && (
          <p>
            {t.signedInAs(known.name)} <a href={href(lang, '/sager')}>{exerciseText(lang).toCases}</a>
          </p>
        )}
        <p class="lead">{t.notYet}</p>
        <p>{t.next}</p>
        {deps.exercise && (
          <div class="front-part">
            <p>{t.instead}</p>
            <p>
              <a class="button button-primary" href={href(lang, '/oevelse')}>
                {t.toExercise}
              </a>
            </p>
          </div>
        )}
        <p class="front-part">
          {t.toCard} <a href={href(lang, '/kort/guide')}>{t.toGuide}</a>
        </p>
      </>
    ),
  })
}

/** Ends the session, here and in the browser. */
export const signOut: Handler = async (visit) => {
  const { deps, request } = visit
  const token = readToken(request, deps.origin)
  if (token && deps.office) await endSession(officeOf(visit).db, token)
  return redirect('/log-ind?ude', [noSessionCookie(deps.origin)])
}
