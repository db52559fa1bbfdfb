import { type CaseId, parseId } from '#core/id.ts'
import { confirmDeletion, keepCase, type Tombstone, type Wish } from '#store/deletion.ts'
import { sayMoment } from '#text/format.ts'
import { accessText, deletionText } from '#text/index.ts'
import { problem, written } from '../answer.ts'
import { Consequences, Tombstones, YesOrNo } from '../case/deletion-pages.tsx'
import { actorOf, officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'

const ROOT = '/tilsyn'

type Props = { readonly visit: Visit; readonly wishes: readonly Wish[]; readonly stones: readonly Tombstone[] }

/** What waits for the officer's yes or no, and what has been deleted. */
export function OverseenDeletions({ visit, wishes, stones }: Props) {
  const { lang, now } = visit
  const t = deletionText(lang)
  return (
    <>
      {wishes.length > 0 && (
        <section aria-labelledby="deletions">
          <h2 id="deletions">{t.waiting}</h2>
          <Consequences lang={lang} />
          {wishes.map((wish) => (
            <div key={wish.caseId}>
              <p>
                <strong>{accessText(lang).inCase(wish.number)}</strong> <span class="quiet">{wish.institution}</span>
              </p>
              <p>
                {t.asked(wish.name, sayMoment(wish.at, now, lang))} {t.bases[wish.basis]}.
              </p>
              <p class="written">{wish.reason}</p>
              <YesOrNo lang={lang} action={`${ROOT}/sager/${wish.caseId}/slet`} may />
            </div>
          ))}
        </section>
      )}
      {stones.length > 0 && (
        <section aria-labelledby="deleted">
          <h2 id="deleted">{t.deletedTitle}</h2>
          <Tombstones visit={visit} stones={stones} />
        </section>
      )}
    </>
  )
}

export const overseenDeletion: Handler = async (visit) => {
  const id = parseId<CaseId>(visit.params.id ?? '')
  const { form, noting } = visit
  const [office, officer] = [officeOf(visit), await actorOf(visit)]
  if (!noting) throw new Error('a deletion is always recorded')
  if (!id) return problem(404)
  if (form.get('form') === 'keep') return (await keepCase(office, officer, id, noting)) ? written(ROOT) : problem(404)
  return (await confirmDeletion(office, officer, id, noting)).ok ? written(ROOT) : problem(404)
}
