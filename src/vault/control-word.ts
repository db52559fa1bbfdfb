import type { Ending } from '#core/logbook/circle.ts'
import { sha256, utf8 } from './bytes.ts'
import { SYMBOLS } from './code.ts'
import { canonical } from './signed.ts'

/** Kontrolord: four symbols for how many entries there are and what the last is; to be written beside the code. */
export async function controlWord({ count, head }: Ending): Promise<string> {
  const [a = 0, b = 0, c = 0] = await sha256(utf8(`actioncard/logbook/control-word/v1\n${canonical({ count, head })}`))
  const bits = (a << 16) | (b << 8) | c
  return [19, 14, 9, 4].map((shift) => SYMBOLS.charAt((bits >> shift) & 31)).join('')
}

/** A control word as somebody may write it, in the one way that it is shown. */
export function readControlWord(text: string): string {
  const spaced = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  return spaced.replace(/[OILU]/g, (char) => ({ O: '0', I: '1', L: '1', U: 'V' })[char] ?? char)
}
