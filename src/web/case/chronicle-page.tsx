import { caseText } from '#text/index.ts'
import { page } from '../answer.ts'
import { Subpage } from './case-frame.tsx'
import { Chronicle } from './chronicle.tsx'
import type { Desk } from './desk.ts'

/** The whole chronology of a case. */
export const chroniclePage = (desk: Desk) => {
  const t = caseText(desk.lang)
  return page({
    title: `${t.chronicle} · ${t.case(desk.state.number)}`,
    body: (
      <Subpage desk={desk} attempt={null}>
        <h1>{t.chronicle}</h1>
        <p class="quiet">{t.chronicleLead}</p>
        <Chronicle desk={desk} />
      </Subpage>
    ),
  })
}
