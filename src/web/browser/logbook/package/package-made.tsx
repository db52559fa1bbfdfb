import { useState } from 'preact/hooks'
import type { Draft } from '#core/logbook/entry.ts'
import { deviceText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { logbookPackageText } from '#text/logbook-package.ts'
import type { Sealed } from '#vault/package/write.ts'
import type { Session } from '../api.ts'
import { SaveDrafts } from '../evidence/save-drafts.tsx'
import { inGroups } from '../in-groups.ts'
import type { Part } from '../inside.tsx'

export type Made = {
  readonly sealed: Sealed
  readonly fileName: string
  readonly draft: Draft
  readonly stamped: boolean
  /** How many pieces are in it without their file. */
  readonly without: number
}

/** The package is saved: its seal to write down at once, whatever becomes of the net, and what to do with it. */
export function PackageMade({ lang, session, hold, take, made }: Part & { readonly made: Made }) {
  const [after, setAfter] = useState<Session | null>(null)
  const { sealed, fileName, draft, stamped, without } = made
  const t = logbookPackageText(lang)
  const differing = sealed.evidence.filter(({ id }) => sealed.differing.includes(id)).map(({ name }) => name)
  return (
    <>
      <h1>{t.madeTitle}</h1>
      <p>{t.made(fileName)}</p>
      <p>{t.seal}</p>
      <p class="logbook-hash package-seal">{inGroups(sealed.seal)}</p>
      <p class="quiet">{t.sealWhy}</p>
      {differing.length > 0 && <p class="logbook-news">{t.differing(differing.join(', '))}</p>}
      {without > 0 && <p>{t.without(without)}</p>}
      <p>{stamped ? t.stamped : t.notStamped}</p>
      <ul class="screen-only">
        <li>
          <a href={href(lang, '/kontrol')} target="_blank" rel="noreferrer">
            {t.check}
          </a>
        </li>
        <li>
          <a href={href(lang, '/hjaelp/beviser')} target="_blank" rel="noreferrer">
            {t.handIn}
          </a>
        </li>
      </ul>
      {!after && <SaveDrafts lang={lang} session={session} hold={hold} drafts={[draft]} saved={setAfter} />}
      {after && (
        <p class="logbook-buttons">
          <button
            class="button button-primary"
            type="button"
            onClick={() => take(after, after.waiting.length > 0 ? deviceText(lang).savedHere : t.noted(sealed.id))}
          >
            {t.done}
          </button>
          <button class="button button-secondary" type="button" onClick={() => print()}>
            {t.printSeal}
          </button>
        </p>
      )}
    </>
  )
}
