import { useState } from 'preact/hooks'
import { formText, logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { createLogbook, keysOfCode } from './api.ts'
import type { Place } from './app.tsx'
import { CodeGiven } from './code-given.tsx'
import { Form, textIn } from './form.tsx'
import { sayFailure } from './say-failure.ts'
import { send } from './send.ts'

type Props = { readonly lang: Lang; readonly installation: string; readonly go: (to: Place, says?: string) => void }

const LONGEST_NAME = 60

/** A name, a code that is written down, and then a logbook. */
export function Start({ lang, installation, go }: Props) {
  const [name, setName] = useState('')
  const t = logbookText(lang)
  if (name === '')
    return (
      <>
        <h1>{t.startTitle}</h1>
        <NameForm lang={lang} label={t.name} hint={t.nameHint} take={setName} back={() => go({ at: 'door' })} />
      </>
    )
  return (
    <CodeGiven
      lang={lang}
      name={name}
      button={t.start}
      back={() => setName('')}
      use={async (code) => {
        const created = await createLogbook(send, await keysOfCode(code, installation), name)
        if (!created.ok) return [{ field: 'groups', says: sayFailure(created.error, lang) }]
        go({ at: 'inside', session: created.value })
        return []
      }}
    />
  )
}

type NameProps = {
  readonly lang: Lang
  readonly label: string
  readonly hint?: string
  readonly take: (name: string, typed: FormData) => void
  readonly back: () => void
  readonly children?: preact.ComponentChildren
}

/** What somebody is called inside the logbook. */
export function NameForm({ lang, label, hint, take, back, children }: NameProps) {
  const t = logbookText(lang)
  return (
    <Form
      lang={lang}
      button={t.next}
      busy=""
      back={back}
      send={async (typed) => {
        const name = textIn(typed, 'name')
        if (name === '') return [{ field: 'name', says: t.nameMissing }]
        if (name.length > LONGEST_NAME) return [{ field: 'name', says: formText(lang).tooLong(LONGEST_NAME) }]
        take(name, typed)
        return []
      }}
    >
      {(faults) => (
        <>
          <Field lang={lang} name="name" label={label} hint={hint} width={27} fault={faultOf(faults, 'name')} />
          {children}
        </>
      )}
    </Form>
  )
}
