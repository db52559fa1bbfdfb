// The page /kontrol in the browser: a package is read by a worker, and nothing of it leaves the device.
import { render } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { checkText } from '#text/index.ts'
import { langOf } from '#text/lang.ts'
import { parseCode } from '#vault/code.ts'
import type { Report } from '#vault/package/verify.ts'
import { ReportView } from '../check/report-view.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Placed, VerifyTask } from './package/tasks.ts'
import { ask } from './package/worker.ts'

const root = document.getElementById('check')
const worker = root?.dataset.worker ?? ''
/** This installation's own: a receipt of another log says so. */
const logKey = root?.dataset.logKey
/** And whom it trusts to stamp its log. */
const stampAnchors = root?.dataset.stampAnchors
const lang = langOf(location.pathname)
const t = checkText(lang)

type Chosen = VerifyTask['chosen']

/** What is to be held against the package. */
type Asked = { readonly seal: string; readonly authority: string | null }

type State =
  | { readonly at: 'choosing'; readonly faults: readonly FieldFault[]; readonly says?: string }
  | { readonly at: 'locked'; readonly zip: Blob; readonly asked: Asked; readonly fault?: string }
  | { readonly at: 'reading'; readonly percent: number; readonly stop: AbortController }
  | { readonly at: 'told'; readonly report: Report; readonly seal: string }

const START = { at: 'choosing', faults: [] } as const

/** The zip, or what lies in the folder; null when nothing was chosen. */
function chosenIn(form: FormData): Chosen | null {
  const zip = form.get('pakke')
  if (zip instanceof File && zip.name !== '') return { zip }
  const folder = form
    .getAll('mappe')
    .filter((file): file is File => file instanceof File && file.name !== '')
    .map((file): Placed => ({ path: file.webkitRelativePath || file.name, file }))
  return folder.length > 0 ? { folder } : null
}

const sizeOf = (chosen: Chosen): number =>
  'zip' in chosen ? chosen.zip.size : chosen.folder.reduce((sum, { file }) => sum + file.size, 0)

/** Larger is no certificate. */
const LARGEST_PEM = 1024 * 1024
const textIn = (file: File): Promise<string> =>
  file
    .slice(0, LARGEST_PEM)
    .text()
    .catch(() => '')

const trustIn = (chosen: string | null): VerifyTask['trust'] => {
  if (chosen !== null) return { pem: chosen, demanded: true }
  return stampAnchors ? { pem: stampAnchors, demanded: false } : undefined
}

