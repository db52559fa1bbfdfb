// read when first needed: fifty thousand words, and most starts never meet a new password
const library = () => import('@zxcvbn-ts/language-common')

/** The most words that the public lists have none of, and that come to a Dane's mind first. */
const DANISH = [
  'adgangskode',
  'kodeord',
  'velkommen',
  'sommer',
  'vinter',
  'efterår',
  'efteraar',
  'forår',
  'foraar',
  'danmark',
  'jegelskerdig',
  'minadgangskode',
  'hemmelig',
  'hemmelighed',
  'skole',
  'lærer',
  'elev',
  'kommune',
  'administrator',
]

let known: Promise<ReadonlySet<string>> | undefined

const words = (): Promise<ReadonlySet<string>> =>
  (known ??= library().then(({ dictionary }) => new Set([...dictionary['passwords-common'], ...DANISH])))

const SHORTEST = 3
const PADDING = /^[\d\W_]+$/u
/** Figures and signs count as half a word up to so many. */
const FEW_SIGNS = 4
/** Two words that everybody uses with figures between and after them, or three with nothing. */
const MOST = 3

/**
 * Whether `plain`, in small letters, is one of the passwords that everybody uses, or only two or three such put together with
 * figures and signs. The list is of passwords that have leaked; it asks nobody outside.
 */
export async function isCommon(plain: string): Promise<boolean> {
  const list = await words()
  const letters = [...plain]
  const cost: number[] = [0, ...letters.map(() => Number.POSITIVE_INFINITY)]
  for (let from = 0; from < letters.length; from++) {
    const before = cost[from] ?? 0
    if (before >= MOST) continue
    for (let to = from + 1; to <= letters.length; to++) {
      const part = letters.slice(from, to).join('')
      const price = priceOf(part, to - from)
      if (price > 0) cost[to] = Math.min(cost[to] ?? 0, before + price)
    }
  }
  return (cost.at(-1) ?? 0) <= MOST

  function priceOf(part: string, length: number): number {
    if (length >= SHORTEST && list.has(part)) return 1
    return PADDING.test(part) ? (length <= FEW_SIGNS ? 0.5 : 1) : 0
  }
}
