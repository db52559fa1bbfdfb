/** What the page carries for the logbook, beside the words. */
export type PageData = {
  /** Public; goes into every key. */
  readonly installation: string
  /** Address of the worker that reads files. */
  readonly worker: string
  /** Address of the newest card, as data. */
  readonly card: string
  /** The common log's public key, as it is published. */
  readonly logKey: string
  /** Whether a professional was signed in in this browser when the page was fetched; such a device takes in no files. */
  readonly professional: boolean
}

export function readPageData({ dataset }: HTMLElement): PageData | null {
  const { installation, worker = '', card = '', logKey = '', professional } = dataset
  return installation ? { installation, worker, card, logKey, professional: professional !== undefined } : null
}
