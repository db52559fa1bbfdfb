// Draws the PNG icons from src/web/public/icon.svg with the tests' own browser. Run by hand when the mark changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const svg = readFileSync('src/web/public/icon.svg', 'utf8')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  // Filled to the corners, so that a telephone may cut it to any shape.
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg.replace('rx="96" ', '')}`)
  writeFileSync(`src/web/public/icon-${size}.png`, await page.screenshot())
  await page.close()
}
await browser.close()
