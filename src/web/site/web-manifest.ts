import { siteText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { data } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** What makes the card installable on a telephone. */
export function webManifest({ lang }: Visit) {
  const t = siteText(lang)
  const manifest = {
    name: t.name,
    short_name: t.name,
    description: t.description,
    lang,
    id: '/',
    start_url: href(lang, '/'),
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf8',
    theme_color: '#fbfaf8',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
    ],
  }
  return data('application/manifest+json; charset=utf-8', JSON.stringify(manifest), false)
}
