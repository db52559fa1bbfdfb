import { logbookPackage as da } from './da/logbook-package.ts'
import { logbookPackage as en } from './en/logbook-package.ts'
import type { Lang } from './lang.ts'

// Not in index.ts, which all pages with scripts share: what stands here is fetched by the logbook alone.
export const logbookPackageText = (lang: Lang) => (lang === 'en' ? en : da)
