/** Letters that are said alike, so that Sofie is found as Sophie, Kristian as Christian and Aagaard as Ågård. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/ch|ck|c(?![eiy])|q/g, 'k'],
  [/c/g, 's'],
  [/th|dt/g, 't'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/[jy]/g, 'i'],
  [/h(?=[jv])/g, ''],
  [/(.)\1+/g, '$1'],
]

/** Text with its case, accents and spellings of æ, ø, å made one. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('aa', 'a')

export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []

const sounded = (word: string): string => SAID.reduce((text, [letters, as]) => text.replace(letters, as), word)

/** From so many letters on, one may be wrong. */
const LONG = 4

/** Whether two words, already folded, are the same name or nearly so. */
function isAlike(a: string, b: string): boolean {
  const [one, other] = [sounded(a), sounded(b)]
  return one === other || (Math.min(one.length, other.length) >= LONG && isOneOff(one, other))
}

/** One letter more, less, another, or two that have changed places. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length > restB.length) return restA.slice(1) === restB
  if (restA.length < restB.length) return restA === restB.slice(1)
  return (
    restA.slice(1) === restB.slice(1) || (restA.slice(2) === restB.slice(2) && restA.slice(0, 2) === swapped(restB))
  )
}

const swapped = (text: string): string => `${text[1] ?? ''}${text[0] ?? ''}`

/**
 * Whether two names may be the same person's: they begin alike, and each word of the shorter one is alike to one of the other's.
 * A first name alone is alike to every full name that begins with it.
 */
export function mayBeSame(a: string, b: string): boolean {
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length)
  const [first = ''] = short
  if (first === '' || !isAlike(first, long[0] ?? '')) return false
  const left = [...long]
  return short.every((word) => {
    const at = left.findIndex((one) => isAlike(word, one))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Whether everything that was looked for, as words, is in a name: begun, or nearly the same. */
export const isNamed = (name: string, sought: readonly string[]): boolean => {
  const words = wordsOf(name)
  return sought.length > 0 && sought.every((one) => words.some((word) => word.startsWith(one) || isAlike(word, one)))
}

/** Whether all that was looked for, as words, stands in a text. */
export function says(text: string, sought: readonly string[]): boolean {
  const whole = folded(text)
  return sought.length > 0 && sought.every((word) => whole.includes(word))
}
