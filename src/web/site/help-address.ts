import type { DeviceName } from '#core/card/card.ts'
import { href, type Lang } from '#text/lang.ts'

export const EVIDENCE = '/hjaelp/beviser'
export const REMOVAL = '/hjaelp/fjern'

type Chosen = { readonly app?: string | undefined; readonly device?: DeviceName | undefined }

/** The guide to securing evidence for an app and a device; which app it is says nothing of anybody. */
export function evidenceAddress(lang: Lang, { app, device }: Chosen = {}): string {
  const query = new URLSearchParams()
  if (app) query.set('app', app)
  if (device) query.set('enhed', device)
  return href(lang, EVIDENCE) + (query.size > 0 ? `?${query}` : '')
}

/** How to get something removed from a place. */
export const removalAddress = (lang: Lang, place?: string): string =>
  href(lang, REMOVAL) + (place ? `?${new URLSearchParams({ sted: place })}` : '')
