// The logbook: everything in it is locked and unlocked here, and the code never leaves the page.
import { render } from 'preact'
import { langOf } from '#text/lang.ts'
import { LogbookApp } from './logbook/app.tsx'
import { readPageData } from './logbook/page-data.ts'

const root = document.getElementById('logbook')
const page = root && readPageData(root)

if (root && page) {
  root.textContent = ''
  render(<LogbookApp lang={langOf(location.pathname)} page={page} />, root)
}
