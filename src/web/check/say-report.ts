import { checkText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { EntryReport } from '#vault/package/entry-receipts.ts'
import type { Finding, Unreadable, Warning } from '#vault/package/finding.ts'
import type { ReceiptReport } from '#vault/package/receipts.ts'
import { shown } from '#vault/package/shown.ts'
import type { StampReport } from '#vault/package/stamps.ts'
import type { Report } from '#vault/package/verify.ts'

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
    case 'false-entry-receipt':
      return t.falseEntryReceipt(finding.path, finding.number)
    case 'entry-differs':
      return t.entryDiffers(finding.number)
    case 'false-stamp':
      return t.falseStamp(finding.path, checkText(lang).stampFault[finding.fault])
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

/** What the package's own receipt shows, a sentence each. */
export function sayReceipt(receipt: ReceiptReport, lang: Lang): string[] {
  const t = checkText(lang).receipt
  switch (receipt.type) {
    case 'none':
      return [t.none]
    case 'no-key':
    case 'no-content':
      return [t.noKey]
    case 'false':
      return [t.false]
    case 'in-log': {
      const { log, index, size, trusted, stamp } = receipt
      return [t.inLog(shown(log), index, size), trusted ? t.trusted : t.ownKey, sayStamp(stamp, lang)]
    }
  }
}

/** What the receipt of one entry shows, and by when that was. */
export function sayEntry({ number, receipt }: EntryReport, lang: Lang): string {
  const t = checkText(lang).entry
  switch (receipt.type) {
    case 'none':
    case 'no-content':
      return t.named(number, t.noContent)
    case 'no-key':
      return t.named(number, t.noKey)
    case 'false':
      return t.named(number, t.false)
    case 'in-log': {
      const { log, index, size, trusted, stamp } = receipt
      const said = [t.inLog(shown(log), index, size), ...(trusted ? [] : [t.ownKey]), sayStamp(stamp, lang)]
      return t.named(number, said.join(' '))
    }
  }
}

function sayStamp(stamp: StampReport, lang: Lang): string {
  const t = checkText(lang).stamp
  if (stamp.type !== 'stamped') return t[stamp.type]
  const { at, until, authority, trust } = stamp
  return trust === 'trusted' ? t.trusted(at, shown(authority), until) : t[trust](at, shown(authority))
}

/** What stamps show and do not, when there are any; and how to have checked who made them. */
export function sayOfStamps({ receipt, entries }: Pick<Readable, 'receipt' | 'entries'>, lang: Lang): string[] {
  const t = checkText(lang).stamp
  const stamps = [receipt, ...entries.map((one) => one.receipt)].flatMap((one) =>
    one.type === 'in-log' && one.stamp.type === 'stamped' ? [one.stamp] : [],
  )
  if (stamps.length === 0) return []
  return stamps.every(({ trust }) => trust === 'trusted') ? [t.shows] : [t.shows, t.bring]
}

type Readable = Extract<Report, { readable: true }>
