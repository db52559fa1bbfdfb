// RFC 8493 clause by clause: what each demands of a bag, kept and broken, in the words that are read. A name in brackets is that of
// a case of the public conformance suite about the same, made anew here; more of its kind are in src/vault/package/check-bag.test.ts.
import { describe, expect, test } from 'vitest'
import { startNodeHash } from '#cli/folder-tree.ts'
import { startHash } from '#vault/package/hash.ts'
import { sayFinding, sayWarning } from '#web/check/say-report.ts'
import { aBag, check, type Files, listOf, PAYLOAD, sumOf } from './arrange/bag.ts'

const sha = (content: string | Uint8Array) => sumOf('sha256', content)
const LIST = listOf('sha256', PAYLOAD)
const DECLARED = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const NFC = 'data/Núñez.txt'.normalize('NFC')
const NFD = 'data/Núñez.txt'.normalize('NFD')
const list = (text: string, payload: Files = PAYLOAD, version = '1.0') =>
  aBag({ payload, version }, { 'manifest-sha256.txt': text })
const paper = (name: string, content: string | Uint8Array | null, version = '1.0') =>
  aBag({ version }, { [name]: content })

/** A bag; and what is said of it in English: nothing when it is valid, or each fault and each remark. */
type Case = readonly [what: string, files: Files, ...said: (string | RegExp)[]]

