import { type CommandId, parseId } from '#core/id.ts'
import type { Seen } from '#store/find-cases.ts'
import { handle, type Request } from '#store/handle.ts'
import { type Answer, problem, written } from '../answer.ts'
import type { Handler } from '../route.ts'
import type { FieldFault } from '../ui/error-summary.tsx'
import type { Visit } from '../visit.ts'
import { type Attempt, faultsOf, newCommandId } from './attempt.ts'
import { type Desk, deskOf } from './desk.ts'

/** A page with forms. `attempt` is what was sent and not accepted; null when the page is only asked for. */
export type CasePage = (desk: Desk, attempt: Attempt | null) => Answer | Promise<Answer>

/** What a form asks for and where it leads, or what is wrong with it before the case is even asked. */
type Asked =
  | { readonly request: Request; readonly next: string }
  /** `found`: where somebody to be written on may be already. */
  | { readonly faults: readonly FieldFault[]; readonly found?: readonly Seen[] }
  | { readonly instead: Answer }

/** Reads the form named `form` of a page. */
export type ReadForm = (typed: URLSearchParams, desk: Desk, form: string) => Asked | Promise<Asked>

/**
 * A post that asks one command of the case: done leads on; refused, or overtaken by somebody else's entry, shows the
 * page again with what was typed.
 */
export const acting =
  (read: ReadForm, show: CasePage): Handler =>
  async (visit) => {
    const desk = await deskOf(visit)
    if (!desk) return problem(404)
    const form = visit.form.get('form') ?? ''
    const asked = await read(visit.form, desk, form)
    if ('instead' in asked) return asked.instead
    const attempt = attemptOf(visit, form)
    if ('faults' in asked) return show(desk, { ...attempt, ...asked })
    const { office, actor, id } = desk
    const sent = { id: attempt.command, seen: attempt.seen, command: asked.request }
    const handled = await handle(office, actor, id, sent, visit.noting)
    switch (handled.type) {
      case 'done':
        return written(asked.next)
      case 'refused':
        if (handled.refusal.type === 'not-permitted') return problem(403)
        return show(desk, { ...attempt, faults: faultsOf(handled.refusal, form, visit.lang) })
      case 'changed': {
        const now = await deskOf(visit)
        if (!now) return problem(404)
        return show(now, { ...attempt, seen: handled.version, meanwhile: handled.events })
      }
    }
  }

function attemptOf({ form: typed }: Visit, form: string): Attempt {
  const seen = Number(typed.get('seen'))
  return {
    form,
    command: parseId<CommandId>(typed.get('command') ?? '') ?? newCommandId(),
    seen: Number.isInteger(seen) && seen >= 0 ? seen : 0,
    typed,
    faults: [],
    meanwhile: [],
  }
}

/** The status of a page that shows an attempt. */
export const statusOf = (attempt: Attempt | null): 200 | 409 | 422 =>
  !attempt ? 200 : attempt.meanwhile.length > 0 ? 409 : 422
