import type { plan as da } from '../da/plan.ts'

export const plan: typeof da = {
  why: 'Why?',
}
