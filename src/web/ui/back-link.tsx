import type { ComponentChildren } from 'preact'

/** The way up, above a page's heading. */
export const BackLink = ({ to, children }: { readonly to: string; readonly children: ComponentChildren }) => (
  <p class="case-back">
    <a href={to}>
      <span aria-hidden="true">← </span>
      {children}
    </a>
  </p>
)
