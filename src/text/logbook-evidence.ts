import { logbookEvidence as da } from './da/logbook-evidence.ts'
import { logbookEvidence as en } from './en/logbook-evidence.ts'
import type { Lang } from './lang.ts'

// Not in index.ts, which all pages with scripts share: what stands here is fetched by the logbook alone.
export const logbookEvidenceText = (lang: Lang) => (lang === 'en' ? en : da)