const CLAUSES: Readonly<Record<string, readonly Case[]>> = {
  '2.1.1 Bag Declaration': [
    ['as it should be (basic-bag)', aBag()],
    ['with CR LF', paper('bagit.txt', DECLARED.replaceAll('\n', '\r\n'))],
    ['left out', paper('bagit.txt', null), 'Missing: bagit.txt'],
    ['empty', paper('bagit.txt', ''), 'bagit.txt is not as it should be'],
    [
      'its two lines the other way',
      paper('bagit.txt', DECLARED.split('\n').slice(0, 2).reverse().join('\n')),
      'bagit.txt is not as it should be',
    ],
    [
      'without a version',
      paper('bagit.txt', 'Tag-File-Character-Encoding: UTF-8\n'),
      'bagit.txt is not as it should be',
    ],
    ['without an encoding', paper('bagit.txt', 'BagIt-Version: 1.0\n'), 'bagit.txt is not as it should be'],
    [
      'space before the colon (bagit-with-invalid-whitespace)',
      paper('bagit.txt', DECLARED.replace(':', ' :')),
      'bagit.txt is not as it should be',
    ],
    ['space before the label', paper('bagit.txt', ` ${DECLARED}`), 'bagit.txt is not as it should be'],
    [
      'space after the version',
      paper('bagit.txt', DECLARED.replace('1.0\n', '1.0 \n')),
      'bagit.txt is not as it should be',
    ],
    [
      'labels in other capitals',
      paper('bagit.txt', DECLARED.replace('BagIt', 'Bagit')),
      'bagit.txt is not as it should be',
    ],
    ['a byte order mark before it', paper('bagit.txt', `\ufeff${DECLARED}`), 'bagit.txt is not as it should be'],
    [
      'in another encoding than UTF-8',
      paper('bagit.txt', Buffer.from(`\ufeff${DECLARED}`, 'utf16le')),
      'bagit.txt is not as it should be',
    ],
    [
      'a version that is no number',
      paper('bagit.txt', DECLARED.replace('1.0', 'one')),
      'bagit.txt is not as it should be',
    ],
    ['a version to come', aBag({ version: '1.1' }), /^The package says that it is BagIt 1\.1/],
    ['a version before the first', aBag({ version: '0.92' }), /^The package says that it is BagIt 0\.92/],
  ],
  '2.1.2 Payload Directory': [
    ['empty files and folders in folders', aBag({ payload: { 'data/a/b/c/d.txt': '', 'data/e': '' } })],
    ['left out', aBag({ payload: {} }), 'Missing: the folder data'],
    ['named in capitals', aBag({ payload: { 'DATA/one.txt': 'one' } }), /^Dangerous name/, 'Missing: the folder data'],
    ['a hidden file in it, listed', aBag({ payload: { 'data/.hidden': 'x' } })],
    ['a hidden file in it, on no list', paper('data/.hidden', 'x'), 'Added, and on no list: data/.hidden'],
  ],
  '2.1.3 Payload Manifest': [
    ['no list at all', aBag({ algorithms: [] }), /^There is no list/, /^Added.*one\.txt/, /^Added.*two\.txt/],
    ['an empty list', list(''), 'Added, and on no list: data/one.txt', 'Added, and on no list: data/below/two.txt'],
    ['a file that is not there', paper('data/one.txt', null), 'Missing: data/one.txt'],
    ['a file that is on no list', paper('data/more.txt', 'x'), 'Added, and on no list: data/more.txt'],
    ['other bytes', paper('data/one.txt', 'One'), 'Changed: data/one.txt'],
    ['fewer bytes', paper('data/one.txt', 'on'), 'Changed: data/one.txt'],
    ['a file listed twice', list(LIST + LIST.split('\n')[0]), /^Stands twice in manifest-sha256\.txt: data\/one\.txt/],
    ['a paper listed in it', list(`${LIST}${sha(DECLARED)}  bagit.txt\n`), /^Dangerous name.*bagit\.txt/],
    ['a folder listed in it', list(`${LIST}${sha('')}  data/below\n`), 'Missing: data/below'],
    [
      'a sum that is no sum',
      list(LIST.replace(/^./, 'g')),
      /^Line 1 of manifest-sha256\.txt/,
      'Added, and on no list: data/one.txt',
    ],
    [
      'a sum of another algorithm',
      list(`${LIST.replace(/^[0-9a-f]+/, sumOf('md5', 'one'))}`),
      /^Line 1 of manifest-sha256\.txt/,
      'Added, and on no list: data/one.txt',
    ],
    ['a sum without a name', list(`${LIST}${sha('x')}\n`), /^Line 3 of/],
    ['two kinds of list that agree', aBag({ algorithms: ['sha256', 'sha512'] })],
    [
      'two kinds of list, one of which leaves a file out',
      aBag(
        { algorithms: ['sha256', 'sha512'] },
        { 'manifest-sha512.txt': listOf('sha512', { 'data/one.txt': 'one' }) },
      ),
      'Not on every list: data/below/two.txt is missing from manifest-sha512.txt',
    ],
    [
      'the same before 1.0',
      aBag(
        { version: '0.97', algorithms: ['sha256', 'sha512'] },
        { 'manifest-sha512.txt': listOf('sha512', { 'data/one.txt': 'one' }) },
      ),
    ],
    ['the star of md5sum', list(LIST.replaceAll('  ', ' *')), /^manifest-sha256\.txt has marks before the names/],
    ['a dot before the names', list(LIST.replaceAll('  ', '  ./')), /^manifest-sha256\.txt has marks/],
    ['MD5 alone', aBag({ algorithms: ['md5'] }), /MD5 or SHA-1/],
    ['SHA-1 alone', aBag({ algorithms: ['sha1'] }), /MD5 or SHA-1/],
  ],
  '2.2.1 Tag Manifest': [
    ['other bytes of a paper', paper('tagmanifest-sha256.txt', `${sha('x')}  bagit.txt\n`), 'Changed: bagit.txt'],
    ['a paper that is not there', paper('tagmanifest-sha256.txt', `${sha('x')}  notes.txt\n`), 'Missing: notes.txt'],
    [
      'a changed list',
      aBag({}, { 'tagmanifest-sha256.txt': `${sha(`${LIST} `)}  manifest-sha256.txt\n` }),
      'Changed: manifest-sha256.txt',
    ],
    [
      'a paper listed twice',
      paper('tagmanifest-sha256.txt', `${sha(DECLARED)}  bagit.txt\n`.repeat(2)),
      /^Stands twice in tagmanifest-sha256\.txt: bagit\.txt/,
    ],
    [
      'papers in folders of their own',
      aBag({}, { 'notes/one.txt': 'x', 'tagmanifest-sha256.txt': `${sha('x')}  notes/one.txt\n` }),
    ],
    ['of another kind than the list', paper('tagmanifest-sha512.txt', `${sumOf('sha512', DECLARED)}  bagit.txt\n`)],
  ],
  '2.2.2 Bag Metadata': [
    [
      'labels that stand twice (duplicate-metadata-entries)',
      paper('bag-info.txt', 'Contact-Name: A\nContact-Name: A\n'),
    ],
    ['labels nobody knows', paper('bag-info.txt', 'Own-Label: A: b: c\n')],
    [
      'labels in any capitals',
      paper('bag-info.txt', 'payload-oxum: 6.3\n'),
      /^The package says 6\.3 \(bytes\.files\), but there are 6\.2/,
    ],
    ['a value that goes on', paper('bag-info.txt', 'External-Description: one\n two\n\tthree\n')],
    ['an empty value', paper('bag-info.txt', 'Contact-Name:\n')],
    ['letters of every kind', paper('bag-info.txt', 'Contact-Name: 漢字 Ærø\n')],
    ['a line that goes on before any has begun', paper('bag-info.txt', ' two\n'), /^Line 1 of bag-info\.txt/],
    ['a line without a colon', paper('bag-info.txt', 'Contact-Name A\n'), /^Line 1 of bag-info\.txt/],
    ['too many bytes told', paper('bag-info.txt', 'Payload-Oxum: 60.2\n'), /^The package says 60\.2/],
    ['an amount that is none', paper('bag-info.txt', 'Payload-Oxum: six\n'), /^The package says six/],
    [
      'the amount twice, once wrong',
      paper('bag-info.txt', 'Payload-Oxum: 6.2\nPayload-Oxum: 6.3\n'),
      /^The package says 6\.3/,
    ],
    ['package-info.txt, in 0.93', paper('package-info.txt', 'Payload-Oxum: 6.3\n', '0.93'), /^The package says 6\.3/],
  ],
  '2.2.3 Fetch File': [
    [
      'what is there already (local-fetch)',
      paper('fetch.txt', 'https://example.org/one 3 data/one.txt\n'),
      /^The package has a list of files elsewhere/,
    ],
    ['without a length', paper('fetch.txt', 'https://example.org/one - data/one.txt\n'), /elsewhere/],
    [
      'what is not there',
      aBag({}, { 'data/one.txt': null, 'fetch.txt': 'https://example.org/one 3 data/one.txt\n' }),
      'Missing: data/one.txt',
      /elsewhere/,
    ],
    [
      'what no list names',
      paper('fetch.txt', 'https://example.org/x 3 data/x.txt\n'),
      'Added, and on no list: data/x.txt',
      /elsewhere/,
    ],
    ['a paper', paper('fetch.txt', 'https://example.org/x 3 bagit.txt\n'), /^Dangerous name.*bagit\.txt/, /elsewhere/],
    ['out of the bag', paper('fetch.txt', 'https://example.org/x 3 data/../../x\n'), /^Dangerous name/, /elsewhere/],
    [
      'a length that is none',
      paper('fetch.txt', 'https://example.org/one three data/one.txt\n'),
      /^Line 1 of fetch\.txt/,
      /elsewhere/,
    ],
  ],
  '2.3 Text Tag File Format': [
    [
      'UTF-16 with a mark (UTF-16-encoded-tag-files)',
      aBag(
        { version: '0.97' },
        {
          'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n',
          'manifest-sha256.txt': Buffer.from(`\ufeff${LIST}`, 'utf16le'),
        },
      ),
    ],
    [
      'ISO-8859-1',
      aBag(
        { version: '0.97' },
        {
          'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n',
          'bag-info.txt': Buffer.from('Contact-Name: Åse\n', 'latin1'),
        },
      ),
    ],
    [
      'declared as UTF-8 and written otherwise',
      paper('bag-info.txt', Buffer.from('Contact-Name: Åse\n', 'latin1')),
      'bag-info.txt is not written in the letters that the package says',
    ],
  ],
  '3 Complete, and valid': [
    [
      'a file under another name',
      aBag({}, { 'data/one.txt': null, 'data/uno.txt': 'one' }),
      'Wrong name: data/uno.txt is the file that should be called data/one.txt',
    ],
    [
      'two files of the same bytes, one of them gone',
      aBag({ payload: { 'data/a': 'x', 'data/b': 'x' } }, { 'data/b': null }),
      'Missing: data/b',
    ],
  ],
  '5.1 Special Directory Characters, and paths out of the bag': [
    ...[
      '../x',
      'data/../../x',
      'data/../../../README.md',
      '/etc/passwd',
      '~/x',
      '~root/x',
      'C:/x',
      'C:\\x',
      '\\\\server\\x',
      'data\\..\\..\\x',
    ].map((path): Case => [`${path}`, list(`${LIST}${sha('x')}  ${path}\n`), /^Dangerous name/, /^Missing/]),
    [
      'a name with a per cent sign and line breaks, as codes',
      aBag(
        { payload: { 'data/100%': 'a', 'data/a\r\nb': 'b' } },
        { 'manifest-sha256.txt': `${sha('a')}  data/100%25\n${sha('b')}  data/a%0D%0Ab\n` },
      ),
      /^Unusual name/,
    ],
    [
      'codes in small letters',
      aBag({ payload: { 'data/a\nb': 'b' } }, { 'manifest-sha256.txt': `${sha('b')}  data/a%0ab\n` }),
      /^Unusual name/,
    ],
    [
      'other codes left as they are',
      aBag({ payload: { 'data/a%20b': 'b' } }, { 'manifest-sha256.txt': `${sha('b')}  data/a%20b\n` }),
    ],
  ],
  '5.2 and 6.1 Names that some systems take for the same': [
    [
      'composed in another way (filename-normalization)',
      list(`${sha('x')}  ${NFC}\n`, { [NFD]: 'x' }),
      /^The name can be written in several ways/,
    ],
    [
      'composed on the disk, apart on the list (precomposed-character-in-filename)',
      list(`${sha('x')}  ${NFD}\n`, { [NFC]: 'x' }),
      /^The name can be written in several ways/,
    ],
    [
      'one file in both ways (same-filename-listed-twice-with-different-normalization)',
      list(`${sha('x')}  ${NFC}\n${sha('x')}  ${NFD}\n`, { [NFC]: 'x' }),
      /^The name can be written in several ways/,
    ],
    ['two files that differ so', aBag({ payload: { [NFC]: 'x', [NFD]: 'y' } }), /several ways/, /several ways/],
    [
      'two files that differ in capitals',
      aBag({ payload: { 'data/a.txt': 'x', 'data/A.txt': 'y' } }),
      /capital letters only/,
      /capital letters only/,
    ],
    ['files of a system', paper('.DS_Store', 'x'), /^Put there by a computer/],
    [
      'files of a system in the payload',
      paper('data/Thumbs.db', 'x'),
      'Added, and on no list: data/Thumbs.db',
      /^Put there by a computer/,
    ],
  ],
  '6.3 Algorithms': [
    ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map(
      (name): Case => [
        `${name} (basic-bag-${name}), changed`,
        aBag({ algorithms: [name] }, { 'data/one.txt': 'One' }),
        'Changed: data/one.txt',
        ...(/md5|sha1$|sha224/.test(name) ? [/MD5 or SHA-1/] : []),
      ],
    ),
    [
      'one that is not known, alone',
      aBag({ algorithms: [] }, { 'manifest-blake3.txt': `${'ab'.repeat(32)}  data/one.txt\n` }),
      /^There is no list/,
      /^Added/,
      /^Added/,
      /^manifest-blake3\.txt is of a kind that is not known/,
    ],
    [
      'one that is not known, beside one that is',
      paper('manifest-blake3.txt', `${'ab'.repeat(32)}  data/one.txt\n`),
      /^manifest-blake3\.txt is of a kind that is not known/,
    ],
  ],
}