function Check() {
  const [state, setState] = useState<State>(START)
  const heading = useRef<HTMLHeadingElement>(null)
  const focused = (next: State) => {
    setState(next)
    requestAnimationFrame(() => {
      const target = heading.current ?? root?.querySelector<HTMLElement>('.error-summary, [data-first]')
      target?.focus()
    })
  }

  async function begin(chosen: Chosen, asked: Asked, typed = ''): Promise<void> {
    const { seal, authority } = asked
    const passphrase = typed === '' ? null : parseCode(typed)
    if (passphrase && !passphrase.ok && 'zip' in chosen)
      return focused({ at: 'locked', zip: chosen.zip, asked, fault: t.wrongPassphrase })
    const stop = new AbortController()
    const size = Math.max(1, sizeOf(chosen))
    setState({ at: 'reading', percent: 0, stop })
    const task: VerifyTask = {
      task: 'verify',
      chosen,
      logKeys: logKey ? [logKey] : [],
      trust: trustIn(authority),
      ...(seal === '' ? {} : { seal }),
      ...(passphrase?.ok ? { passphrase: passphrase.value } : {}),
    }
    const percent = (count: number) => Math.min(99, Math.floor((count / size) * 100))
    const { result } = await ask(worker, task, {
      onBytes: (count) => setState({ at: 'reading', percent: percent(count), stop }),
      signal: stop.signal,
    })
    if (stop.signal.aborted) return focused({ ...START, says: t.stopped })
    if (!result.ok && result.error.type === 'no-certificate')
      return focused({ at: 'choosing', faults: [{ field: 'certifikat', says: t.badAuthority }] })
    if (!result.ok && 'zip' in chosen) {
      const fault = result.error.type === 'wrong-passphrase' ? t.wrongPassphrase : t.unreadableWhy.locked
      return focused({ at: 'locked', zip: chosen.zip, asked, fault })
    }
    const report: Report = result.ok ? result.value : { readable: false, why: { type: 'gone' } }
    if (!report.readable && report.why.type === 'locked' && 'zip' in chosen)
      return focused({ at: 'locked', zip: chosen.zip, asked })
    focused({ at: 'told', report, seal })
  }

  async function choose(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const chosen = chosenIn(form)
    const seal = String(form.get('segl') ?? '')
      .replace(/\s/g, '')
      .toLowerCase()
    const faults: FieldFault[] = [
      ...(chosen ? [] : [{ field: 'pakke', says: t.choose }]),
      ...(seal === '' || /^[0-9a-f]{64}$/.test(seal) ? [] : [{ field: 'segl', says: t.badSeal }]),
    ]
    if (!chosen || faults.length > 0) return focused({ at: 'choosing', faults })
    const pem = form.get('certifikat')
    const authority = pem instanceof File && pem.name !== '' ? await textIn(pem) : null
    await begin(chosen, { seal, authority })
  }

  switch (state.at) {
    case 'choosing':
      return (
        <form onSubmit={choose} noValidate>
          <ErrorSummary faults={state.faults} lang={lang} />
          {state.says && (
            <p data-first tabIndex={-1} role="status">
              {state.says}
            </p>
          )}
          <FileField name="pakke" label={t.chooseFile} fault={faultOf(state.faults, 'pakke')} />
          <FileField name="mappe" label={t.chooseFolder} folder />
          <Field
            lang={lang}
            name="segl"
            label={t.seal}
            hint={t.sealHint}
            fault={faultOf(state.faults, 'segl')}
            optional
          />
          <FileField
            name="certifikat"
            label={t.authority}
            hint={t.authorityHint}
            fault={faultOf(state.faults, 'certifikat')}
          />
          <p class="buttons">
            <button class="button button-primary" type="submit">
              {t.start}
            </button>
          </p>
        </form>
      )
    case 'locked':
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const typed = String(new FormData(event.currentTarget).get('adgangskode') ?? '')
            void begin({ zip: state.zip }, state.asked, typed || ' ')
          }}
        >
          <ErrorSummary faults={state.fault ? [{ field: 'adgangskode', says: state.fault }] : []} lang={lang} />
          <Field lang={lang} name="adgangskode" label={t.passphrase} fault={state.fault} width={27} />
          <p class="buttons">
            <button class="button button-primary" type="submit">
              {t.unlock}
            </button>
            <button class="button button-secondary" type="button" onClick={() => setState(START)}>
              {t.again}
            </button>
          </p>
        </form>
      )
    case 'reading':
      return (
        <div>
          <p role="status">{t.progress(state.percent - (state.percent % 10))}</p>
          <progress class="check-progress" max={100} value={state.percent} aria-label={t.progress(state.percent)} />
          <p class="buttons">
            <button class="button button-secondary" type="button" onClick={() => state.stop.abort()}>
              {t.stop}
            </button>
          </p>
        </div>
      )
    case 'told':
      return (
        <>
          <ReportView report={state.report} lang={lang} seal={state.seal} heading={heading} />
          <p class="buttons">
            <button class="button button-secondary" type="button" onClick={() => setState(START)}>
              {t.again}
            </button>
          </p>
        </>
      )
  }
}

type FileFieldProps = {
  readonly name: string
  readonly label: string
  readonly fault?: string | undefined
  readonly hint?: string
  readonly folder?: boolean
}

function FileField({ name, label, fault, hint, folder }: FileFieldProps) {
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
      <input
        class="check-file"
        type="file"
        id={name}
        name={name}
        {...(folder ? { webkitdirectory: true } : {})}
        aria-invalid={fault ? true : undefined}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </div>
  )
}

if (root) {
  // what stands there is for browsers without scripts
  root.textContent = ''
  render(<Check />, root)
}
