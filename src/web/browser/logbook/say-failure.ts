import type { Fault } from '#core/logbook/fault.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { CodeFault } from '#vault/code.ts'
import type { Failure } from './api.ts'

/** What went wrong, and what to do about it. */
export function sayFailure(failure: Failure, lang: Lang): string {
  const { failures } = logbookText(lang)
  switch (failure.type) {
    case 'wait':
      return failures.wait(Math.ceil(failure.seconds / 60))
    case 'unsound':
      return sayFault(failure.fault, lang)
    default:
      return failures[failure.type]
  }
}

const sayFault = ({ type }: Fault, lang: Lang): string => logbookText(lang).unsound[type]

export function sayCodeFault(fault: CodeFault, lang: Lang): string {
  const says = logbookText(lang).codeFaults
  switch (fault.type) {
    case 'not-a-symbol':
      return says['not-a-symbol'](fault.found, fault.group, fault.place)
    case 'check':
      return says.check
    default:
      return says[fault.type](fault.symbols, fault.expected)
  }
}
