// Runs a program in our place: its input and output are ours, our signals and our end are its.
import { spawn } from 'node:child_process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Resolves to the exit code; a signal that ended the program ends us too. */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, pass)
    // npm does not pass on its own sudden death; without it there is nobody left to stop what runs here
    const parent = process.ppid
    const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
    const watch = process.env.npm_execpath ? setInterval(orphaned, 1000) : undefined
    const free = () => {
      clearInterval(watch)
      for (const signal of SIGNALS) process.off(signal, pass)
    }
    child.on('error', (error) => {
      free()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      free()
      if (signal) process.kill(process.pid, signal)
      else resolve(code === null ? 1 : code)
    })
  })
}
