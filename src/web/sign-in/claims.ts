import type { AccountRole } from '#core/case/permit.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Mapping } from './providers.ts'

/** What a provider says of somebody, its signature checked. */
export type Claims = Readonly<Record<string, unknown>>

/** Who somebody is with us, by what the provider says. */
type Person = {
  readonly municipality: string
  readonly institution: string | null
  readonly role: AccountRole
  readonly name: string
}

/** `assurance`: not sure enough who it is. `no-role`, `no-place`: sure, but nobody here. */
type ClaimRefusal = 'assurance' | 'no-role' | 'no-place' | 'no-name'

const valuesOf = (claims: Claims, claim: string): string[] => {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')
}

/** Whether the provider is as sure as it must be; of two values for one claim, both must do. */
export const isAssured = ({ require }: Mapping, claims: Claims): boolean =>
  require.every(({ claim, oneOf }) => {
    const values = valuesOf(claims, claim)
    return values.length > 0 && values.every((value) => oneOf.includes(value))
  })

/** Of several roles or places the one that stands first in the settings. */
const firstOf = <T>(map: Readonly<Record<string, T>>, values: readonly string[]): T | null => {
  const key = Object.keys(map).find((known) => values.includes(known))
  return key === undefined ? null : (map[key] ?? null)
}

export function personOf(mapping: Mapping, claims: Claims): Result<Person, ClaimRefusal> {
  const role = firstOf(mapping.roles, valuesOf(claims, mapping.claims.role))
  if (!role) return err('no-role')
  const institution =
    role === 'ssp' ? null : firstOf(mapping.institutions, valuesOf(claims, mapping.claims.institution))
  if (!institution && (role === 'professional' || role === 'leader')) return err('no-place')
  const name = valuesOf(claims, mapping.claims.name)[0]?.trim().slice(0, 100)
  if (!name) return err('no-name')
  return ok({ municipality: mapping.municipality, institution, role, name })
}
