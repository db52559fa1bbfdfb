// The card and the guide without a net: files by their names, the public pages as last seen. Nothing personal is kept.

// The compiler knows this project's globals as a page's; a service worker's own are few.
type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type Fetching = Event & { readonly request: Request; readonly respondWith: (response: Promise<Response>) => void }
type Itself = {
  readonly addEventListener: {
    (type: 'install' | 'activate', listener: (event: Lasting) => void): void
    (type: 'fetch', listener: (event: Fetching) => void): void
    (type: 'message', listener: (event: MessageEvent) => void): void
  }
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
}
const worker = self as unknown as Itself

const CACHE = `actioncard-${VERSION}`
const WITHOUT_NET = '/uden-net'
const PAGES = [
  '/',
  '/kort',
  '/kort/guide',
  '/hjaelp',
  '/hjaelp/beviser',
  '/hjaelp/fjern',
  '/kontrol',
  '/logbog',
  '/om',
  WITHOUT_NET,
].flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`])
const CARD_DATA = /\/kort\/data\/[\w.-]+\.json/

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method !== 'GET') {
    // What another site posts goes its own way: the server must see where it came from.
    const ours = request.referrer.startsWith(`${location.origin}/`)
    if (request.mode === 'navigate' && ours) event.respondWith(orSaid(request, pathname))
    return
  }
  const saving = savings.get(pathname)
  if (saving) return event.respondWith(Promise.resolve(passOn(pathname, saving)))
  if (pathname.startsWith('/assets/') || CARD_DATA.test(pathname)) event.respondWith(fromCache(request))
  else if (PAGES.includes(pathname) || pathname.startsWith('/icon') || pathname.endsWith('.webmanifest'))
    event.respondWith(fromNet(request, pathname))
  else if (request.mode === 'navigate') event.respondWith(orSaid(request, pathname))
})

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  const page = (path: string) => new Request(path, { credentials: 'omit', cache: 'no-cache' })
  await Promise.all([...PRECACHE, ...PAGES, '/icon.svg'].map((path) => keep(cache, page(path))))
  // The guide's page names the card that it needs.
  const guide = await (await cache.match('/kort/guide'))?.text()
  const card = guide && CARD_DATA.exec(guide)?.[0]
  if (card) await keep(cache, page(card))
  await worker.skipWaiting()
}

async function keep(cache: Cache, request: Request): Promise<void> {
  const response = await fetch(request)
  if (response.ok) await cache.put(new URL(request.url).pathname, response)
}

async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** What never changes under its name. */
async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(new URL(request.url).pathname)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(new URL(request.url).pathname, response.clone())
  return response
}

/** A page that is somebody's own, or a form that was sent: from the net alone, and when it is away, said in words. */
async function orSaid(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(CACHE)
    const said = await cache.match(/^\/en(\/|$)/.test(path) ? `/en${WITHOUT_NET}` : WITHOUT_NET)
    if (said) return said
    throw error
  }
}

/** The newest there is; as last seen when the net is away. A page that is somebody's own is never kept. */
async function fromNet(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(request)
    const ours = response.headers.get('cache-control')?.includes('no-store') ?? false
    if (response.ok && !ours && !request.url.includes('?')) await cache.put(path, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(path)
    if (kept) return kept
    throw error
  }
}

/** Packages on their way from a page to the disk: the address it will go to, and where the bytes come from. */
const savings = new Map<string, MessagePort>()

worker.addEventListener('message', ({ data, ports: [bytes, ready] }) => {
  if (data?.type !== 'save' || !bytes || !ready) return
  savings.set(data.address, bytes)
  ready.postMessage('ready')
})

/** A download, a piece at a time as the disk takes it. Nothing of it is kept here. */
function passOn(address: string, port: MessagePort): Response {
  savings.delete(address)
  const body = new ReadableStream<Uint8Array>(
    {
      start(to) {
        port.onmessage = ({ data }) => {
          if (data === 'end') to.close()
          else if (data === 'broken') to.error(new Error('the package was not made to its end'))
          else to.enqueue(data)
        }
      },
      pull: () => port.postMessage('pull'),
      cancel: () => port.postMessage('cancel'),
    },
    { highWaterMark: 1 },
  )
  const name = address.split('/').at(-1)
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}
