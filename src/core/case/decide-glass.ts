import { err, ok } from '../result.ts'
import { addMinutes } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { GLASS_PURPOSES } from './events.ts'
import { reasoned } from './limits.ts'
import type { CaseFile } from './state.ts'

/** So long somebody let in in an emergency may read. */
export const GLASS_HOURS = 4

/** The reason is read by the case's own people; the purpose also by who oversees. */
export function breakGlass({ purpose, reason }: CommandOf<'break-glass'>, { at }: Pick<Asking, 'at'>): Decided {
  if (!GLASS_PURPOSES.includes(purpose)) return err({ type: 'missing', field: 'purpose' })
  const why = reasoned('reason', reason)
  return why.ok
    ? ok([{ type: 'glass-broken', purpose, reason: why.value, until: addMinutes(at, GLASS_HOURS * 60) }])
    : why
}

/** A leader has seen that somebody was in; never the one who was. */
export function acknowledgeGlass({ broken }: CommandOf<'acknowledge-glass'>, state: CaseFile, { by }: Asking): Decided {
  const found = state.glass.find(({ entry }) => entry === broken)
  if (!found || found.seen) return err({ type: 'nothing-changed' })
  if (found.by.account === by.account) return err({ type: 'own-proposal' })
  return ok([{ type: 'glass-acknowledged', broken }])
}
