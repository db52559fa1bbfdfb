import { COLUMNS, MATRIX, OUTCOMES } from './matrix.ts'

const WHO: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  nobody: 'somebody who is not signed in',
  member: 'a professional who is on the case',
  colleague: 'a professional of the same institution who is not on it',
  'let in': 'a colleague who has taken emergency access to the case',
  'other school': 'a professional of another institution',
  leader: 'the leader of the institution, not on the case',
  'suspected leader': 'another leader of the institution, who is suspected in the case',
  'other leader': 'the leader of another institution',
  'ssp asked': 'an SSP consultant whom the case has been shared with',
  ssp: 'an SSP consultant of the municipality who has not been asked',
  administrator: 'an administrator of the municipality',
  dpo: 'the data protection officer of the municipality',
  'other dpo': 'the data protection officer of another municipality',
  'member in exercise': 'somebody who would be on the case, but trains',
  'leader in exercise': 'somebody who would lead the institution, but trains',
}

/** The matrix as people read it. */
export function permissionsPage(): string {
  const rows = Object.entries(MATRIX).flatMap(([route, row]) =>
    typeof row === 'string' ? [line(route, '', row)] : [line(route, 'open', row[0]), line(route, 'closed', row[1])],
  )
  return `# Who may do what

Every route of the site, asked by everybody there is. Made from \`tests/permissions/matrix.ts\`, which a test compares with a running
site; a route without a row fails it. Do not edit this page by hand: change the matrix, and run that test with \`-u\`.

| letter | what they get |
|---|---|
${Object.entries(OUTCOMES)
  .map(([letter, says]) => `| \`${letter}\` | ${says} |`)
  .join('\n')}

| column | who |
|---|---|
${COLUMNS.map((column, index) => `| ${index + 1} | ${WHO[column]} |`).join('\n')}

Posts send a form that the open case accepts. Columns by number:

| route | case | ${COLUMNS.map((_, index) => index + 1).join(' | ')} |
|---|---|${'---|'.repeat(COLUMNS.length)}
${rows.join('\n')}
`
}

const line = (route: string, status: string, row: string): string =>
  `| \`${route}\` | ${status} | ${[...row].join(' | ')} |`
