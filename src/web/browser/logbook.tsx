// The logbook: everything in it is locked and unlocked here, and the code never leaves the page.
import { render } from 'preact'
import { langOf } from '#text/lang.ts'
import { LogbookApp } from './logbook/app.tsx'

const root = document.getElementById('logbook')
const installation = root?.dataset.installation

if (root && installation) {
  root.textContent = ''
  render(<LogbookApp lang={langOf(location.pathname)} installation={installation} />, root)
}
