import { useState } from 'preact/hooks'
import { slotOf } from '#core/logbook/circle.ts'
import { logbookText } from '#text/index.ts'
import { newest } from '#vault/logbook.ts'
import { addMember, keysOfCode, removeMembers } from './api.ts'
import { CodeGiven } from './code-given.tsx'
import { BackButton, Form } from './form.tsx'
import type { Part } from './inside.tsx'
import { sayFailure } from './say-failure.ts'
import { NameForm } from './start.tsx'

type Adding = { readonly name: string; readonly keeper: boolean }

/** Who has a code: letting one more in, and shutting somebody out. */
export function People({ lang, session, take, go, installation }: Part & { readonly installation: string }) {
  const [adding, setAdding] = useState<Adding | 'asking' | null>(null)
  const [removing, setRemoving] = useState<number | null>(null)
  const t = logbookText(lang)
  const { logbook } = session
  const { circle } = newest(logbook)
  const nameOf = (slot: number) => logbook.inside.names[slot] ?? t.unknownMember
  const keeper = slotOf(circle, logbook.slot)?.keeper ?? false
  if (adding === 'asking')
    return (
      <>
        <h1>{t.addTitle}</h1>
        <NameForm
          lang={lang}
          label={t.addName}
          hint={t.nameHint}
          back={() => setAdding(null)}
          take={(name, typed) => setAdding({ name, keeper: typed.get('keeper') !== null })}
        >
          <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id="keeper" name="keeper" aria-describedby="keeper-hint" />
            <label htmlFor="keeper">{t.addKeeper}</label>
            <span class="form-hint" id="keeper-hint">
              {t.addKeeperHint}
            </span>
          </div>
        </NameForm>
      </>
    )
  if (adding)
    return (
      <CodeGiven
        lang={lang}
        name={adding.name}
        button={t.add}
        back={() => setAdding(null)}
        use={async (code) => {
          const added = await addMember(session, await keysOfCode(code, installation), adding.name, adding.keeper)
          if (!added.ok) return [{ field: 'groups', says: sayFailure(added.error, lang) }]
          take(added.value, t.added(adding.name))
          return []
        }}
      />
    )
  if (removing !== null)
    return (
      <>
        <h1>{t.remove(nameOf(removing))}</h1>
        <p>{t.removeSure(nameOf(removing))}</p>
        <Form
          lang={lang}
          button={t.removeDo}
          busy={t.saving}
          back={() => setRemoving(null)}
          send={async () => {
            const removed = await removeMembers(session, [removing])
            if (!removed.ok) return [{ field: 'remove', says: sayFailure(removed.error, lang) }]
            take(removed.value, t.removed(nameOf(removing)))
            return []
          }}
        >
          {() => <span id="remove" />}
        </Form>
      </>
    )
  return (
    <>
      <h1>{t.people}</h1>
      <p>{t.peopleLead}</p>
      <ul class="logbook-people">
        {circle.slots.map(({ slot, keeper: keeps }) => (
          <li key={slot}>
            {nameOf(slot)}
            <span class="quiet">
              {slot === logbook.slot && ` · ${t.you}`}
              {keeps && ` · ${t.keeper}`}
            </span>
            {keeper && slot !== logbook.slot && (
              <button class="back-button" type="button" onClick={() => setRemoving(slot)}>
                {t.remove(nameOf(slot))}
              </button>
            )}
          </li>
        ))}
      </ul>
      {keeper && <p class="quiet">{t.newCode}</p>}
      <p class="logbook-buttons">
        {keeper && (
          <button class="button button-primary" type="button" onClick={() => setAdding('asking')}>
            {t.add}
          </button>
        )}
        <BackButton lang={lang} back={() => go({ at: 'list' })} />
      </p>
      {keeper && (
        <p>
          <button class="back-button" type="button" onClick={() => go({ at: 'forget' })}>
            {t.forget}
          </button>
        </p>
      )}
    </>
  )
}
