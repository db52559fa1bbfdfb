const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS: readonly (readonly [string, string])[] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // `no-referrer` would make browsers post forms with `Origin: null`.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()'],
]

/** The one script that may run WebAssembly; a worker has the policy of its own file, not of the page that starts it. */
const PACKAGE_WORKER = /^\/assets\/package-worker-[\w-]+\.js$/
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; frame-ancestors 'none'"

/** Puts the security headers on any response: pages, errors, files. */
export function secure(headers: Headers, origin: string, path: string): void {
  for (const [name, value] of ALWAYS) headers.set(name, value)
  if (PACKAGE_WORKER.test(path)) headers.set('content-security-policy', WORKER_POLICY)
  if (origin.startsWith('https:')) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
}

/** Whether a request that changes something comes from our own pages. */
export function isSameOrigin(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site === null ? request.headers.get('origin') === origin : site === 'same-origin'
}
