// Writes src/store/schema.sql and src/store/schema.ts from the migrations, by way of a database of its own. Run it after adding a migration.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SUPERUSER, startEmbedded } from '#store/embedded/server.ts'
import { migrate } from '#store/migrate.ts'
import { DATABASE, provision } from '#store/open.ts'
import { dumpSchema } from '#store/schema-dump.ts'

const TYPES = 'src/store/schema.ts'
const MAPPED = { timestamptz: 'Instant', date: 'LocalDate', int8: 'number' }

const folder = mkdtempSync(join(tmpdir(), 'actioncard-schema-'))
chmodSync(folder, 0o755)
const embedded = await startEmbedded(folder)
try {
  await provision(embedded.address)
  const connection = { ...embedded.address, user: SUPERUSER, database: DATABASE }
  await migrate(connection)
  writeFileSync('src/store/schema.sql', await dumpSchema(connection))
  execFileSync(process.execPath, [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    '--dialect=postgres',
    `--url=postgres://${SUPERUSER}@/${DATABASE}?host=${encodeURIComponent(embedded.address.host)}`,
    '--include-pattern=public.*',
    '--exclude-pattern=public.schema_migration',
    '--singularize',
    `--type-mapping=${JSON.stringify(MAPPED)}`,
    `--out-file=${TYPES}`,
  ])
  const made = readFileSync(TYPES, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\n/, '')
  const used = ['Instant', 'LocalDate'].filter((name) => new RegExp(`\\b${name}\\b`).test(made))
  const title = '/** Made by scripts/make-schema.ts; do not edit by hand. */\n'
  writeFileSync(TYPES, `${title}\nimport type { ${used.join(', ')} } from '#core/time.ts'${made}`)
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
