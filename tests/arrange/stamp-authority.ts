// A certificate authority and a time-stamping authority of RFC 3161, both of them openssl, in a folder of their own.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const POLICY = '1.3.6.1.4.1.99999.1'

export type CertificateKind = {
  /** What stands for it in the `extendedKeyUsage` line. */
  readonly purposes?: string
  readonly from?: string
  readonly until?: string
  /** More lines of extensions. */
  readonly more?: string
}

const [FROM, UNTIL] = ['20200101000000Z', '20491231235959Z']

export function aStampAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-tsa-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })

  mkdirSync(at('issued'))
  writeFileSync(
    at('openssl.cnf'),
    `[ca]
default_ca = here
[here]
new_certs_dir = ./issued
database = ./index.txt
serial = ./serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[tsa]
default_tsa = stamps
[stamps]
serial = ./stamp-serial
crypto_device = builtin
default_policy = ${POLICY}
other_policies = ${POLICY}.2
digests = sha256, sha384, sha512
signer_digest = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`,
  )
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('serial'), '1000\n')
  writeFileSync(at('stamp-serial'), '01\n')

  /** Makes `NAME.pem` and `NAME.key`, issued by `issuer` or by itself. */
  function certify(
    name: string,
    issuer: string,
    extensions: string,
    { from = FROM, until = UNTIL }: CertificateKind = {},
  ) {
    writeFileSync(at(`${name}.ext`), `[extensions]\n${extensions}\n`)
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-config',
      'openssl.cnf',
      '-subj',
      `/CN=${name} for tests`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    )
    const by =
      issuer === name
        ? ['-selfsign', '-keyfile', `${name}.key`]
        : ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`]
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'openssl.cnf',
      ...by,
      '-startdate',
      from,
      '-enddate',
      until,
      '-extfile',
      `${name}.ext`,
      '-extensions',
      'extensions',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
    )
  }
  const anAuthority = (name: string, issuer = name, kind: CertificateKind = {}) =>
    certify(
      name,
      issuer,
      `basicConstraints = critical, CA:true\nkeyUsage = critical, keyCertSign, cRLSign\n${kind.more ?? ''}`,
      kind,
    )
  const aSigner = (name: string, issuer: string, kind: CertificateKind = {}) =>
    certify(
      name,
      issuer,
      `basicConstraints = CA:false\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = ${kind.purposes ?? 'critical, timeStamping'}\n${kind.more ?? ''}`,
      kind,
    )

  anAuthority('root')
  aSigner('tsa', 'root')

  const write = (name: string, content: Uint8Array | string) => {
    writeFileSync(at(name), content)
    return name
  }
  return {
    at,
    openssl,
    write,
    anAuthority,
    aSigner,
    pem: (name: string) => readFileSync(at(`${name}.pem`), 'utf8'),
    /** What the authority answers to a request. */
    reply(query: Uint8Array, signer = 'tsa', chain?: string): Buffer {
      write('query.tsq', query)
      openssl(
        'ts',
        '-reply',
        '-config',
        'openssl.cnf',
        '-queryfile',
        'query.tsq',
        '-signer',
        `${signer}.pem`,
        '-inkey',
        `${signer}.key`,
        ...(chain ? ['-chain', `${chain}.pem`] : []),
        '-out',
        'reply.tsr',
      )
      return readFileSync(at('reply.tsr'))
    },
    /** The same content signed by somebody whom `openssl ts` would refuse to sign as. */
    forge(content: Uint8Array, signer: string, ...options: string[]): Buffer {
      write('content.der', content)
      openssl(
        'cms',
        '-sign',
        '-binary',
        '-nodetach',
        '-outform',
        'DER',
        '-econtent_type',
        '1.2.840.113549.1.9.16.1.4',
        '-md',
        'sha256',
        '-in',
        'content.der',
        '-signer',
        `${signer}.pem`,
        '-inkey',
        `${signer}.key`,
        '-out',
        'forged.der',
        ...options,
      )
      return granted(readFileSync(at('forged.der')))
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A token as the answer of an authority that grants it. */
export function granted(token: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('3003020100', 'hex'), token])
  const { length } = body
  return Buffer.concat([
    length < 256 ? Buffer.of(0x30, 0x81, length) : Buffer.of(0x30, 0x82, length >> 8, length & 255),
    body,
  ])
}
