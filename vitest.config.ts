import { defineConfig } from 'vitest/config'

const jsx = { runtime: 'automatic', importSource: 'preact' } as const

/** `unit` needs nothing but Node; `db` starts one embedded PostgreSQL for all its files. */
export default defineConfig({
  oxc: { jsx },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['tests/setup/chance.ts'],
          include: ['{src,tests,cards}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          setupFiles: ['tests/setup/chance.ts'],
          include: ['{src,tests}/**/*.db.test.{ts,tsx}'],
          globalSetup: ['tests/setup/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
