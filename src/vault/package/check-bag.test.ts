// What the conformance suite of BagIt asks of whoever validates, and what a family's package asks beyond it.
import { expect, test } from 'vitest'
import { aBag, briefly, check, type Files, listOf, PAYLOAD, sumOf, warned } from '../../../tests/arrange/bag.ts'

const sha = (content: string) => sumOf('sha256', content)
const LIST = listOf('sha256', PAYLOAD)
const DECLARED = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const utf16be = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const declared = (encoding: string) => `BagIt-Version: 0.97\nTag-File-Character-Encoding: ${encoding}\n`
const bagInfo = 'Payload-Oxum: 6.2\nContact-Name: Åse\n'

const VALID: Readonly<Record<string, Files>> = {
  ...Object.fromEntries(
    ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'].map((version) => [`version ${version}`, aBag({ version })]),
  ),
  ...Object.fromEntries(
    ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => [name, aBag({ algorithms: [name] })]),
  ),
  'several lists': aBag({ algorithms: ['sha512', 'md5', 'sha256'] }),
  'sums in capitals': aBag({}, { 'manifest-sha256.txt': LIST.replace(/^[0-9a-f]+/gm, (sum) => sum.toUpperCase()) }),
  'a list named in capitals': aBag({}, { 'manifest-sha256.txt': null, 'manifest-SHA256.txt': LIST }),
  'lines ended as Windows does': aBag(
    {},
    {
      'bagit.txt': DECLARED.replaceAll('\n', '\r\n'),
      'manifest-sha256.txt': LIST.replaceAll('\n', '\r\n'),
    },
  ),
  'lines ended by CR': aBag({}, { 'manifest-sha256.txt': LIST.replaceAll('\n', '\r') }),
  'a last line without an end': aBag({}, { 'bagit.txt': DECLARED.trimEnd(), 'manifest-sha256.txt': LIST.trimEnd() }),
  'one space, or a tab, after the sum': aBag(
    {},
    { 'manifest-sha256.txt': LIST.replace('  ', ' ').replace(/ {2}/, '\t') },
  ),
  'a name with spaces and letters': aBag({ payload: { 'data/på  mur 1.txt': 'x' } }),
  'a name written as a code': aBag(
    { payload: { 'data/50%.txt': 'a', 'data/a\nb': 'b' } },
    { 'manifest-sha256.txt': `${sha('a')}  data/50%25.txt\n${sha('b')}  data/a%0Ab\n` },
  ),
  'a per cent sign before 1.0': aBag({ version: '0.97', payload: { 'data/50%25.txt': 'a' } }),
  'labels that stand twice': aBag({}, { 'bag-info.txt': 'Contact-Name: A\nContact-Name: B\n' }),
  'a value that goes on': aBag({}, { 'bag-info.txt': 'External-Description: one\n  two: three\nPayload-Oxum: 6.2\n' }),
  'package-info.txt, as 0.93 called it': aBag({ version: '0.93' }, { 'package-info.txt': 'Payload-Oxum: 6.2\n' }),
  'its papers listed': aBag({}, { 'tagmanifest-sha256.txt': `${sha(DECLARED)}  bagit.txt\n` }),
  'a paper that no list names': aBag({}, { 'notes.txt': 'free' }),
  'what was fetched already': aBag({}, { 'fetch.txt': 'https://example.org/one 3 data/one.txt\n' }),
  'a bag in a bag': aBag({ payload: { 'data/bag/bagit.txt': DECLARED, 'data/bag/manifest-md5.txt': '' } }),
  'papers in UTF-16': aBag(
    { version: '0.97' },
    {
      'bagit.txt': declared('UTF-16'),
      'manifest-sha256.txt': utf16(LIST),
      'bag-info.txt': utf16be(bagInfo),
    },
  ),
  'papers in ISO-8859-1': aBag(
    { version: '0.97', payload: { 'data/å.txt': 'å' } },
    {
      'bagit.txt': declared('ISO-8859-1'),
      'manifest-sha256.txt': latin1(`${sha('å')}  data/å.txt\n`),
    },
  ),
  'files split between lists, before 1.0': aBag(
    { version: '0.97' },
    {
      'manifest-sha256.txt': `${sha('one')}  data/one.txt\n`,
      'manifest-md5.txt': `${sumOf('md5', 'two')}  data/below/two.txt\n`,
    },
  ),
}

test.each(Object.entries(VALID))('valid: %s', async (_, files) => {
  expect(briefly(await check(files))).toEqual([])
})

