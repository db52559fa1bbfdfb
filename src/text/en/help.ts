import type { help as da } from '../da/help.ts'

export const help: typeof da = {
  title: 'For you who are young, or a parent',
}
