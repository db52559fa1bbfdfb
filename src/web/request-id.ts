const ids = new WeakMap<Request, string>()

/** What one request is called, in the log and in the record of who saw what; the answer carries it as `x-request-id`. */
export function requestIdOf(request: Request): string {
  const known = ids.get(request)
  if (known) return known
  const id = crypto.randomUUID()
  ids.set(request, id)
  return id
}
