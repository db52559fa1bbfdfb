// Writes src/store/schema.sql and the row types from the migrations, by way of a database of its own. Run it after adding a migration.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SUPERUSER, startEmbedded } from '#store/embedded/server.ts'
import { migrate } from '#store/migrate.ts'
import { DATABASE, provision } from '#store/open.ts'
import { dumpSchema } from '#store/schema-dump.ts'
import { schemaTypes } from './schema-types.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-schema-'))
chmodSync(folder, 0o755)
const embedded = await startEmbedded(folder)
try {
  await provision(embedded.address)
  const connection = { ...embedded.address, user: SUPERUSER, database: DATABASE }
  await migrate(connection)
  writeFileSync('src/store/schema.sql', await dumpSchema(connection))
  for (const [path, text] of await schemaTypes(connection)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
