import { keepsCopyByDefault } from '#core/logbook/evidence.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { Radios } from '../../../ui/choices.tsx'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { FileField, filesIn } from './file-field.tsx'

/** So many at a time: each is an entry of its own. */
const MOST = 100

type Props = {
  readonly lang: Lang
  /** Undefined: they do not know. */
  readonly minor: boolean | undefined
  readonly faults: readonly FieldFault[]
}

/** Which files, and whether a copy is made: not unless asked for, of what may show somebody under 18. */
export function ChooseFields({ lang, minor, faults }: Props) {
  const t = logbookEvidenceText(lang)
  const copies = (['none', 'copy'] as const).map((value) => ({ value, label: t.copies[value] }))
  return (
    <>
      {minor !== false && (
        <ul class="evidence-minor">
          {t.minorWhy.slice(minor ? 0 : 1).map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
      <FileField lang={lang} name="files" label={t.files} hint={t.filesHint} several fault={faultOf(faults, 'files')} />
      <FileField lang={lang} name="folder" label={t.folder} folder />
      <Radios
        lang={lang}
        name="copy"
        legend={t.copy}
        hint={t.copyHint}
        choices={copies}
        chosen={[keepsCopyByDefault(minor) ? 'copy' : 'none']}
      />
    </>
  )
}

export function readChosen(typed: FormData, lang: Lang) {
  const t = logbookEvidenceText(lang)
  const files = filesIn(typed, 'files', 'folder')
  const faults: FieldFault[] =
    files.length === 0
      ? [{ field: 'files', says: t.filesMissing }]
      : files.length > MOST
        ? [{ field: 'files', says: t.filesMany(MOST) }]
        : []
  return { files, copy: typed.get('copy') === 'copy', faults }
}
