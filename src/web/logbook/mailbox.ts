import type { ShownEntry, ShownId } from '#core/case/family-events.ts'
import type { CaseState, Invitation } from '#core/case/state.ts'
import type { Instant } from '#core/time.ts'

/** What a family sees of the school: what they have shown it themselves, and what is written between the two. Nothing else of the case. */
export type Mailbox = {
  readonly school: string
  /** An invented case. */
  readonly exercise: boolean
  /** Whether words still go to the school, and whether more can be shown to it. */
  readonly writes: boolean
  readonly shows: boolean
  readonly shown: readonly {
    readonly id: ShownId
    readonly at: Instant
    readonly by: string
    readonly purpose: string
    readonly entries: readonly ShownEntry[]
    readonly withdrawn: Instant | null
  }[]
  readonly told: readonly {
    readonly at: Instant
    readonly by: string
    readonly securedBy: string
    readonly pieces: number
  }[]
  readonly messages: readonly {
    readonly at: Instant
    readonly from: 'school' | 'family'
    readonly name: string
    readonly text: string
  }[]
}

export const mailboxOf = (state: CaseState, { shown, told, messages, ended }: Invitation): Mailbox => ({
  school: state.institution.name,
  exercise: state.exercise,
  writes: !ended,
  shows: !ended && state.status === 'open',
  shown: shown.map(({ id, at, by, purpose, entries, withdrawn }) => ({
    id,
    at,
    by: by.name,
    purpose,
    entries,
    withdrawn: withdrawn?.at ?? null,
  })),
  told: told.map(({ at, by, securedBy, pieces }) => ({ at, by: by.name, securedBy, pieces })),
  messages: messages.map(({ at, by, text }) => ({
    at,
    from: by.function === 'family' ? 'family' : 'school',
    name: by.name,
    text,
  })),
})
