/** The program cannot start, for a reason its operator can do something about: the message is one plain line of what is wrong and what to do. */
export class CannotStart extends Error {}

const code = (error: unknown): string => String((error as NodeJS.ErrnoException | null)?.code ?? '')

/** `error` from making or writing `directory`, as its operator should read it. */
export function cannotWrite(directory: string, error: unknown): unknown {
  const why: Readonly<Record<string, string>> = {
    EACCES: 'may not be written by this user: change its owner, or set DATA_DIR to another folder',
    EPERM: 'may not be written by this user: change its owner, or set DATA_DIR to another folder',
    EROFS: 'is on a disk that is read-only: set DATA_DIR to another folder',
    ENOSPC: 'is on a disk that is full: free some space and start again',
    EDQUOT: "is on a disk where this user's quota is used up: free some space and start again",
    ENOTDIR: 'is not a folder: set DATA_DIR to another one',
    EEXIST: 'is not a folder: set DATA_DIR to another one',
  }
  const known = why[code(error)]
  return known ? new CannotStart(`${directory} ${known}`) : error
}
