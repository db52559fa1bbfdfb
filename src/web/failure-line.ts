import { requestIdOf } from './request-id.ts'

/** What the operator's log says of a breakdown. Never its message: PostgreSQL and others quote there what somebody has typed. */
export function failureLine(status: number, request: Request, error: Error & { readonly code?: unknown }): string {
  const code = typeof error.code === 'string' && /^\w+$/.test(error.code) ? ` ${error.code}` : ''
  return `${status} ${request.method} ${error.name}${code} (request ${requestIdOf(request)})`
}
