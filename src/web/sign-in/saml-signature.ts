/** The signatures and digests that a response may use; the library takes SHA-1 too, which can be forged. */
const SIGNATURES: readonly string[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
]
const DIGESTS: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]

const algorithms = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${element}\\b([^>]*)>`, 'g'))].map(
    ([, attributes = '']) => /\bAlgorithm\s*=\s*(["'])(.*?)\1/.exec(attributes)?.[2] ?? '',
  )

const isAmong = (found: readonly string[], allowed: readonly string[]): boolean =>
  found.length > 0 && found.every((one) => allowed.includes(one))

/**
 * Whether every signature in a response is made as ours must be. Looked at before the library sees it, in the text and
 * not in a tree of it: a comment, a declaration or a name written with a reference, where something else could hide
 * from the one and be seen by the other, is refused altogether.
 */
export function isSoundlySigned(xml: string): boolean {
  if (/<!|<\?(?!xml\s)/.test(xml) || /<\?xml\s/.test(xml.slice(1))) return false
  if (/Algorithm\s*=\s*(["'])[^"']*&/.test(xml)) return false
  return isAmong(algorithms(xml, 'SignatureMethod'), SIGNATURES) && isAmong(algorithms(xml, 'DigestMethod'), DIGESTS)
}
