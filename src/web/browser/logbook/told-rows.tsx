/** What was told, title by title; what was left empty is left out. */
export const ToldRows = ({ rows }: { readonly rows: readonly (readonly [title: string, says: string])[] }) => (
  <dl class="logbook-told">
    {rows
      .filter(([, says]) => says !== '')
      .map(([title, says]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd class="written">{says}</dd>
        </div>
      ))}
  </dl>
)
