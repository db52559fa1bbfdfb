import type { ComponentChildren } from 'preact'
import { caseText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { Done } from './addresses.ts'
import type { Attempt } from './attempt.ts'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'
import { sayEvent } from './say-event.ts'

type CaseFormProps = {
  readonly lang: Lang
  readonly action: string
  readonly attempt: Attempt
  readonly button: string
  /** Quieter than the page's own next step. */
  readonly secondary?: boolean
  readonly children?: ComponentChildren
}

/** A form that asks one command: it carries its own id, and what its sender has seen. */
export function CaseForm({ lang, action, attempt, button, secondary, children }: CaseFormProps) {
  return (
    <form class="case-form" id={attempt.form} method="post" action={href(lang, action)} noValidate>
      <input type="hidden" name="form" value={attempt.form} />
      <input type="hidden" name="command" value={attempt.command} />
      <input type="hidden" name="seen" value={attempt.seen} />
      {children}
      <button class={secondary ? 'button button-secondary' : 'button button-primary'} type="submit">
        {button}
      </button>
    </form>
  )
}

type FoldProps = { readonly attempt: Attempt; readonly title: string; readonly children: ComponentChildren }

/** A form that is folded away until somebody wants it, or has filled it in wrongly. */
export function Fold({ attempt: { faults, meanwhile, found }, title, children }: FoldProps) {
  return (
    <details class="fold" open={faults.length > 0 || meanwhile.length > 0 || found !== undefined}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

type SubpageProps = { readonly desk: Desk; readonly attempt: Attempt | null; readonly children: ComponentChildren }

/** A page under a case: the way back, what went wrong with the form just sent, what was just done. */
export function Subpage({ desk, attempt, children }: SubpageProps) {
  const { lang, state, to } = desk
  return (
    <div class="case-subpage">
      <BackLink to={href(lang, to.root)}>
        {caseText(lang).back(state.number)}
        <span class="quiet"> · {state.institution.name}</span>
      </BackLink>
      <Outcome desk={desk} attempt={attempt} />
      {children}
    </div>
  )
}

/** What became of the form just sent: faults, others' entries meanwhile, or that it is done. */
export function Outcome({ desk, attempt }: { readonly desk: Desk; readonly attempt: Attempt | null }) {
  if (!attempt) return <JustDone desk={desk} />
  if (attempt.meanwhile.length > 0) return <Meanwhile desk={desk} attempt={attempt} />
  return <ErrorSummary faults={attempt.faults} lang={desk.lang} />
}

const MOST = 5

function Meanwhile({ desk, attempt }: { readonly desk: Desk; readonly attempt: Attempt }) {
  const { lang, to } = desk
  const t = caseText(lang)
  return (
    <div class="meanwhile" role="alert" tabIndex={-1} autofocus>
      <h2>{t.changedTitle}</h2>
      <ul>
        {attempt.meanwhile.slice(-MOST).map(({ entry, event }) => (
          <li key={entry}>
            {sayBy(event.by, lang)} {sayEvent(event, desk).says}
          </li>
        ))}
      </ul>
      <p>
        {t.changedLead}{' '}
        <a href={href(lang, to.root)} target="_blank" rel="noreferrer">
          {t.changedTo}
        </a>
      </p>
    </div>
  )
}

function JustDone({ desk }: { readonly desk: Desk }) {
  const { lang, to, visit, state } = desk
  const t = caseText(lang)
  const done = visit.query.get('gjort') ?? ''
  if (!Object.hasOwn(t.done, done)) return null
  const step = visit.query.get('trin')
  const subject = visit.query.get('om')
  const mark = step && state.marks[subject ? `${step}:${subject}` : step]
  return (
    <p class="just-done" role="status">
      {t.done[done as Done]}{' '}
      {mark && <a href={href(lang, `${to.step(subject ? { step, subject } : { step })}#reopen`)}>{t.undo}</a>}
    </p>
  )
}
