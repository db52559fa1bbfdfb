import type { AnswerGiven } from '#core/case/commands.ts'
import { type AnswerValue, UNKNOWN } from '#core/case/events.ts'
import { fits, parseFact, readAnswer } from '#core/case/facts.ts'
import { refusalText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { FieldFault } from '../ui/error-summary.tsx'
import { readDay } from './attempt.ts'

/** The most questions that one page asks. */
const MOST = 60

/**
 * What a form of questions answers; those left blank are left unanswered. The form names in `asked` what it asks, and
 * `recorded` says what stood in it before.
 */
export function readAnswers(
  typed: URLSearchParams,
  lang: Lang,
  recorded: (fact: string) => AnswerValue | undefined = () => undefined,
): { answers: AnswerGiven[]; faults: FieldFault[] } {
  const answers: AnswerGiven[] = []
  const faults: FieldFault[] = []
  for (const fact of new Set(typed.getAll('asked').slice(0, MOST))) {
    const type = parseFact(fact)?.type
    const sent = typed.getAll(fact).filter((text) => text.trim() !== '')
    if (!type || sent.length === 0) continue
    const texts = type.type === 'date' ? sent.map((text) => readDay(text) ?? text) : sent
    const written = type.type === 'age' || type.type === 'date' ? texts.find((text) => text !== UNKNOWN) : undefined
    const changed = written !== undefined && written.trim() !== String(recorded(fact) ?? '')
    const value = readAnswer(fact, changed ? written : texts)
    if (fits(type, value)) answers.push({ fact, value })
    else faults.push({ field: fact, says: sayFault(type.type, lang) })
  }
  return { answers, faults }
}

function sayFault(type: string, lang: Lang): string {
  const t = refusalText(lang)
  if (type === 'age') return t.notAge
  return type === 'date' ? t.notDay : t.says['not-an-answer']({ type: 'not-an-answer', fact: '' })
}
