import { logbookRemoval as da } from './da/logbook-removal.ts'
import { logbookRemoval as en } from './en/logbook-removal.ts'
import type { Lang } from './lang.ts'

// Not in index.ts, which all pages with scripts share: what stands here is fetched by the logbook alone.
export const logbookRemovalText = (lang: Lang) => (lang === 'en' ? en : da)
