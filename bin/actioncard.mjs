#!/usr/bin/env node
// The command line from a checkout, on whatever Node is at hand; says something of its own only when it has to install or build.
import path from 'node:path'
import { end } from '../scripts/failure.mjs'
import { prepare, root } from '../scripts/prepare.mjs'
import { run } from '../scripts/run.mjs'

try {
  const { node, env } = await prepare()
  process.exitCode = await run(node, [path.join(root, 'build/server/main.js'), ...process.argv.slice(2)], { env })
} catch (error) {
  end(error)
}
