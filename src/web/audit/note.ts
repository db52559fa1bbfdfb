import { type CaseId, parseId } from '#core/id.ts'
import type { Outcome } from '#store/audit/chain.ts'
import type { Answer } from '../answer.ts'
import { requestIdOf } from '../request-id.ts'
import type { Route } from '../route.ts'
import type { Visit } from '../visit.ts'

/** Records a visit as its route's line says, unless what it did is recorded already; of somebody who is not signed in there is nobody to name, and nothing was shown. */
export async function note({ audit, method }: Route, visit: Visit, given: Answer): Promise<void> {
  if (!('record' in audit) || (given.kind === 'redirect' && given.recorded)) return
  const actor = await visit.visitor()
  if (!actor) return
  await visit.deps.record({
    actor,
    at: visit.now,
    action: audit.record,
    outcome: outcomeOf(method, given),
    caseId: parseId<CaseId>(visit.params.id ?? ''),
    request: requestIdOf(visit.request),
  })
}

/** What was posted and led on is done; a page instead is the form handed back. */
function outcomeOf(method: Route['method'], given: Answer): Outcome {
  if (given.kind === 'problem') return 'refused'
  return method === 'post' && given.kind === 'page' ? 'returned' : 'done'
}
