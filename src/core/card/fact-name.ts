/** `victims.v1.age` as a card asks it: `victims.age`. */
export function withoutId(name: string): string {
  const parts = name.split('.')
  return parts.length === 3 ? `${parts[0]}.${parts[2]}` : name
}
