/**
 * Where a request comes from. Behind `proxies` proxies of one's own, each of which adds the address it was asked from,
 * the last that many are to be believed; whatever stands before them anybody can have written.
 */
export function addressOf(request: Request, remote: string, proxies: number): string {
  if (proxies === 0) return remote
  const told = (request.headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  return told.at(-proxies) ?? remote
}
