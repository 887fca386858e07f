import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNEL_FORMATS } from '../record/webhook';
import { bodyOf } from './payload';
import { exampleEvent } from './testing/example-event';
import { withoutNames } from './without-names';

const HOSTILE = [
  '<!channel> <@U012> <https://phish.example|Click>',
  '@everyone <at>all</at> [click](https://phish.example) **bold**',
  '{{DATE(2026-11-20T13:00:00Z)}} @{secret}',
  'left\u202etxt.exe\u0000\n\nsecond line',
  '"},"x":{"y":"',
] as const;

const named = (name: string, url: string | null = null) =>
  exampleEvent({
    title: `Escalated: ${name}`,
    lines: [name],
    facts: [{ label: name, value: name }],
    record: { crm: 'hubspot', org: '7', object: 'lead', id: '9001', name, url },
  });

/** Every object inside a payload. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

describe.each(HOSTILE)('a record named %j', (name) => {
  it('begins no mention, link or markup in Slack', () => {
    const payload: unknown = JSON.parse(bodyOf('slack', named(name), 'key'));
    const parsed = objectsIn(payload).filter(({ type }) => type === 'mrkdwn');
    expect(parsed).toEqual([]);
    expect(String(Object(payload).text)).not.toMatch(/[<>]/);
  });

  it('stands in text runs only in Teams, which know no markup', () => {
    const objects = objectsIn(JSON.parse(bodyOf('teams', named(name), 'key')));
    expect(objects.filter(({ type }) => type === 'TextBlock' || type === 'FactSet')).toEqual([]);
    expect(objects.map(({ text }) => String(text)).join()).not.toContain('{{');
    expect(objects.some(({ msteams }) => msteams !== undefined)).toBe(false);
  });

  it('is one clean line in every format', () => {
    for (const format of CHANNEL_FORMATS)
      expect(bodyOf(format, named(name), 'key')).not.toMatch(/\\n|\\u0000|\u202e/);
  });
});

describe('a link', () => {
  it.each(['javascript:alert(1)', 'http://crm.example/1', 'https://a:b@crm.example/1', 'nothing'])(
    'goes out only as plain https, not as %s',
    (url) => {
      for (const format of CHANNEL_FORMATS)
        expect(bodyOf(format, named('Kim', url), 'key')).not.toContain(url);
    },
  );

  it('can’t leave Slack’s angle brackets', () => {
    const url = 'https://crm.example/1?a=1&b=<x>|Other';
    const { blocks } = JSON.parse(bodyOf('slack', named('Kim', url), 'key'));
    const link = objectsIn(blocks).find(({ type }) => type === 'mrkdwn');
    expect(link?.text).toBe('<https://crm.example/1?a=1&amp;b=%3Cx%3E%7COther|Open the record>');
  });
});

it('is JSON of a size that every receiver takes, whatever is in it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 5000 });
  fc.assert(
    fc.property(text, fc.constantFrom(...CHANNEL_FORMATS), (name, format) => {
      const body = bodyOf(format, named(name), 'key');
      expect(() => JSON.parse(body)).not.toThrow();
      expect(body.length).toBeLessThan(90_000);
    }),
    { seed: 7, numRuns: 200 },
  );
});

it('is the same in every browser that sees the event', () => {
  for (const format of CHANNEL_FORMATS)
    expect(bodyOf(format, exampleEvent(), 'key')).toBe(
      bodyOf(format, structuredClone(exampleEvent()), 'key'),
    );
});

describe('a channel of ids only', () => {
  it.each(CHANNEL_FORMATS)('is told no name, sentence or link, as %s', (format) => {
    const body = bodyOf(format, withoutNames(named('Kim Larkspur', 'https://crm.example/9001')), 'key');
    expect(body).not.toMatch(/Kim|Larkspur|crm\.example/);
    expect(body).toContain('Clock escalated, step 2');
    expect(body).toContain('9001');
  });
});

it('has the same fields for a Zap, whatever was read', () => {
  const full = Object.keys(JSON.parse(bodyOf('zapier', exampleEvent(), 'key')));
  const { clock: _, ...digest } = exampleEvent({ record: null });
  expect(Object.keys(JSON.parse(bodyOf('zapier', digest, 'key')))).toEqual(full);
});