/** Told of every bag of somebody else's that has no seal, or is older: said once here, and not in every case. */
const ALWAYS = [/^The package has no seal/, /^The package has an older form/]

describe.each(Object.entries(CLAUSES))('RFC 8493, %s', (_, cases) => {
  test.each(cases.map(([what, files, ...expected]) => ({ what, files, expected })))(
    '$what',
    async ({ files, expected }) => {
      // in a browser and on the command line
      for (const hash of [startHash, startNodeHash]) {
        const report = await check(files, { hash })
        if (!report.readable) throw new Error(report.why.type)
        const [faults, remarks] = [
          report.findings.map((one) => sayFinding(one, 'en')),
          report.warnings.map((one) => sayWarning(one, 'en')).filter((one) => !ALWAYS.some((usual) => usual.test(one))),
        ]
        const said = [...faults, ...remarks]
        const fits = (wanted: string | RegExp, one: string) =>
          typeof wanted === 'string' ? wanted === one : wanted.test(one)
        expect(said.filter((one) => !expected.some((wanted) => fits(wanted, one)))).toEqual([])
        expect(expected.filter((wanted) => !said.some((one) => fits(wanted, one)))).toEqual([])
        expect(said).toHaveLength(expected.length)
        expect(report.whole).toBe(faults.length === 0)
      }
    },
  )
})
