import { describe, expect, it } from 'vitest';
import { hostPattern, parseSubscription, subscriptionText } from './subscription-text';

const KEY = 'A'.repeat(43);
const problemOf = (text: string) => {
  const parsed = parseSubscription(text);
  return parsed.ok ? null : parsed.problem;
};

describe('the text of a subscription', () => {
  it('is read as it was written, mail line breaks and spaces apart', () => {
    const subscription = { url: 'https://packs.example/a/manifest.json?t=1', publicKey: KEY, group: 'emea' };
    const text = subscriptionText(subscription);
    expect(parseSubscription(text)).toEqual({ ok: true, subscription });
    expect(parseSubscription(`  ${text.slice(0, 50)}\n ${text.slice(50)}\n`)).toEqual({
      ok: true,
      subscription,
    });
  });

  it.each([
    ['https://packs.example/manifest.json', /must start with “leadlight-pack:”/],
    [`leadlight-pack:http://packs.example/m.json#key=${KEY}`, /must start with https/],
    [`leadlight-pack:https://me:secret@packs.example/m.json#key=${KEY}`, /no user name or password/],
    ['leadlight-pack:https://packs.example/m.json#key=AAA', /no key, or not the whole/],
    [`leadlight-pack:https://packs.example/m.json#key=${KEY}&group=a b!`, /group/],
    [`leadlight-pack:#key=${KEY}`, /no address/],
    [`leadlight-pack:https://packs.example/${'a'.repeat(3000)}#key=${KEY}`, /must start/],
  ])('refuses %s and says what to do', (text, words) => {
    expect(problemOf(text)).toMatch(words);
  });

  it('asks the browser for that host only', () => {
    expect(hostPattern('https://packs.example:8443/a?b#c')).toBe('https://packs.example/*');
  });
});
