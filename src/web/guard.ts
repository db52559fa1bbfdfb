import type { Answer } from './answer.ts'
import { problem, redirect } from './answer.ts'
import type { Route } from './route.ts'
import { rememberOnTo } from './sign-in/on-to.ts'
import { signInPage } from './sign-in/sign-in-page.tsx'
import { withTypedSealed } from './sign-in/typed.tsx'
import type { Visit } from './visit.ts'

/** Null when the visitor may come in, else what they get instead. */
export async function turnedAway(route: Route, visit: Visit): Promise<Answer | null> {
  if (route.may === 'anyone') return null
  const visitor = await visit.visitor()
  if (!visitor) {
    const kept = await withTypedSealed(visit)
    return kept ? signInPage(kept) : redirect('/log-ind', rememberOnTo(visit))
  }
  return route.may === 'signed-in' || route.may.includes(visitor.role) ? null : problem(403)
}
