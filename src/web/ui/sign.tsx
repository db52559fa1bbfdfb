import type { PlanStep } from '#core/card/plan.ts'

/** The three voices' own shapes, the same on every page and on paper. */
export type Voice = 'do' | 'wait' | 'stop'

/** The voice that a step speaks in; none once it is settled. */
export const voiceOf = (status: PlanStep['status']): Voice | undefined =>
  status === 'do' ? 'do' : status === 'ask' || status === 'wait' ? 'wait' : undefined

const SHAPES = {
  do: (
    <>
      <circle cx="14" cy="14" r="13" fill="currentColor" />
      <path class="sign-cut" d="M8 14h11m-4.5-5L19 14l-4.5 5" fill="none" stroke-width="2.6" />
    </>
  ),
  wait: (
    <>
      <circle cx="14" cy="14" r="12" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="4.2 3.34" />
      <path d="M11 9v10M17 9v10" stroke="currentColor" stroke-width="2.6" />
    </>
  ),
  stop: (
    <>
      <path d="M8.6 1h10.8L27 8.6v10.8L19.4 27H8.6L1 19.4V8.6z" fill="currentColor" />
      <path class="sign-cut" d="M7 14h14" fill="none" stroke-width="4" />
    </>
  ),
}

export function Sign({ voice }: { readonly voice: Voice }) {
  return (
    <svg class={`sign sign-${voice}`} viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      {SHAPES[voice]}
    </svg>
  )
}
