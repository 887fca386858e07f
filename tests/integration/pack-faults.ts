import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DAY, iso, NOW, newKey, type Published, publishText } from '../../src/pack-sync/testing/publisher';
import type { PackState } from '../../src/record/pack-subscription';
import { textBytes } from '../../src/signing/bytes';
import type { SigningKey } from '../../src/signing/keys';
import type { ManifestTerms } from '../../src/signing/sign-manifest';
import type { Answer } from '../pack-server';

/** One thing that goes wrong on the way to version 2 (reliability.md, the fault table). */
export interface PackFault {
  name: string;
  code: PackState;
  /** What the first look answers where nothing is known that the fault could be measured by. */
  firstCode?: PackState;
  reason?: RegExp;
  /** Replaces the server's answer, for the manifest if not said otherwise. */
  answer?: (good: Published) => Answer;
  of?: 'pack';
  /** Replaces what is published. */
  publish?: (key: SigningKey) => Promise<Published>;
}

const SMALL_PACK = JSON.parse(readFileSync('docs/examples/pack.json', 'utf8'));

/** A small pack is enough: what goes wrong here is not the rules. */
export const companyPack = (version: number, change: object = {}) => ({
  ...SMALL_PACK,
  id: 'company',
  name: 'Company rules',
  version,
  ...change,
});

/** Its first rule with an example that is not as it says. */
const withExample = (expect: string): object[] => {
  const [first, ...rest] = SMALL_PACK.rules;
  const example = { name: 'nothing is known', expect, now: '2026-11-20T13:00:00Z', fields: {} };
  return [{ ...first, examples: [example] }, ...rest];
};

export const publishPack = (
  key: SigningKey,
  version: number,
  terms: Partial<ManifestTerms> = {},
  document: object = companyPack(version),
): Promise<Published> => publishText(key, version, JSON.stringify(document), terms);

const body = (content: string | Uint8Array, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  body: content,
  ...more,
});
const status = (code: number, headers: Record<string, string> = {}) => ({
  answer: (): Answer => ({ status: code, headers }),
  code: 'unreachable' as const,
});
const answers = (name: string, code: PackState, answer: (good: Published) => Answer): PackFault => ({
  name: `manifest: ${name}`,
  code,
  answer,
});
const packAnswers = (name: string, code: PackState, answer: (good: Published) => Answer): PackFault => ({
  name: `pack: ${name}`,
  code,
  answer,
  of: 'pack',
});
const publishes = (name: string, code: PackState, publish: PackFault['publish']): PackFault => ({
  name: `signed: ${name}`,
  code,
  publish,
});
const signedText = (name: string, code: PackState, change: (text: string) => string): PackFault =>
  publishes(name, code, (key) => publishText(key, 2, change(JSON.stringify(companyPack(2)))));

/** Packed once for all: what counts is what it unpacks to. */
const BOMB: Answer = {
  status: 200,
  headers: { 'Content-Encoding': 'gzip' },
  body: gzipSync(new Uint8Array(50_000_000), { level: 1 }),
};
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...textBytes(part)] : part)));
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const edited = (from: string | RegExp, to: string) => (good: Published) => body(good.text.replace(from, to));

const HTTP: PackFault[] = [
  { name: '500', ...status(500), reason: /answered 500/ },
  { name: '503 with Retry-After', ...status(503, { 'Retry-After': '7200' }), reason: /answered 503/ },
  { name: '429', ...status(429, { 'Retry-After': 'soon' }), reason: /answered 429/ },
  { name: '204', ...status(204), reason: /answered 204/ },
  { name: '206', ...status(206), reason: /answered 206/ },
  { name: '401', ...status(401), reason: /answered 401/ },
  { name: '404', ...status(404), reason: /answered 404/ },
  { name: '410', ...status(410), reason: /answered 410/ },
  { name: 'a redirect', ...status(302, { Location: 'https://localhost:1/x' }), reason: /another address/ },
  { name: 'a lasting redirect', ...status(301, { Location: '/other.json' }), reason: /another address/ },
];

