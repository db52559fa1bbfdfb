/** Put in place of the names by scripts/build.ts, in service-worker.ts only. */
declare const PRECACHE: readonly string[]
declare const VERSION: string
