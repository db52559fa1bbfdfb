const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa', ß: 'ss' }
const WINDOWS_OWN = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST_STEM = 60
const LONGEST_ENDING = 12

/**
 * A name that every system reads as the same file: `[A-Za-z0-9._-]`, no device of Windows, neither hidden nor long.
 * Two names may become one; whoever keeps several gives each a folder of its own.
 */
export function safeName(original: string): string {
  const plain = original
    .normalize('NFC')
    .replace(/[æøåÆØÅß]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._-]+/, '')
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 ? plain.slice(dot + 1).slice(0, LONGEST_ENDING) : ''
  const stem = trimmed((dot > 0 ? plain.slice(0, dot) : plain).slice(0, LONGEST_STEM)) || 'fil'
  const first = stem.split('.')[0] ?? ''
  const free = WINDOWS_OWN.test(first) ? `_${stem}` : stem
  return ending ? `${free}.${ending}` : free
}

/** A dot at either end hides a file or is dropped by Windows; a dash first looks like an option. */
const trimmed = (stem: string): string => stem.replace(/^[.\-_]+|[._]+$/g, '')
