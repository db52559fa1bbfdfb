import { type Common, described, Labelled } from '../../../ui/field.tsx'

type Props = Common & { readonly several?: boolean; readonly folder?: boolean }

/** Any file: what counts as evidence is not for us to say, so nothing is left out by its kind. */
export function FileField(props: Props) {
  const { name, several, folder } = props
  return (
    <Labelled {...props}>
      <input
        class="check-file"
        type="file"
        id={name}
        name={name}
        multiple={several || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        {...described(props)}
      />
    </Labelled>
  )
}

/** What was chosen; an empty choice is a file without a name. */
export const filesIn = (typed: FormData, ...names: readonly string[]): File[] =>
  names.flatMap((name) => typed.getAll(name)).filter((file): file is File => file instanceof File && file.name !== '')
