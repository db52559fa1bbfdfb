import { createHash } from 'node:crypto'

/** The same id each time for the same name, so that what is done twice under it is done once. */
export function namedId<Id extends string>(name: string): Id {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id
}
