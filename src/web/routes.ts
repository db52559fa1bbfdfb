import { get, nothing, type Route } from './route.ts'
import { aboutPage } from './site/about-page.tsx'
import { frontPage } from './site/front-page.tsx'
import { helpPage } from './site/help-page.tsx'
import { webManifest } from './site/web-manifest.ts'

const PUBLIC = nothing('public and the same for everyone')

/** The whole site, one line a route: path, page or action, who may, what is audited. English lies under /en. */
export const ROUTES: readonly Route[] = [
  get('/', frontPage, 'anyone', PUBLIC),
  get('/hjaelp', helpPage, 'anyone', PUBLIC),
  get('/om', aboutPage, 'anyone', PUBLIC),
  get('/manifest.webmanifest', webManifest, 'anyone', PUBLIC),
]
