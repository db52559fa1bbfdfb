type Option = { readonly id: string; readonly name: string; readonly to: string }
type Props = {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: string | undefined
  /** Back to all of them. */
  readonly all: Option
}

/** A choice made by following a link: nothing is sent but the address of the next page. */
export function HelpChoice({ label, options, chosen, all }: Props) {
  const shown = chosen === undefined ? options : [...options, all]
  return (
    <nav class="help-choice" aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {shown.map(({ id, name, to }) => (
          <li key={id}>
            <a href={to} aria-current={id === chosen ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
