import { checkText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Finding, Unreadable, Warning } from '#vault/package/finding.ts'
import type { ReceiptReport } from '#vault/package/receipts.ts'
import { shown } from '#vault/package/shown.ts'

export function sayFinding(finding: Finding, lang: Lang): string {
  const t = checkText(lang).finding
  switch (finding.type) {
    case 'changed':
      return t.changed(shown(finding.path))
    case 'missing':
      return t.missing(shown(finding.path))
    case 'added':
      return t.added(shown(finding.path))
    case 'misnamed':
      return t.misnamed(shown(finding.path), shown(finding.listed))
    case 'not-in-every-list':
      return t.notInEveryList(shown(finding.path), shown(finding.list))
    case 'listed-twice':
      return t.listedTwice(shown(finding.path), shown(finding.list))
    case 'unsafe-name':
      return t.unsafeName(shown(finding.path))
    case 'link':
      return t.link(shown(finding.path))
    case 'faulty-line':
      return t.faultyLine(shown(finding.list), finding.line)
    case 'faulty-encoding':
      return t.faultyEncoding(shown(finding.list))
    case 'faulty-declaration':
      return t.faultyDeclaration
    case 'unknown-version':
      return t.unknownVersion(finding.version)
    case 'no-declaration':
      return t.noDeclaration
    case 'no-list':
      return t.noList
    case 'no-payload':
      return t.noPayload
    case 'wrong-count':
      return t.wrongCount(shown(finding.said), finding.found)
    case 'not-sealed':
      return t.notSealed(shown(finding.path))
    case 'other-seal':
      return t.otherSeal
    case 'false-receipt':
      return t.falseReceipt(finding.path)
    case 'too-large':
      return t.tooLarge(shown(finding.path))
    case 'same-name':
      return t.sameName(shown(finding.path))
    case 'contradicts-itself':
      return t.contradictsItself(shown(finding.path))
    case 'hidden-bytes':
      return t.hiddenBytes
  }
}

export function sayWarning(warning: Warning, lang: Lang): string {
  const t = checkText(lang).warningOf
  switch (warning.type) {
    case 'written-differently':
      return t.writtenDifferently(shown(warning.path))
    case 'same-but-case':
      return t.sameButCase(shown(warning.path))
    case 'decorated-list':
      return t.decoratedList(shown(warning.list))
    case 'weak-sums':
      return t.weakSums
    case 'unknown-sums':
      return t.unknownSums(shown(warning.list))
    case 'old-version':
      return t.oldVersion(warning.version)
    case 'no-seal':
      return t.noSeal
    case 'fetch-list':
      return t.fetchList
    case 'of-a-system':
      return t.ofASystem(shown(warning.path))
    case 'unusual-name':
      return t.unusualName(shown(warning.path))
  }
}

export function sayUnreadable(why: Unreadable, lang: Lang): string {
  const t = checkText(lang).unreadableWhy
  switch (why.type) {
    case 'not-a-zip':
      return t.notAZip
    case 'cut-off':
      return t.cutOff
    case 'too-large':
      return t.tooLarge
    case 'encrypted':
      return t.encrypted
    case 'unsupported':
      return t.unsupported(shown(why.path))
    case 'bomb':
      return t.bomb
    case 'locked':
      return t.locked
    case 'empty':
      return t.empty
    case 'no-package':
      return t.noPackage
    case 'several-packages':
      return t.severalPackages
    case 'gone':
      return t.gone
  }
}

/** What the receipt shows, a sentence each. */
export function sayReceipt(receipt: ReceiptReport, lang: Lang): string[] {
  const t = checkText(lang).receipt
  switch (receipt.type) {
    case 'none':
      return [t.none]
    case 'no-key':
      return [t.noKey]
    case 'false':
      return [t.false]
    case 'in-log': {
      const { log, index, size, trusted } = receipt
      return [t.inLog(shown(log), index, size), trusted ? t.trusted : t.ownKey]
    }
  }
}