const INVALID: Readonly<Record<string, readonly [files: Files, ...found: string[]]>> = {
  'no bagit.txt': [aBag({}, { 'bagit.txt': null }), 'no-declaration'],
  'a byte order mark in bagit.txt': [aBag({}, { 'bagit.txt': `\ufeff${DECLARED}` }), 'faulty-declaration'],
  'space before the colon': [aBag({}, { 'bagit.txt': DECLARED.replace(':', ' :') }), 'faulty-declaration'],
  'two spaces after it': [aBag({}, { 'bagit.txt': DECLARED.replace(': ', ':  ') }), 'faulty-declaration'],
  'no space after it': [aBag({}, { 'bagit.txt': DECLARED.replace(': ', ':') }), 'faulty-declaration'],
  'space at the end': [aBag({}, { 'bagit.txt': DECLARED.replace('1.0', '1.0 ') }), 'faulty-declaration'],
  'an empty line in bagit.txt': [aBag({}, { 'bagit.txt': `\n${DECLARED}` }), 'faulty-declaration'],
  'a third line in bagit.txt': [aBag({}, { 'bagit.txt': `${DECLARED}More: x\n` }), 'faulty-declaration'],
  'no encoding': [aBag({}, { 'bagit.txt': 'BagIt-Version: 1.0\n' }), 'faulty-declaration'],
  'an encoding that there is not': [
    aBag({}, { 'bagit.txt': DECLARED.replace('UTF-8', 'UTF-99') }),
    'faulty-declaration',
  ],
  'a version to come': [aBag({ version: '2.0' }), 'unknown-version 2.0'],
  'no list': [aBag({ algorithms: [] }), 'no-list', 'added data/one.txt', 'added data/below/two.txt'],
  'a list of an unknown kind alone': [
    aBag({ algorithms: [] }, { 'manifest-crc99.txt': 'ab  data/one.txt\n' }),
    'no-list',
    'added data/one.txt',
    'added data/below/two.txt',
  ],
  'no payload': [aBag({ payload: {} }), 'no-payload'],
  'a changed file': [aBag({}, { 'data/one.txt': 'onE' }), 'changed data/one.txt'],
  'a missing file': [aBag({}, { 'data/one.txt': null }), 'missing data/one.txt'],
  'an added file': [aBag({}, { 'data/three.txt': 'three' }), 'added data/three.txt'],
  'a renamed file': [aBag({}, { 'data/one.txt': null, 'data/uno.txt': 'one' }), 'misnamed data/uno.txt data/one.txt'],
  'a file whose name differs in capitals': [
    aBag({}, { 'data/one.txt': null, 'data/One.txt': 'one' }),
    'misnamed data/One.txt data/one.txt',
  ],
  'two files that changed places': [
    aBag({}, { 'data/one.txt': 'two', 'data/below/two.txt': 'one' }),
    'changed data/one.txt',
    'changed data/below/two.txt',
  ],
  'a file of the system in the payload': [aBag({}, { 'data/.DS_Store': 'x' }), 'added data/.DS_Store'],
  'a file listed twice': [
    aBag({}, { 'manifest-sha256.txt': `${LIST}${sha('one')}  data/one.txt\n` }),
    'listed-twice data/one.txt manifest-sha256.txt',
  ],
  'a file listed twice with two sums': [
    aBag({}, { 'manifest-sha256.txt': `${LIST}${sha('other')}  data/one.txt\n` }),
    'listed-twice data/one.txt manifest-sha256.txt',
    'changed data/one.txt',
  ],
  'a file on one list of two, from 1.0': [
    aBag({ algorithms: ['sha256', 'md5'] }, { 'manifest-md5.txt': listOf('md5', { 'data/one.txt': 'one' }) }),
    'not-in-every-list data/below/two.txt manifest-md5.txt',
  ],
  'lists that contradict each other': [
    aBag({ algorithms: ['sha256', 'md5'] }, { 'manifest-md5.txt': listOf('md5', { ...PAYLOAD, 'data/one.txt': 'x' }) }),
    'changed data/one.txt',
  ],
  'a sum of the wrong length': [
    aBag({}, { 'manifest-sha256.txt': LIST.replace(/^./, '') }),
    'faulty-line manifest-sha256.txt 1',
    'added data/one.txt',
  ],
  'a line that is none': [
    aBag({}, { 'manifest-sha256.txt': `${LIST}what is this\n` }),
    'faulty-line manifest-sha256.txt 3',
  ],
  'a list not in the declared letters': [
    aBag({}, { 'manifest-sha256.txt': Buffer.concat([Buffer.from(LIST), Buffer.from([0xff])]) }),
    'faulty-encoding manifest-sha256.txt',
    'no-list',
    'added data/one.txt',
    'added data/below/two.txt',
  ],
  'the wrong number of bytes': [aBag({}, { 'bag-info.txt': 'Payload-Oxum: 7.2\n' }), 'wrong-count 7.2 6.2'],
  'the wrong number of files': [aBag({}, { 'bag-info.txt': 'Payload-Oxum: 6.3\n' }), 'wrong-count 6.3 6.2'],
  'a label without a colon': [aBag({}, { 'bag-info.txt': 'Contact Name A\n' }), 'faulty-line bag-info.txt 1'],
  'a changed paper': [aBag({}, { 'tagmanifest-sha256.txt': `${sha('other')}  bagit.txt\n` }), 'changed bagit.txt'],
  'a missing paper': [aBag({}, { 'tagmanifest-sha256.txt': `${sha('x')}  bag-info.txt\n` }), 'missing bag-info.txt'],
  'a file still to be fetched': [
    aBag({}, { 'data/one.txt': null, 'fetch.txt': 'https://example.org/one 3 data/one.txt\n' }),
    'missing data/one.txt',
  ],
  'fetching what no list names': [
    aBag({}, { 'fetch.txt': 'https://example.org/x - data/x.txt\n' }),
    'added data/x.txt',
  ],
  'fetching to another place': [
    aBag({}, { 'fetch.txt': 'https://example.org/x 3 ../x.txt\n' }),
    'unsafe-name ../x.txt',
  ],
  'a fetch line that is none': [aBag({}, { 'fetch.txt': 'data/one.txt\n' }), 'faulty-line fetch.txt 1'],
}

