import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { parseCode } from '#vault/code.ts'
import { faultOf } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { keysOfCode, openLogbook } from './api.ts'
import type { Place } from './app.tsx'
import { Form, textIn } from './form.tsx'
import { sayCodeFault, sayFailure } from './say-failure.ts'
import { send } from './send.ts'

type Props = { readonly lang: Lang; readonly installation: string; readonly go: (to: Place, says?: string) => void }

/** Opens a logbook with a code. One that has been meddled with is told of, and not opened. */
export function Enter({ lang, installation, go }: Props) {
  const t = logbookText(lang)
  return (
    <>
      <h1>{t.openTitle}</h1>
      <Form
        lang={lang}
        button={t.open}
        busy={t.opening}
        back={() => go({ at: 'door' })}
        send={async (typed) => {
          const code = parseCode(textIn(typed, 'code'))
          if (!code.ok) return [{ field: 'code', says: sayCodeFault(code.error, lang) }]
          const opened = await openLogbook(send, await keysOfCode(code.value, installation))
          if (opened.ok) {
            go({ at: 'inside', session: opened.value })
            return []
          }
          const meddled = opened.error.type === 'unsound' && opened.error.fault.type !== 'shut-out'
          const says = sayFailure(opened.error, lang)
          return [{ field: 'code', says: meddled ? `${t.unsoundTitle}: ${says} ${t.unsoundDo}` : says }]
        }}
      >
        {(faults) => (
          <Field lang={lang} name="code" label={t.code} hint={t.codeHint} width={27} fault={faultOf(faults, 'code')} />
        )}
      </Form>
    </>
  )
}
