import { cardData } from './card/card-data.ts'
import { cardPage } from './card/card-page.tsx'
import { guidePage, guideStep } from './card/guide-page.tsx'
import { get, nothing, post, type Route } from './route.ts'
import { aboutPage } from './site/about-page.tsx'
import { frontPage } from './site/front-page.tsx'
import { helpPage } from './site/help-page.tsx'
import { webManifest } from './site/web-manifest.ts'

const PUBLIC = nothing('public and the same for everyone')

/** The whole site, one line a route: path, page or action, who may, what is audited. English lies under /en. */
export const ROUTES: readonly Route[] = [
  get('/', frontPage, 'anyone', PUBLIC),
  get('/kort', cardPage, 'anyone', PUBLIC),
  get('/kort/data/:file', cardData, 'anyone', PUBLIC),
  get('/kort/guide', guidePage, 'anyone', PUBLIC),
  post(
    '/kort/guide',
    guideStep,
    'anyone',
    nothing('the answers of somebody unknown, used for the page and kept nowhere'),
  ),
  get('/hjaelp', helpPage, 'anyone', PUBLIC),
  get('/om', aboutPage, 'anyone', PUBLIC),
  get('/manifest.webmanifest', webManifest, 'anyone', PUBLIC),
]
