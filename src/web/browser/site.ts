// On every page: the quick exit, printing, and the service worker.
const LEFT = 'left'

document.documentElement.classList.add('script')

const leaveLink = document.querySelector<HTMLAnchorElement>('[data-leave]')

function leave(): void {
  sessionStorage.setItem(LEFT, '1')
  document.body.hidden = true
  document.title = ''
  if (leaveLink) location.replace(leaveLink.href)
}

leaveLink?.addEventListener('click', (event) => {
  event.preventDefault()
  leave()
})

// Escape three times within two seconds.
let presses: number[] = []
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000)
  if (presses.length >= 3) leave()
})

// Whoever presses Back after the quick exit is led away again; whoever comes by a link or an address is let in.
function cameBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
}
if (sessionStorage.getItem(LEFT)) {
  if (cameBack()) leave()
  else sessionStorage.removeItem(LEFT)
}
addEventListener('pageshow', (event) => {
  if (event.persisted && sessionStorage.getItem(LEFT)) leave()
})
// Firefox brings a page back as it was, with the storage of then, in which the mark is not. One that holds a lock is loaded anew.
if (CSS.supports('-moz-appearance', 'none'))
  navigator.locks?.request('page', { mode: 'shared' }, () => new Promise(() => undefined)).catch(() => undefined)

for (const button of document.querySelectorAll('[data-again]'))
  button.addEventListener('click', () => location.reload())
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print())

if ('serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  })
}
