import { err, ok } from '../result.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { LIMITS, required } from './limits.ts'
import type { CaseFile, Question } from './state.ts'

export function askSparring({ of, question }: CommandOf<'ask-sparring'>): Decided {
  if (of.function !== 'ssp') return err({ type: 'not-that-role', field: 'of' })
  const text = required('question', question, LIMITS.text)
  return text.ok ? ok([{ type: 'sparring-asked', of, question: text.value }]) : text
}

/** The one who was asked answers, once; what comes to mind later is a note. */
export function answerSparring(command: CommandOf<'answer-sparring'>, state: CaseFile, { by }: Asking): Decided {
  if (!questionsFor(state, by.account).some(({ entry }) => entry === command.question))
    return err({ type: 'no-such-question' })
  const text = required('text', command.text, LIMITS.text)
  return text.ok ? ok([{ type: 'sparring-answered', question: command.question, text: text.value }]) : text
}

/** What waits for somebody's answer. */
export const questionsFor = (state: CaseFile, account: string): Question[] =>
  state.questions.filter(({ of, answered }) => of.account === account && !answered)
