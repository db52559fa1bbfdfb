import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { encodingFor } from './compress.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
}

const SUFFIX = { br: '.br', gzip: '.gz' } as const

/** Answers for the built files. They are listed once: nothing outside the list can be asked for. */
export function staticFiles(folder: string): (request: Request, path: string) => Response | null {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const known = new Set(names.map((name) => `/${name.replaceAll('\\', '/')}`))
  return (request, path) => {
    const type = TYPES[extname(path)]
    if (!type || !known.has(path)) return null
    const headers = new Headers({ 'content-type': type, vary: 'accept-encoding' })
    headers.set('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    const encoding = encodingFor(request.headers.get('accept-encoding'))
    const smaller = encoding && known.has(path + SUFFIX[encoding]) ? encoding : null
    if (smaller) headers.set('content-encoding', smaller)
    const bytes = readFileSync(join(folder, path + (smaller ? SUFFIX[smaller] : '')))
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
  }
}
