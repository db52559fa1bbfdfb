/** The product's mark: five stations on a line, the first of them taken. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
      <path d="M4 12H36" stroke="currentColor" stroke-width="2" />
      <circle cx="5" cy="12" r="5" fill="currentColor" />
      <circle class="mark-open" cx="17" cy="12" r="3" stroke="currentColor" stroke-width="2" />
      <circle class="mark-open" cx="27" cy="12" r="3" stroke="currentColor" stroke-width="2" />
      <circle class="mark-open" cx="36" cy="12" r="3" stroke="currentColor" stroke-width="2" />
    </svg>
  )
}
