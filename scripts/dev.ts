// Builds and starts again whenever a source changes.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, watch } from 'node:fs'

let server: ChildProcess | undefined
let waiting: NodeJS.Timeout | undefined

const stopped = (child: ChildProcess) =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve).kill('SIGTERM') : resolve(null)))

async function restart(): Promise<void> {
  const done = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' })
  if (done.status !== 0) return
  if (server) await stopped(server)
  server = spawn(process.execPath, ['build/server/main.js', 'serve', ...process.argv.slice(2)], { stdio: 'inherit' })
}

for (const folder of ['src', 'cards'].filter(existsSync)) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(restart, 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (server) await stopped(server)
    process.exit()
  })
}
await restart()
