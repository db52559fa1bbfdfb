import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const port = process.env.E2E_PORT ?? '3117'
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
const baseURL = `http://localhost:${port}`

/** The journeys run against the built program with a database of its own; `npm test` builds, and gives a free port. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
  webServer: {
    command: `exec "${process.execPath}" build/server/main.js serve`,
    url: baseURL,
    timeout: 60_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      NODE_ENV: 'production',
      PORT: port,
      HOST: 'localhost',
      // so that journeys can come from addresses of their own, as families do
      PROXIES: '1',
      DATA_DIR: process.env.E2E_DATA_DIR ?? join(tmpdir(), `actioncard-e2e-${port}`),
    },
  },
})
