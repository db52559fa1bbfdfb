type Props = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly several?: boolean
  readonly folder?: boolean
}

/** Any file: what counts as evidence is not for us to say, so nothing is left out by its kind. */
export function FileField({ name, label, hint, fault, several, folder }: Props) {
  const ids = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ')
  return (
    <div class={fault ? 'form-group form-error' : 'form-group'}>
      <label class="form-label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <span class="form-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {fault && (
        <span class="form-error-message" id={`${name}-fault`}>
          {fault}
        </span>
      )}
      <input
        class="check-file"
        type="file"
        id={name}
        name={name}
        multiple={several || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        aria-describedby={ids || undefined}
        aria-invalid={fault ? true : undefined}
      />
    </div>
  )
}

/** What was chosen; an empty choice is a file without a name. */
export const filesIn = (typed: FormData, ...names: readonly string[]): File[] =>
  names.flatMap((name) => typed.getAll(name)).filter((file): file is File => file instanceof File && file.name !== '')
