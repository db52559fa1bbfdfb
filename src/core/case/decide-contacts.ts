import { given } from '../given.ts'
import type { PersonId } from '../id.ts'
import { err, ok } from '../result.ts'
import { dateOf } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { CHANNELS, CONTACT_OUTCOMES, PARTIES, type Party } from './events.ts'
import { all, LIMITS, optional, past, required } from './limits.ts'
import { heldOut } from './parents.ts'
import { type CaseFile, personOf } from './state.ts'

/** What has happened is written down, also what should not have: a parent held out was told something, and why. */
export function logContact(command: CommandOf<'log-contact'>, state: CaseFile, { at }: Asking): Decided {
  const { channel, outcome } = command
  if (command.with === '') return err({ type: 'missing', field: 'with' })
  const person = personOf(state, command.with)
  const party = PARTIES.find((one) => one === command.with)
  if (!person && !party) return err({ type: 'not-an-option', field: 'with' })
  if (!CHANNELS.includes(channel)) return err({ type: 'not-an-option', field: 'channel' })
  if (!CONTACT_OUTCOMES.includes(outcome)) return err({ type: 'not-an-option', field: 'outcome' })
  const explains = person !== undefined && heldOut(state, person) !== undefined
  const read = all({
    on: past('on', command.on ?? dateOf(at), at),
    note: explains ? required('note', command.note ?? '', LIMITS.text) : optional('note', command.note, LIMITS.text),
  })
  if (!read.ok) return read
  const { on, note } = read.value
  const who: PersonId | Party = person?.id ?? (party as Party)
  return ok([{ type: 'contact-logged', with: who, channel, outcome, on, ...given({ note }) }])
}
