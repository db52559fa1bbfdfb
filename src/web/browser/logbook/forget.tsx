import { logbookText } from '#text/index.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { forget } from './api.ts'
import { Form, textIn } from './form.tsx'
import type { Leave, Part } from './inside.tsx'
import { sayFailure } from './say-failure.ts'

/** Deletes the logbook for everybody in it, once a word has been written: this is the one thing that cannot be undone. */
export function Forget({ lang, session, go, leave }: Part & { readonly leave: Leave }) {
  const t = logbookText(lang)
  return (
    <>
      <h1>{t.forgetTitle}</h1>
      <p>{t.forgetLead}</p>
      <Form
        lang={lang}
        button={t.forget}
        busy={t.saving}
        back={() => go({ at: 'people' })}
        send={async (typed) => {
          if (textIn(typed, 'word') !== t.forgetWord) return [{ field: 'word', says: t.forgetWrong(t.forgetWord) }]
          const forgotten = await forget(session)
          if (!forgotten.ok) return [{ field: 'word', says: sayFailure(forgotten.error, lang) }]
          await session.device?.forget()
          leave(t.forgotten, session.device ? 'forgot' : undefined)
          return []
        }}
      >
        {(faults) => (
          <Field lang={lang} name="word" label={t.forgetType(t.forgetWord)} width={8} fault={faultOf(faults, 'word')} />
        )}
      </Form>
    </>
  )
}
