/** What a device keeps, by name. Everything that is put or taken away at once is so wholly, or not at all. */
export type Shelf = {
  readonly get: (name: string) => Promise<unknown>
  /** Names that begin so, in order. */
  readonly list: (beginning: string) => Promise<readonly string[]>
  /** Kept when it resolves, also if the battery dies the moment after. `undefined` takes away. */
  readonly put: (changes: Readonly<Record<string, unknown>>) => Promise<void>
  /** Takes everything away, and the shelf itself. */
  readonly forget: () => Promise<void>
}

const DATABASE = 'actioncard'
const STORE = 'kept'

/** On a device that is not called safe: gone with the page. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, unknown>()
  return {
    get: async (name) => kept.get(name),
    list: async (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)).sort(),
    put: async (changes) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) kept.delete(name)
        else kept.set(name, value)
      }
    },
    forget: async () => kept.clear(),
  }
}

/** Whether this browser has such a shelf already; asking makes none. */
export async function hasShelf(): Promise<boolean> {
  const databases = await indexedDB.databases()
  return databases.some(({ name }) => name === DATABASE)
}

/** In the browser's own database. Throws where the browser has none, as in some private windows. */
export async function browserShelf(): Promise<Shelf> {
  const db = await opened()
  const store = (mode: IDBTransactionMode) => db.transaction(STORE, mode, { durability: 'strict' })
  return {
    get: (name) => answered(store('readonly').objectStore(STORE).get(name)),
    list: async (beginning) => {
      const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`)
      return (await answered(store('readonly').objectStore(STORE).getAllKeys(range))).map(String)
    },
    put: async (changes) => {
      const transaction = store('readwrite')
      const kept = transaction.objectStore(STORE)
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) kept.delete(name)
        else kept.put(value, name)
      }
      await completed(transaction)
    },
    forget: async () => {
      // emptied first: another page that has it open can hold the deletion up, and closes only when it comes to it
      const transaction = store('readwrite')
      transaction.objectStore(STORE).clear()
      await completed(transaction)
      db.close()
      await deleted()
    },
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return answered(request).then((db) => {
    db.onversionchange = () => db.close()
    return db
  })
}

const deleted = (): Promise<unknown> => answered(indexedDB.deleteDatabase(DATABASE))

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
