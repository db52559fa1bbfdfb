import { execSync } from 'node:child_process'
import { CannotStart } from '#store/cannot-start.ts'
import { type InstallationKey, openKey, readKey } from '#store/seal.ts'

/** Where the installation's key is: a file of ours, or what a command prints. */
export type KeyPlace = { readonly file: string } | { readonly command: string }

const LONGEST_MS = 30_000

/** Throws `CannotStart`. Nothing that the command prints gets into its message. */
export function openInstallationKey(place: KeyPlace): InstallationKey {
  if ('file' in place) return openKey(place.file)
  let printed: string
  try {
    printed = execSync(place.command, { encoding: 'utf8', timeout: LONGEST_MS, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    const { status, code } = error as { status?: number | null; code?: string }
    throw new CannotStart(`KEY_COMMAND failed (${code ?? `exit code ${status}`}): try it by hand`)
  }
  return readKey(printed, 'what KEY_COMMAND prints')
}
