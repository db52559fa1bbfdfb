import type { about as da } from '../da/about.ts'

export const about: typeof da = { title: 'x' }
