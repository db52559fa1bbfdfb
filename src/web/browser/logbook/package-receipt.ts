import { commitmentOf, receiptFiles } from '#vault/package/receipts.ts'
import type { NamedText } from '#vault/package/write.ts'
import { type Session, shown } from './api.ts'

/**
 * Has the common log hold a package, of which only a salted commitment leaves the device; the receipts belong into the package.
 * Without a net, or when the log cannot be asked, the package has none.
 */
export const receiptsFrom =
  ({ send, keys }: Pick<Session, 'send' | 'keys'>) =>
  async (manifestSha256: string): Promise<readonly NamedText[]> => {
    const { salt, commitment } = commitmentOf(manifestSha256)
    const said = await send('/logbog/pakke', { ...shown(keys), commitment })
    return said.type === 'committed' ? receiptFiles(said.proof, salt, said.key) : []
  }
