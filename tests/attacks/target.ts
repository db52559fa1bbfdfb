import type { Actor } from '#core/case/permit.ts'
import { recordAccess } from '#store/audit/record.ts'
import { readCase } from '#store/cases.ts'
import type { Db } from '#store/db.ts'
import { startSession } from '#store/session.ts'
import type { Route } from '#web/route.ts'
import { ROUTES } from '#web/routes.ts'
import { aBrowser, aSite as aRunningSite, type Browser } from '../arrange/browser.ts'
import { aSchool } from '../arrange/office.ts'
import { FORMS } from '../permissions/forms.ts'
import { type ACase, aCase, aSite as everybody, versionOf } from '../permissions/site.ts'

/** The real site on a real database, with two schools, a case at each, and people signed in by real sessions. */
export async function aTarget(db: Db) {
  const { office, here, pathOf } = await everybody(db)
  const there = await aSchool(db)
  const site = aRunningSite(office, { exercise: true, record: (access) => recordAccess(db, access) })
  const as = async (actor: Actor): Promise<Browser> => {
    const browser = aBrowser(site)
    browser.jar.set('__Host-session', (await startSession(db, actor.account, site.now())).token)
    return browser
  }
  const ours = await aCase(office, here, 'open')
  const theirs = await aCase(office, { ...there, suspected: there.leader, letIn: there.colleague }, 'open')
  const form = ({ path }: Route): Record<string, string> => ({
    command: crypto.randomUUID(),
    seen: '99999',
    ...FORMS(here)[path],
  })
  const version = () => versionOf(office, here.teacher, ours.caseId)
  const events = async (of: ACase & { caseId: typeof ours.caseId }, by: Actor) => {
    const folder = await readCase(office, by, of.caseId)
    return folder.ok ? folder.value.events : []
  }
  return { site, office, here, there, as, ours, theirs, form, pathOf, version, events }
}

export type Target = Awaited<ReturnType<typeof aTarget>>

export const GETS = ROUTES.filter(({ method }) => method === 'get')
export const POSTS = ROUTES.filter(({ method }) => method === 'post')
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`
