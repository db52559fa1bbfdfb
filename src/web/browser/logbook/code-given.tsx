import { useMemo, useState } from 'preact/hooks'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { type Code, groupsOf, makeCode } from '#vault/code.ts'
import { type FieldFault, faultOf } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { BackButton, Form, textIn } from './form.tsx'

type Props = {
  readonly lang: Lang
  readonly name: string
  readonly button: string
  /** Puts the code to use, once it has been shown that somebody has it. */
  readonly use: (code: Code) => Promise<readonly FieldFault[]>
  readonly back: () => void
}

/** Shows a new code this once, on paper too, and asks for two groups of it before anything rests on it. */
export function CodeGiven({ lang, name, button, use, back }: Props) {
  const [written, setWritten] = useState(false)
  const code = useMemo(makeCode, [])
  const [first, second] = useMemo(twoGroups, [])
  const t = logbookText(lang)
  if (!written)
    return (
      <>
        <h1>{t.codeTitle}</h1>
        <p>{t.codeLead(name)}</p>
        <CodeSheet lang={lang} code={code} />
        <ul class="screen-only">
          {t.codeRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <p class="logbook-buttons">
          <button class="button button-primary" type="button" onClick={() => setWritten(true)}>
            {t.written}
          </button>
          <button class="button button-secondary" type="button" onClick={() => print()}>
            {t.printCode}
          </button>
          <BackButton lang={lang} back={back} />
        </p>
      </>
    )
  return (
    <>
      <h1>{t.recallTitle}</h1>
      <Form
        lang={lang}
        button={button}
        busy={t.making}
        back={() => setWritten(false)}
        send={async (typed) => {
          const shown = normal(textIn(typed, 'groups'))
          const groups = groupsOf(code)
          if (shown !== normal(`${groups[first]}${groups[second]}`)) return [{ field: 'groups', says: t.recallWrong }]
          return use(code)
        }}
      >
        {(faults) => (
          <Field
            lang={lang}
            name="groups"
            label={t.recall(first + 1, second + 1)}
            width={11}
            fault={faultOf(faults, 'groups')}
          />
        )}
      </Form>
    </>
  )
}

/** The code in its five groups; on paper with what to do with it. */
function CodeSheet({ lang, code }: { readonly lang: Lang; readonly code: Code }) {
  const t = logbookText(lang)
  return (
    <div class="code-sheet">
      <h2 class="print-only">{t.sheetTitle}</h2>
      <CodeGroups lang={lang} code={code} />
      <div class="print-only">
        <p>
          {location.origin}/logbog. {t.sheetSays}
        </p>
        <p>{t.sheetWord}</p>
      </div>
    </div>
  )
}

export function CodeGroups({ lang, code }: { readonly lang: Lang; readonly code: Code }) {
  const t = logbookText(lang)
  return (
    <ol class="code-groups">
      {groupsOf(code).map((group, index) => (
        <li key={group}>
          <span class="sr-only">{t.group(index + 1)}: </span>
          {/* letter by letter for those who hear it */}
          <span aria-hidden="true">{group}</span>
          <span class="sr-only">{group.split('').join(' ')}</span>
        </li>
      ))}
    </ol>
  )
}

const normal = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[OILU]/g, (char) => ({ O: '0', I: '1', L: '1', U: 'V' })[char] ?? char)

/** Two of the five, in order. */
function twoGroups(): readonly [number, number] {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint8Array(2))
  const first = one % 4
  return [first, first + 1 + (other % (4 - first))]
}
