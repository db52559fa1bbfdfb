type Props = { readonly to: string; readonly name: string; readonly hint: string; readonly first?: boolean }

/** A way in, large enough for a thumb. */
export function Door({ to, name, hint, first }: Props) {
  return (
    <a class={first ? 'door door-first' : 'door'} href={to}>
      <span class="door-name">{name}</span>
      <span class="door-hint">{hint}</span>
    </a>
  )
}
