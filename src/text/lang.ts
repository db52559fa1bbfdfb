import type { Words } from '#core/card/plan.ts'

export type Lang = keyof Words
export const LANGS = ['da', 'en'] as const satisfies readonly Lang[]

/** The words in `lang`. */
export const say = (words: Words, lang: Lang): string => words[lang]

/** The language an address is in: English lies under `/en`. */
export const langOf = (path: string): Lang => (path === '/en' || path.startsWith('/en/') ? 'en' : 'da')

/** A Danish address in `lang`: `/kort` is `/en/kort` in English. */
export const href = (lang: Lang, path: string): string => (lang === 'da' ? path : path === '/' ? '/en' : `/en${path}`)

/** An address without its language: the one the table of routes knows. */
export const pathOf = (address: string): string =>
  langOf(address) === 'en' ? address.slice('/en'.length) || '/' : address
