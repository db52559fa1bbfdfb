import { type Action, type Actor, permit, viewOf } from '#core/case/permit.ts'
import { type CaseId, parseId } from '#core/id.ts'
import { dateOf, type LocalDate } from '#core/time.ts'
import { type CaseFolder, readCase } from '#store/cases.ts'
import type { Office } from '#store/office.ts'
import type { Lang } from '#text/lang.ts'
import { type Answer, problem } from '../answer.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'
import { addressesOf } from './addresses.ts'

/** One case open before somebody who may read it. */
export type Desk = CaseFolder & {
  readonly visit: Visit
  readonly lang: Lang
  readonly office: Office
  readonly actor: Actor
  readonly today: LocalDate
  readonly to: ReturnType<typeof addressesOf>
  /** Whether the actor may do it, by their role and place on the case; whether the case allows it is another question. */
  readonly may: (action: Action) => boolean
}

export function officeOf({ deps }: Visit): Office {
  if (!deps.office) throw new Error('there is no office behind these pages')
  return deps.office
}

/** Who asks, on a page that is not shown to others. */
export async function actorOf(visit: Visit): Promise<Actor> {
  const actor = await visit.visitor()
  if (!actor) throw new Error('nobody is signed in')
  return actor
}

/** A page about the case that the address names. One that the actor may not read is not there. */
export const onCase =
  (show: (desk: Desk) => Answer | Promise<Answer>): Handler =>
  async (visit) => {
    const desk = await deskOf(visit)
    return desk ? show(desk) : problem(404)
  }

export async function deskOf(visit: Visit): Promise<Desk | null> {
  const id = parseId<CaseId>(visit.params.id ?? '')
  if (!id) return null
  const office = officeOf(visit)
  const actor = await actorOf(visit)
  const folder = await readCase(office, actor, id)
  if (!folder.ok) return null
  const { lang } = visit
  const view = viewOf(folder.value.state, folder.value.at)
  return {
    ...folder.value,
    visit,
    lang,
    office,
    actor,
    today: dateOf(folder.value.at),
    to: addressesOf(id),
    may: (action) => permit(actor, action, view).ok,
  }
}
