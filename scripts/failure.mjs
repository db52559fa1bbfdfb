// One plain line for what is wrong and what to do, and the end.

export class Failure extends Error {}

const KNOWN = [
  [/ENOSPC|no space left/i, 'the disk is full: free some space (about 2 GB is needed) and run it again'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'the package registry cannot be reached: check the network (and the proxy, if there is one) and run it again',
  ],
  [/EACCES|EPERM|EROFS/, 'files here may not be written: run it as the user that owns this folder'],
  [
    /in sync|EUSAGE|Missing: .* from lock file/,
    'package.json and package-lock.json do not agree: run npm install, or take both from git again',
  ],
  [
    /EINTEGRITY/,
    'a package from the registry is not the one in package-lock.json: run npm cache clean --force and run it again',
  ],
]

/** What `output` of a failed command means, in one line; its last line when nothing is recognised. */
export function explain(output) {
  for (const [pattern, line] of KNOWN) if (pattern.test(output)) return line
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  return lines.filter((line) => line && !/complete log|debug-\d|^at /.test(line)).pop() || 'no reason was given'
}

/** Ends the program with the plain line of `error`, or with all of it when it is nothing we know. */
export function end(error) {
  if (error instanceof Failure) process.stderr.write(`actioncard: ${error.message}\n`)
  else if (error?.code && KNOWN.some(([pattern]) => pattern.test(error.code))) {
    process.stderr.write(`actioncard: ${explain(error.code)}\n`)
  } else process.stderr.write(`actioncard: ${error?.stack || error}\n`)
  process.exit(1)
}
