import { sharing as da } from './da/sharing.ts'
import { sharing as en } from './en/sharing.ts'
import type { Lang } from './lang.ts'

// Not in index.ts, which all pages with scripts share: what stands here is fetched by the logbook alone.
export const sharingText = (lang: Lang) => (lang === 'en' ? en : da)
