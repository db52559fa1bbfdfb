import type { Someone, Where } from '#core/logbook/entry.ts'

const listed = (parts: readonly string[]): string => parts.filter(Boolean).join(', ')

/** Everybody who was part of it. */
export const sayWho = (who: readonly Someone[]): string =>
  who.map(({ name, username, telephone }) => listed([name, username, telephone])).join('; ')

/** Where it was, from the platform to the address. */
export const sayWhere = ({ platform, group, profile, address, elsewhere }: Where): string =>
  listed([platform, group, profile, address, elsewhere])