for (const path of [
  '../../../README.md',
  'data/../../x',
  '/etc/passwd',
  '~/x',
  '~root/x',
  'C:\\Windows\\x',
  'C:/x',
  '\\\\server\\share\\x',
  'data\\..\\..\\x',
  'elsewhere/x',
]) {
  Object.assign(INVALID, {
    [`a list that names ${path}`]: [
      aBag({}, { 'manifest-sha256.txt': `${LIST}${sha('x')}  ${path}\n` }),
      `unsafe-name ${path}`,
      `missing ${path}`,
    ],
  })
}

test.each(Object.entries(INVALID))('invalid: %s', async (_, [files, ...found]) => {
  expect(briefly(await check(files)).sort()).toEqual([...found].sort())
})

const NFC = 'data/å.txt'.normalize('NFC')
const NFD = 'data/å.txt'.normalize('NFD')
const WARNING: Readonly<Record<string, readonly [files: Files, ...told: string[]]>> = {
  'a name composed in another way': [
    aBag({ payload: { [NFD]: 'å' } }, { 'manifest-sha256.txt': `${sha('å')}  ${NFC}\n` }),
    `written-differently ${NFC}`,
  ],
  'one file listed in two ways': [
    aBag({ payload: { [NFD]: 'å' } }, { 'manifest-sha256.txt': `${sha('å')}  ${NFC}\n${sha('å')}  ${NFD}\n` }),
    `written-differently ${NFC}`,
  ],
  'one file listed in capitals and not': [
    aBag({}, { 'manifest-sha256.txt': `${LIST}${sha('one')}  data/ONE.txt\n` }),
    'same-but-case data/ONE.txt',
  ],
  'the star of md5sum': [
    aBag({}, { 'manifest-sha256.txt': LIST.replaceAll('  ', ' *') }),
    'decorated-list manifest-sha256.txt',
  ],
  'a dot before the names': [
    aBag({}, { 'manifest-sha256.txt': LIST.replaceAll('  ', '  ./') }),
    'decorated-list manifest-sha256.txt',
  ],
  'weak sums alone': [aBag({ algorithms: ['md5'] }), 'weak-sums'],
  'an unknown list beside': [aBag({}, { 'manifest-crc99.txt': 'ab  x\n' }), 'unknown-sums manifest-crc99.txt'],
  'an older version': [aBag({ version: '0.97' }), 'old-version 0.97'],
  'a file of the system': [aBag({}, { 'Thumbs.db': 'x' }), 'of-a-system Thumbs.db'],
  'letters that turn others around': [
    aBag({ payload: { 'data/\u202egnp.exe': 'x' } }),
    'unusual-name data/\u202egnp.exe',
  ],
}

test.each(Object.entries(WARNING))('whole, and told of: %s', async (_, [files, ...told]) => {
  const report = await check(files)
  expect(briefly(report)).toEqual([])
  expect(warned(report)).toEqual(expect.arrayContaining(told))
})

test('a bag without remarks has none', async () => {
  expect(warned(await check(aBag({}, { 'tagmanifest-sha256.txt': `${sha(DECLARED)}  bagit.txt\n` })))).toEqual([])
})

test('the bag may lie in the one folder there is, with nothing beside it', async () => {
  const moved = (to: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`${to}/${path}`, content]))
  expect(briefly(await check(moved('pakke', aBag())))).toEqual([])
  expect(briefly(await check({ ...moved('pakke', aBag()), 'virus.exe': 'x' }))).toEqual(['added virus.exe'])
  const mac = await check({ ...moved('pakke', aBag()), '__MACOSX/pakke/._x': 'x' })
  expect([briefly(mac), warned(mac)]).toEqual([[], expect.arrayContaining(['of-a-system __MACOSX/pakke/._x'])])
  expect(briefly(await check({ ...moved('a', aBag()), ...moved('b', aBag()) }))).toEqual([
    'unreadable several-packages',
  ])
  expect(briefly(await check({ 'a/b.txt': 'x' }))).toEqual(['unreadable no-package'])
  expect(briefly(await check({}))).toEqual(['unreadable empty'])
})
