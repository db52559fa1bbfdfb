import type { guide as da } from '../da/guide.ts'

export const guide: typeof da = { title: 'x' }
