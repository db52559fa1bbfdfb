import type { card as da } from '../da/card.ts'

export const card: typeof da = { title: 'x' }
