import type { Evidence } from '#core/logbook/evidence.ts'
import type { Lang } from '#text/lang.ts'
import { logbookPackageText } from '#text/logbook-package.ts'
import type { Piece } from '#vault/package/write.ts'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { FileField, filesIn } from '../evidence/file-field.tsx'
import { matchFiles } from './content.ts'

type Props = { readonly lang: Lang; readonly records: readonly Evidence[]; readonly faults: readonly FieldFault[] }

/** Med materiale: what that is, whom to ask first, and the files once more. */
export function MaterialFields({ lang, records, faults }: Props) {
  const t = logbookPackageText(lang)
  const fault = faultOf(faults, 'asked')
  return (
    <>
      <ul>
        {t.warn.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <div class={fault ? 'form-group form-error' : 'form-group'}>
        {fault && (
          <span class="form-error-message" id="asked-fault">
            {fault}
          </span>
        )}
        <div class="form-group-checkbox">
          <input
            class="form-checkbox"
            type="checkbox"
            id="asked"
            name="asked"
            aria-describedby={fault ? 'asked-fault' : undefined}
          />
          <label htmlFor="asked">{t.asked}</label>
        </div>
      </div>
      <FileField
        lang={lang}
        name="files"
        label={t.files}
        hint={t.filesHint(records.map(({ name }) => name).join(', '))}
        several
        fault={faultOf(faults, 'files')}
      />
    </>
  )
}

export function readMaterial(
  typed: FormData,
  records: readonly Evidence[],
  lang: Lang,
): { readonly pieces: readonly Piece[]; readonly faults: readonly FieldFault[] } {
  const t = logbookPackageText(lang)
  const files = filesIn(typed, 'files')
  const { pieces, unknown } = matchFiles(records, files)
  const faults: FieldFault[] = typed.get('asked') === null ? [{ field: 'asked', says: t.askedMissing }] : []
  if (files.length === 0) faults.push({ field: 'files', says: t.filesMissing })
  if (unknown.length > 0) faults.push({ field: 'files', says: t.unknown(unknown.map(({ name }) => name).join(', ')) })
  return { pieces, faults }
}
