import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Address, SUPERUSER, startEmbedded } from '#store/embedded/server.ts'
import { migrate } from '#store/migrate.ts'
import { provision } from '#store/open.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Address
  }
}

export const TEMPLATE = 'actioncard_template'

/** One PostgreSQL for all database tests, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-db-'))
  chmodSync(folder, 0o755)
  const embedded = await startEmbedded(folder)
  await provision(embedded.address, TEMPLATE)
  await migrate({ ...embedded.address, user: SUPERUSER, database: TEMPLATE })
  project.provide('postgres', embedded.address)
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
