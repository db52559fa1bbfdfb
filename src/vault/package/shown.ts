const LONGEST = 200
/** Letters that are not seen, or turn what stands around them, as `gnp.exe` behind a mark looks like `exe.png`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Cs}]|(?! )\p{Zs}/gu

/** A name from a package as it may be shown: nothing in it moves the cursor or hides a letter. */
export function shown(name: string): string {
  const plain = name.replace(UNSEEN, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain
}
