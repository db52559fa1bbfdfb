import { expect, test } from 'vitest'
import { isSoundlySigned } from './saml-signature.ts'

const SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const signed = (signature = RSA_SHA256, digest = SHA256, quote = '"') =>
  `<r><ds:SignatureMethod Algorithm=${quote}${signature}${quote}/><ds:DigestMethod Algorithm=${quote}${digest}${quote}/></r>`

test.each([
  ['as it must be', signed()],
  ['in other quotes', signed(RSA_SHA256, SHA256, "'")],
  ['with a declaration of xml', `<?xml version="1.0"?>${signed()}`],
  ['under no prefix', signed().replaceAll('ds:', '')],
  ['twice', signed() + signed()],
])('%s is sound', (_, xml) => expect(isSoundlySigned(xml)).toBe(true))

test.each([
  ['no signature', '<r/>'],
  ['SHA-1', signed(SHA1)],
  ['a digest of SHA-1', signed(RSA_SHA256, 'http://www.w3.org/2000/09/xmldsig#sha1')],
  ['one sound and one not', signed() + signed(SHA1)],
  ['a shared secret', signed('http://www.w3.org/2000/09/xmldsig#hmac-sha256')],
  ['no algorithm', signed().replace(/Algorithm="[^"]*rsa[^"]*"/, '')],
  ['an algorithm written with references', signed(RSA_SHA256.replace('sha256', 'sha&#50;56'))],
  ['a comment', `<!-- -->${signed()}`],
  ['a document type', `<!DOCTYPE r>${signed()}`],
  ['a stretch of raw text', `<![CDATA[x]]>${signed()}`],
  ['an instruction', `<?php x ?>${signed()}`],
  ['nothing', ''],
])('%s is not', (_, xml) => expect(isSoundlySigned(xml)).toBe(false))
