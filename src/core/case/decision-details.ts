import type { Card, Law } from '../card/card.ts'
import { err, ok, type Result } from '../result.ts'
import type { CommandOf } from './commands.ts'
import { CONSENTS, type Consent, type DecisionProposed } from './events.ts'
import { all, LIMITS, required } from './limits.ts'
import type { Field, Refusal } from './refusal.ts'

type Proposing = CommandOf<'propose-decision'>
type Details = { readonly [K in 'basis' | 'scope' | 'whom' | 'told' | 'purpose' | 'consent']?: DecisionProposed[K] }

/** What a decision says beside its outcome and reason, each kind its own. */
export function detailsOf(command: Proposing, card: Card): Result<Details, Refusal> {
  const { whom, told, purpose } = command
  const yes = command.outcome === 'yes'
  switch (command.decision) {
    case 'notTellingParents':
      if (!isException(command)) return ok({})
      return all({ basis: basisOf(command, basesOf(card)), scope: short('scope', command.scope) })
    case 'surroundings':
      return yes ? all({ whom: short('whom', whom), told: short('told', told) }) : ok({})
    case 'sharing': {
      const said = all({ whom: short('whom', whom), told: short('told', told), purpose: short('purpose', purpose) })
      if (!said.ok || !yes) return said
      const rests = all({ basis: basisOf(command, sharingBasesOf(card)), consent: consentOf(command.consent) })
      return rests.ok ? ok({ ...said.value, ...rests.value }) : rests
    }
    default:
      return ok({})
  }
}

const short = (field: Field, text = ''): Result<string, Refusal> => required(field, text, LIMITS.short)

export const isException = ({ decision, outcome }: Proposing): boolean =>
  decision === 'notTellingParents' && outcome === 'yes'

/** The laws that not telling parents can rest on, as the card lists them. */
export const basesOf = (card: Card): readonly Law[] => card.laws.filter(({ exception }) => exception)

/** Steps of the card that are about sharing what is known. */
const SHARES = ['cooperate-schools', 'cooperate-wider', 'plan-surroundings', 'send-referral']

/** The laws that sharing can rest on: those that the card's own steps of sharing rest on. */
export function sharingBasesOf(card: Card): readonly Law[] {
  const cited = new Set(card.steps.filter(({ id }) => SHARES.includes(id)).flatMap(({ law }) => law ?? []))
  return card.laws.filter(({ id }) => cited.has(id))
}

function basisOf({ basis }: Proposing, laws: readonly Law[]): Result<string, Refusal> {
  if (!basis) return err({ type: 'missing', field: 'basis' })
  return laws.some(({ id }) => id === basis) ? ok(basis) : err({ type: 'not-an-option', field: 'basis' })
}

function consentOf(consent: Consent | undefined): Result<Consent, Refusal> {
  if (!consent) return err({ type: 'missing', field: 'consent' })
  return CONSENTS.includes(consent) ? ok(consent) : err({ type: 'not-an-option', field: 'consent' })
}
