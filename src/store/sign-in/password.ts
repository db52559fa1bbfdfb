import { hash, verify } from '@node-rs/argon2'
import { isCommon } from './common-password.ts'
import type { DoorKeys } from './keys.ts'

export const PASSWORD = { least: 12, most: 200 } as const

const ARGON2ID = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 } as const
const AT_ONCE = 4

/** A hash of nothing, to be as long about somebody unknown as about somebody known. */
const NOBODYS = '$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

let running = 0
const waiting: (() => void)[] = []

/** Each takes 46 MiB: more than a few at once would let anybody use up the memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** The same letters typed on another keyboard are the same password. */
const typed = (password: string): string => password.normalize('NFC')

export const hashPassword = (keys: DoorKeys, password: string): Promise<string> =>
  inTurn(() => hash(typed(password), { ...ARGON2ID, secret: keys.pepper }))

/** Whether `password` is the one hashed; takes its time also when there is none. */
export const isPassword = async (
  keys: Pick<DoorKeys, 'pepper'>,
  hashed: string | null,
  password: string,
): Promise<boolean> => {
  if (password.length > PASSWORD.most) return false
  const right = await inTurn(() => verify(hashed ?? NOBODYS, typed(password), { secret: keys.pepper }))
  return right && hashed !== null
}

export type PasswordFault = 'too-short' | 'too-long' | 'too-plain' | 'too-common'

/** What everybody who sees the page knows, and so no part of a password: the product's words, beside what is `about` somebody. */
const OURS = ['actioncard', 'handlekort', 'digitale', 'krænkelser', 'fagprofessionel', 'leder', 'sager']

/**
 * What is wrong with a password that somebody wants; `about` is what others know of them: their names, where they work.
 * Any letters and signs will do, and spaces.
 */
export async function passwordFault(password: string, about: readonly string[]): Promise<PasswordFault | null> {
  const plain = typed(password).toLowerCase()
  if ([...plain].length < PASSWORD.least) return 'too-short'
  if (password.length > PASSWORD.most) return 'too-long'
  const known = [...OURS, ...about.flatMap((one) => one.toLowerCase().split(/[\s@.]+/))].filter(
    (word) => word.length > 3,
  )
  const left = known.reduce((rest, word) => rest.replaceAll(word, ''), plain)
  return [...left].length < PASSWORD.least / 2 || new Set(left).size < 5 || isRun(plain)
    ? 'too-plain'
    : (await isCommon(plain))
      ? 'too-common'
      : null
}

/** Whether each letter follows the one before: 123456789012, abcdefghijkl. */
const isRun = (text: string): boolean =>
  [...text].slice(1).every((letter, index) => {
    const step = letter.charCodeAt(0) - text.charCodeAt(index)
    return step === 1 || step === -1 || step === -9
  })