const MANIFESTS: PackFault[] = [
  answers('nothing', 'not-json', () => body('')),
  answers('spaces', 'not-json', () => body('  \n ')),
  answers('a web page', 'not-json', () => body('<!doctype html><title>Sign in</title>')),
  answers('half of it', 'not-json', ({ text }) => body(text.slice(0, text.length / 2))),
  answers('a cut connection', 'unreachable', ({ text }) => body(text, { truncate: true })),
  answers('a slow drip', 'unreachable', () => body('{', { drip: true })),
  answers('endless', 'too-large', () => body('', { endless: 50_000_000 })),
  answers('50 MB announced', 'too-large', () =>
    body('', { endless: 50_000_000, headers: { 'Content-Length': '50000000' } }),
  ),
  answers('50 MB packed small', 'too-large', () => BOMB),
  answers('packed, but it is not', 'unreachable', ({ text }) =>
    body(text, { headers: { 'Content-Encoding': 'gzip' } }),
  ),
  answers('nested 100,000 deep', 'too-large', () => body(deep(100_000))),
  answers('nested 8,000 deep', 'bad-signature', () => body(deep(8000))),
  answers('a byte order mark', 'not-json', ({ text }) => body(bytes([0xef, 0xbb, 0xbf], text))),
  answers('no UTF-8', 'not-json', ({ text }) => body(bytes(text.slice(0, -2), [0xff, 0xfe], '}'))),
  answers('UTF-16', 'not-json', ({ text }) => body(Buffer.from(text, 'utf16le'))),
  answers('NaN', 'not-json', edited('"version": 2', '"version": NaN')),
  answers('a number too large', 'bad-signature', edited('"version": 2', '"version": 1e400')),
  answers('null', 'bad-signature', () => body('null')),
  answers('a list', 'bad-signature', () => body('[]')),
  answers('__proto__', 'bad-signature', edited('{', '{ "__proto__": {"schema": 1},')),
  answers('a key twice', 'bad-signature', edited('"version": 2', '"version": 1,\n  "version": 2')),
  answers('a key more', 'bad-signature', edited('{', '{ "extra": 1,')),
  answers('a space more', 'bad-signature', ({ text }) => body(`${text} `)),
  answers('a path out of the folder', 'bad-signature', edited(/"file": "/, '"file": "../')),
  answers('a raised version', 'bad-signature', edited('"version": 2', '"version": 9')),
  answers('a later end', 'bad-signature', edited(/"expiresAt": "2026/, '"expiresAt": "2027')),
  answers(
    'a signature of nothing',
    'bad-signature',
    edited(/"signature": "[^"]*/, `"signature": "${'A'.repeat(86)}`),
  ),
];

const PACKS: PackFault[] = [
  packAnswers('500', 'unreachable', () => ({ status: 500 })),
  packAnswers('404', 'unreachable', () => ({ status: 404 })),
  packAnswers('a redirect', 'unreachable', () => ({ status: 307, headers: { Location: '/x.json' } })),
  packAnswers('304, though nothing was there', 'unreachable', () => ({ status: 304 })),
  packAnswers('a cut connection', 'unreachable', ({ pack }) => body(pack, { truncate: true })),
  packAnswers('a slow drip', 'unreachable', () => body('{', { drip: true })),
  packAnswers('nothing', 'bad-signature', () => body('')),
  packAnswers('a web page', 'bad-signature', () => body('<!doctype html>')),
  packAnswers('a byte less', 'bad-signature', ({ pack }) => body(pack.slice(0, -1))),
  packAnswers('a byte more', 'bad-signature', ({ pack }) => body(bytes([...pack], ' '))),
  packAnswers('another byte', 'bad-signature', ({ pack }) => body(pack.with(9, 65))),
  packAnswers('endless', 'bad-signature', () => body('', { endless: 50_000_000 })),
  packAnswers('50 MB packed small', 'bad-signature', () => BOMB),
];

const SIGNED: PackFault[] = [
  publishes('by another key', 'wrong-key', async () => publishPack(await newKey(), 2)),
  publishes('over', 'expired', (key) => publishPack(key, 2, { expiresAt: iso(NOW - 1) })),
  publishes('for the future', 'clock-wrong', (key) => publishPack(key, 2, { publishedAt: iso(NOW + DAY) })),
  publishes('for another group', 'newer-available', (key) =>
    publishPack(key, 2, { audience: { groups: ['emea'] } }),
  ),
  publishes('another version inside', 'invalid-pack', (key) => publishPack(key, 2, {}, companyPack(3))),
  publishes('another pack inside', 'invalid-pack', (key) =>
    publishPack(key, 2, {}, companyPack(2, { id: 'other' })),
  ),
  publishes('of a newer Leadlight', 'invalid-pack', (key) =>
    publishPack(key, 2, {}, companyPack(2, { schemaVersion: 99 })),
  ),
  publishes('an unknown setting', 'invalid-pack', (key) =>
    publishPack(key, 2, {}, companyPack(2, { colour: 'red' })),
  ),
  publishes('an unknown rule kind', 'invalid-pack', (key) =>
    publishPack(key, 2, {}, companyPack(2, { rules: [{ ...companyPack(2).rules[0], kind: 'no-such' }] })),
  ),
  publishes('for a newer Leadlight', 'needs-update', (key) =>
    publishPack(key, 2, {}, companyPack(2, { minEngine: '1.0.1' })),
  ),
  publishes('for a newer Leadlight, with parts that this one does not know', 'needs-update', (key) =>
    publishPack(key, 2, {}, companyPack(2, { minEngine: '9', colour: 'red' })),
  ),
  publishes('a version of Leadlight that is none', 'invalid-pack', (key) =>
    publishPack(key, 2, {}, companyPack(2, { minEngine: 'newest' })),
  ),
  publishes('an error that lint finds', 'failed-check', (key) =>
    publishPack(key, 2, {}, companyPack(2, { scoring: { ...SMALL_PACK.scoring, fitMinimum: 100 } })),
  ),
  publishes('an example that turns out otherwise', 'failed-check', (key) =>
    publishPack(key, 2, {}, companyPack(2, { rules: withExample('pass') })),
  ),
  signedText('NaN', 'invalid-pack', (text) => text.replace('"noiseBudget":', '"noiseBudget":NaN,"x":')),
  signedText('a key twice', 'invalid-pack', (text) => text.replace('{', '{"noiseBudget":1,')),
  signedText('__proto__', 'invalid-pack', (text) => text.replace('{', '{"__proto__":{"a":1},')),
  signedText('nested 100,000 deep', 'invalid-pack', () => deep(100_000)),
  signedText('no JSON', 'invalid-pack', () => 'rules: []'),
  signedText('a list', 'invalid-pack', () => '[]'),
];

/** These are refused because of what the browser has already; without that they are a first version. */
const AFTER_VERSION_1: PackFault[] = [
  {
    ...publishes('replayed', 'older-version', (key) =>
      publishPack(key, 2, { publishedAt: iso(NOW - 2 * DAY) }),
    ),
    firstCode: 'current',
  },
  {
    ...publishes('version 1 with other content', 'changed-content', (key) =>
      publishPack(key, 1, { publishedAt: iso(NOW - 1) }, companyPack(1, { noiseBudget: 9 })),
    ),
    firstCode: 'current',
  },
  {
    ...publishes('another pack’s name', 'invalid-pack', (key) =>
      publishPack(key, 2, { packId: 'other' }, companyPack(2, { id: 'other' })),
    ),
    firstCode: 'current',
  },
  {
    name: 'manifest: 304, though it changed',
    code: 'current',
    firstCode: 'unreachable',
    answer: () => ({ status: 304 }),
  },
];

export const PACK_FAULTS: readonly PackFault[] = [
  ...HTTP,
  ...MANIFESTS,
  ...PACKS,
  ...SIGNED,
  ...AFTER_VERSION_1,
];
