import type { ShownEntry } from '#core/case/family-events.ts'

/** Entries exactly as a school sees them. */
export function ShownEntries({ entries }: { readonly entries: readonly ShownEntry[] }) {
  return (
    <>
      {entries.map(({ title, lines }) => (
        <div key={title} class="shown-entry">
          <p>
            <strong>{title}</strong>
          </p>
          {lines.map(({ label, text }) => (
            <p key={label} class="written">
              {label && <span class="quiet">{label}: </span>}
              {text}
            </p>
          ))}
        </div>
      ))}
    </>
  )
}
