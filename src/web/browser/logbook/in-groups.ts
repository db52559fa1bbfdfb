/** A fingerprint or a seal in groups of eight, to be compared by eye. */
export const inGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? ''
