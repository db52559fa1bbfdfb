// The row types of the database as it stands: a file for each subject, and one that joins them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type pg from 'pg'

const MAPPED = { timestamptz: 'Instant', date: 'LocalDate', int8: 'number', json: 'unknown' }

/** Which rows stand together, by how they are called; each with the first that fits. */
const SUBJECTS: Readonly<Record<string, RegExp>> = { cases: /^(Case|Deletion)/, logs: /^(Audit|Log)/, people: /./ }

const TITLE = '/** Made by scripts/make-schema.ts; do not edit by hand. */\n'

/** The text of each file by its path. */
export async function schemaTypes({ host, database, user }: pg.ClientConfig): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    '--dialect=postgres',
    `--url=postgres://${user}@/${database}?host=${encodeURIComponent(host ?? '')}`,
    '--include-pattern=public.*',
    '--exclude-pattern=public.schema_migration',
    '--singularize',
    `--type-mapping=${JSON.stringify(MAPPED)}`,
    '--print',
  ])
  const all = [...stdout.replace(/;$/gm, '').matchAll(/^export interface (\w+) \{\n[^}]*\}\n/gm)]
  const rows = all.filter(([, name]) => name !== 'DB').map(([text, name = '']) => ({ text, subject: subjectOf(name) }))
  const files = Object.keys(SUBJECTS).map((subject) => {
    const own = rows.filter((row) => row.subject === subject).map(({ text }) => text)
    return [`src/store/schema/${subject}.ts`, [TITLE, importsOf(own.join('')), ...own].join('\n')] as const
  })
  const joined = all.find(([, name]) => name === 'DB')?.[0] ?? ''
  const imports = Object.keys(SUBJECTS).map((subject) => `import type * as ${subject} from './schema/${subject}.ts'\n`)
  const tables = joined.replace(/(?<=: )\w+/g, (name) => `${subjectOf(name)}.${name}`)
  return new Map([...files, ['src/store/schema.ts', `${TITLE}\n${imports.join('')}\n${tables}`]])
}

const subjectOf = (name: string): string =>
  Object.entries(SUBJECTS).find(([, pattern]) => pattern.test(name))?.[0] ?? ''

function importsOf(text: string): string {
  const times = ['Instant', 'LocalDate'].filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  const generated = text.includes('Generated<') ? "import type { Generated } from 'kysely'\n" : ''
  return `${generated}${times.length > 0 ? `import type { ${times.join(', ')} } from '#core/time.ts'\n` : ''}`
}
