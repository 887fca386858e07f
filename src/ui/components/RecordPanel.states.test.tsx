// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { openPanel as open } from '../testing/open-panel';
import { finding, NOW, passing, score, snoozed, unknownFinding } from '../testing/sample-findings';

describe('honest states', () => {
  it('says all clear when every rule passed, and not beside an unknown one', () => {
    expect(open({ findings: [passing('a')], score: null }).text()).toContain(
      'All clear. 1 of 1 rule passed.',
    );
    const { text } = open({ findings: [passing('a'), unknownFinding()], score: null });
    expect(text()).not.toContain('All clear');
    expect(text()).toContain('1 rule passed · 1 unknown');
  });

  it('folds what exceeds the noise budget into one line', () => {
    const findings = ['a', 'b', 'c'].map((rule) => finding({ rule, title: `Warning ${rule}` }));
    const { text, click } = open({ findings, noiseBudget: 1 });
    expect(text()).toContain('2 more below your limit of 1 (warning)');
    expect(text()).not.toContain('Warning c');
    click('2 more below your limit of 1 (warning)');
    expect(text()).toContain('Warning c');
  });

  it('folds many unknown rules behind the first', () => {
    const findings = ['a', 'b', 'c'].map((rule) => unknownFinding({ rule, title: `Rule ${rule}` }));
    expect(open({ findings }).text()).toContain('2 more rules unknown: Rule b, Rule c');
  });

  it('names what a page alone does not give', () => {
    const { text, click } = open({ coverage: 'page', findings: [passing('a'), unknownFinding()] });
    expect(text()).toContain('Partial: read from this page only.');
    expect(text()).toContain('1 of 2 rules ran');
    click('What is missing');
    expect(text()).toContain('Deal-desk approval: Discount is not on this layout');
  });

  it('offers to connect the CRM only where it is not connected', () => {
    const partial = { coverage: 'page' as const };
    expect(open(partial).text()).not.toContain('Connect Salesforce');
    const { click, calls } = open(partial, { canConnect: true });
    click('Connect Salesforce');
    expect(calls).toEqual(['options']);
  });

  it('names unreadable fields with the reason', () => {
    const unreadable = [{ field: 'd', label: 'Discount', reason: 'abbreviated' as const }];
    expect(open({ unreadable }).text()).toContain(
      '1 field can’t be read: Discount (the page shows a shortened number).',
    );
  });

  it('dates a stale copy and tries again', () => {
    const { text, click, calls } = open({ asOf: NOW - 187_200_000 }, { freshness: 'stale' });
    expect(text()).toContain('Stale cache, as of Wed 18 Nov, 10:06 CET (2d 4h).');
    click('Try again');
    expect(calls).toEqual(['read']);
  });

  it('names rules that were left out', () => {
    const skippedRules = [{ rule: 'pushes', reason: 'did not finish' }];
    const { text } = open({ findings: [passing('a')], skippedRules });
    expect(text()).toContain('1 rule left out: pushes (did not finish).');
    expect(text()).not.toContain('All clear');
  });

  it('says that a score counts unknown inputs as 0', () => {
    expect(open({ score: score({ unknownParts: 2 }) }).text()).toContain('2 inputs unknown');
  });

  it('shows snoozed and dismissed warnings with a way back', () => {
    const dismissed = {
      ...snoozed('exit-criteria'),
      kind: 'dismiss',
      until: null,
      reason: 'migrated',
    } as const;
    const { text, click, calls } = open({}, { suppressions: [snoozed('stale-by-stage'), dismissed] });
    expect(text()).toContain('Stale in Negotiation · snoozed until Mon 23 Nov');
    expect(text()).toContain('2 fields missing for Negotiation · dismissed: migrated');
    click('Undo: Stale in Negotiation, snoozed until Mon 23 Nov');
    expect(calls).toEqual(['restore stale-by-stage']);
  });

  it('asks once how a date is meant', () => {
    const { click, calls } = open({}, { notices: [{ kind: 'ask-date-order', example: '12/3/2026' }] });
    click('3 December');
    expect(calls).toEqual(['order mdy']);
  });
});
