type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that have a value: what is left out of a record is absent, never `undefined`. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
