import { useState } from 'preact/hooks'
import type { Line } from '#core/logbook/chronology.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { logbookPackageText } from '#text/logbook-package.ts'
import { Group, Radios } from '../../../ui/choices.tsx'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { sayWhere } from '../say-happening.ts'

export type Choice = { readonly lines: readonly Line[]; readonly withMaterial: boolean; readonly locked: boolean }

type Props = {
  readonly lang: Lang
  readonly lines: readonly Line[]
  readonly faults: readonly FieldFault[]
  /** Chosen before, when somebody has gone back. */
  readonly choice: Choice | null
}

/** Which entries, whether the files go along, and whether it is locked. */
export function ChooseEntries({ lang, lines, faults, choice }: Props) {
  const [chosen, setChosen] = useState(new Set(choice?.lines.map(({ seq }) => seq)))
  const t = logbookPackageText(lang)
  const every = chosen.size === lines.length
  const toggle = (seq: number, on: boolean) => {
    const after = new Set(chosen)
    if (on) after.add(seq)
    else after.delete(seq)
    setChosen(after)
  }
  return (
    <>
      <Group lang={lang} name="entries" legend={t.entries} hint={t.entriesHint} fault={faultOf(faults, 'entries')}>
        <p>
          <button
            class="back-button"
            type="button"
            onClick={() => setChosen(new Set(every ? [] : lines.map(({ seq }) => seq)))}
          >
            {every ? t.none : t.all}
          </button>
        </p>
        {lines.map((line, index) => {
          const id = index === 0 ? 'entries' : `entries-${line.seq}`
          return (
            <div key={line.seq} class="form-group-checkbox">
              <input
                class="form-checkbox"
                type="checkbox"
                id={id}
                name="entries"
                value={line.seq}
                checked={chosen.has(line.seq)}
                onChange={(event) => toggle(line.seq, event.currentTarget.checked)}
              />
              <label htmlFor={id}>{nameOf(line, lang)}</label>
            </div>
          )
        })}
      </Group>
      <Radios
        lang={lang}
        name="level"
        legend={t.level}
        choices={(['without', 'with'] as const).map((value) => ({ value, label: t.levels[value] }))}
        chosen={[choice?.withMaterial ? 'with' : 'without']}
        fault={faultOf(faults, 'level')}
      />
      <div class="form-group-checkbox">
        <input
          class="form-checkbox"
          type="checkbox"
          id="locked"
          name="locked"
          checked={choice?.locked}
          aria-describedby="locked-hint"
        />
        <label htmlFor="locked">{t.lock}</label>
        <span class="form-hint" id="locked-hint">
          {t.lockHint}
        </span>
      </div>
    </>
  )
}

export const readChoice = (typed: FormData, lines: readonly Line[]): Choice => ({
  lines: lines.filter(({ seq }) => typed.getAll('entries').includes(String(seq))),
  withMaterial: typed.get('level') === 'with',
  locked: typed.get('locked') !== null,
})

const LONGEST = 80

function nameOf({ seq, entry, corrections }: Line, lang: Lang): string {
  const t = logbookPackageText(lang)
  const { kinds } = logbookText(lang)
  const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text)
  switch (entry.kind) {
    case 'event':
      return t.entry(seq, t.event, short((corrections.at(-1)?.entry.now ?? entry).what))
    case 'evidence':
      return t.entry(seq, kinds.evidence.toLowerCase(), short(entry.evidence.words.what))
    case 'removal':
      return t.entry(seq, kinds.removal.toLowerCase(), short(sayWhere(entry.where)))
    case 'package':
      return t.entry(seq, kinds.package.toLowerCase(), entry.package)
    default:
      return t.entry(seq, kinds[entry.kind as 'shared'].toLowerCase(), '')
  }
}
