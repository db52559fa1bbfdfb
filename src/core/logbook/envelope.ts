/** What is said of an entry in the open, and bound to what is inside. */
export type Header = {
  readonly v: 1
  readonly logbook: string
  /** From 1, without gaps. */
  readonly seq: number
  readonly epoch: number
  /** The number of the circle it is written under, and its hash. */
  readonly circle: number
  readonly under: string
  /** The hash of the envelope before. */
  readonly prev: string | null
  /** The slot of whoever wrote it. */
  readonly by: number
}

/** Kuvert: an entry as the server sees it. Bytes are base64url. */
export type Envelope = Header & {
  readonly iv: string
  readonly ciphertext: string
  /** By the writer's slot, over all of the above and the hash of the ciphertext. */
  readonly signature: string
}

/** The most that a ciphertext takes, in bytes; the largest size that texts are padded to, and the cipher's own 16. */
export const LARGEST_PADDED = 32 * 1024
export const LARGEST_CIPHERTEXT = LARGEST_PADDED + 16
