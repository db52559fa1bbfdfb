import { useEffect, useState } from 'preact/hooks'
import { deviceText, logbookText } from '#text/index.ts'
import { type EntryReceipt, receiptsOf } from '#vault/entry-receipts.ts'
import { BackButton } from './form.tsx'
import type { Part } from './inside.tsx'

/** What the common log has answered of each entry, checked here, and what that shows and does not. */
export function Receipts({ lang, session: { logbook, receipts }, page, go }: Part) {
  const [checked, setChecked] = useState<readonly EntryReceipt[] | null>(null)
  const t = deviceText(lang).receipts
  useEffect(() => {
    receiptsOf(logbook, receipts, page.logKey).then(setChecked)
  }, [logbook])
  const say = (receipt: EntryReceipt): string => {
    if (receipt.type !== 'held') return t[receipt.type]
    return receipt.before === null ? t.held(receipt.index + 1) : t.before(receipt.index + 1, receipt.before)
  }
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.means}</p>
      <p>{t.not}</p>
      {checked === null && <p role="status">{t.checking}</p>}
      <ul class="logbook-receipts">
        {checked?.map((receipt, index) => (
          <li key={index}>
            {logbookText(lang).entryNumber(index + 1)}: {say(receipt)}
          </li>
        ))}
      </ul>
      <p class="logbook-buttons">
        <BackButton lang={lang} back={() => go({ at: 'list' })} />
      </p>
    </>
  )
}
