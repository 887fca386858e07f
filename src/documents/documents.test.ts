import { describe, expect, it } from 'vitest';
import { HUBSPOT_FIELDS } from '../crm/hubspot/field-map';
import { SALESFORCE_FIELDS } from '../crm/salesforce/field-map';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import type { RulePack } from '../rule-packs/schema';
import { type DocumentOptions, packDocuments } from './index';
import { FULL_PACK } from './testing/full-pack';
import { skeleton, tableProblems } from './testing/markdown-checks';

const OPTIONS: DocumentOptions = {
  crm: 'salesforce',
  now: Date.parse('2026-11-20T13:06:00Z'),
  locale: 'en-GB',
  zone: 'Europe/Berlin',
  standardFields: [...HUBSPOT_FIELDS, ...SALESFORCE_FIELDS],
};

const textOf = (name: string, pack: RulePack = FULL_PACK, options: Partial<DocumentOptions> = {}) =>
  packDocuments(pack, { ...OPTIONS, ...options }).find((document) => document.name.startsWith(name))?.text ??
  '';

it('the pack of these tests is one', () => {
  const parsed = parsePack(FULL_PACK);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
});

describe('every document', () => {
  it('has a title, says whose it is and ends with what the pack leaves out', () => {
    const documents = packDocuments(FULL_PACK, OPTIONS);
    expect(documents).toHaveLength(5);
    for (const { title, text } of documents) {
      expect(text.startsWith(`# ${title}\n`)).toBe(true);
      expect(text).toContain('| Mid-market (mid-market) | 1 | RevOps |');
      expect(text).toContain('1 Nov 2026 | 20 Nov 2026 | Salesforce |');
      expect(text).toContain('## How to set this up in Salesforce');
      expect(text.lastIndexOf('\n## ')).toBe(text.indexOf('\n## What is not in this pack'));
      expect(text).not.toMatch(/undefined|NaN|\[object|null \||\n\n\n/);
      expect(tableProblems(text)).toEqual([]);
    }
  });

  it('speaks of the CRM in use, or of both', () => {
    expect(textOf('pipeline')).toContain('The stages of opportunities');
    expect(textOf('pipeline', FULL_PACK, { crm: 'hubspot' })).toContain('The stages of deals');
    expect(textOf('pipeline', FULL_PACK, { crm: 'hubspot' })).not.toContain('Validation Rules');
    expect(textOf('pipeline', FULL_PACK, { crm: null })).toContain('### HubSpot');
  });

  it('is written in the reader’s own locale and zone', () => {
    const text = textOf('lifecycle', FULL_PACK, { locale: 'de-DE', zone: 'Pacific/Kiritimati' });
    expect(text).toContain('21. Nov. 2026');
  });

  it('names fields of the CRM by their API names, and those it can’t name as such', () => {
    const text = textOf('lifecycle');
    expect(text).toContain('| E-mail | text | `Lead.Email`, `Contact.Email` |');
    expect(text).toContain('| Lifecycle stage | choice | not mapped |');
    const bare = textOf('lifecycle', FULL_PACK, { crm: 'hubspot', standardFields: [] });
    expect(bare).toContain('| E-mail | text | standard field |');
  });
});

describe('lifecycle stages', () => {
  it('has every stage with its owner, entry, exits and fields', () => {
    const text = textOf('lifecycle');
    for (const [index, stage] of (FULL_PACK.lifecycle?.stages ?? []).entries()) {
      const block = text.split(`## Stage ${index + 1}: `)[1]?.split('\n## ')[0] ?? '';
      expect(block).toContain(stage.label);
      expect(block).toContain(`**Owner**: ${stage.owner}`);
      for (const exit of stage.leavesWhen ?? []) expect(block).toContain(exit);
    }
    expect(text).toContain(
      'The score makes it an MQL: at least 65 in all, 25 of fit and 20 of engagement; or ',
    );
  });

  it('has every reason code with what becomes of the lead', () => {
    const text = textOf('lifecycle');
    for (const { id, label } of FULL_PACK.reasonCodes ?? [])
      expect(text).toContain(`| \`${id}\` | ${label} |`);
    expect(text).toContain('| Recycle | after 90 days |');
    expect(text).toContain('| Recycle | before their renewal |');
  });

  it('says that there is none', () => {
    const { lifecycle: _, ...rest } = FULL_PACK;
    expect(textOf('lifecycle', rest)).toContain('- The lifecycle: no stages are defined');
    expect(textOf('lifecycle', rest)).not.toContain('## Overview');
  });
});

describe('scoring', () => {
  it('has every signal with its points, condition and decay', () => {
    const text = textOf('scoring');
    for (const { label } of [
      ...FULL_PACK.scoring.fit,
      ...FULL_PACK.scoring.engagement,
      ...FULL_PACK.scoring.negative,
    ])
      expect(text).toContain(`| ${label} |`);
    expect(text).toContain(
      '| Pricing page | 15 | 9.4 | – | −5 a week from “Pricing page last viewed” on, down to 0 |',
    );
    expect(text).toContain('| Fit | 50 | 25 |');
    expect(text).toContain('| Whole score | 100 | 65 |');
  });

  it('names all values of a condition, however many', () => {
    expect(textOf('scoring')).toContain('“Deutschland”, “DE”, “France” or “FR”');
  });

  it('says when the next check is due', () => {
    const text = textOf('scoring', {
      ...FULL_PACK,
      scoring: { ...FULL_PACK.scoring, recalibrateEveryDays: 91 },
    });
    expect(text).toContain('checked every 13 weeks');
    expect(text).toContain('the next check is due on 31 Jan 2027');
  });
});

describe('pipeline configuration', () => {
  it('has every stage with its required fields, exit criteria and limit', () => {
    const text = textOf('pipeline');
    for (const { stages } of FULL_PACK.pipelines)
      for (const stage of stages) {
        expect(text).toContain(`### ${stage.label}\n`);
        for (const name of stage.requiredFields) expect(text).toContain(FULL_PACK.fields[name]?.label ?? '');
        for (const criterion of stage.exitCriteria ?? []) expect(text).toContain(`  - ${criterion}`);
      }
    expect(text).toContain('| 2 | Discovery | open | Pain points, Current solution, Timeline | 14 days |');
  });

  it('has every rule on deals with why, mode and settings', () => {
    const text = textOf('pipeline');
    for (const rule of FULL_PACK.rules.filter(({ appliesTo }) => appliesTo.includes('deal'))) {
      expect(text).toContain(rule.why);
      expect(text).toContain(`\`${rule.id}\` of kind \`${rule.kind}\``);
    }
    expect(text).toContain('  - factor: 2');
  });

  it('has bands, triggers, service levels, escalation and hours', () => {
    const text = textOf('pipeline');
    expect(text).toContain('| 10% to under 20% |');
    expect(text).toContain('| Amount above 25,000 |');
    expect(text).toContain('| Manager told | the manager | 30 minutes after the start |');
    expect(text).toContain('**Target**: 4 business hours; at risk in the last 25% of it');
    expect(text).toContain('| Monday | 09:00–12:00, 13:00–17:30 |');
    expect(text).toContain('| Sunday | closed |');
    expect(text).toContain('| New Year | 1 Jan 2027 | closed |');
  });

  it('gives a validation formula for Salesforce', () => {
    expect(textOf('pipeline')).toContain(
      'AND(ISPICKVAL(StageName, "Qualified"), OR(ISBLANK(Primary_Contact__c), ISBLANK(AccountId), ISPICKVAL(LeadSource, ""), ISBLANK(Fit_Score__c)))',
    );
  });
});

describe('routing rules', () => {
  it('has the tree as a list with its fallback, and as a chart', () => {
    const text = textOf('routing');
    for (const { label } of FULL_PACK.routing?.branches ?? []) expect(text).toContain(`. ${label}\n`);
    expect(text).toContain('   - **If**: It belongs to a named account of tier 1.');
    expect(text).toContain('   - **Then**: The next one in turn of Enterprise, within 1 hour.');
    expect(text).toContain('   - **Otherwise**: The queue “Everybody”, within 1 hour.');
    expect(text).toContain('```mermaid\nflowchart TD\n  start["New record"]\n  b1{"Named account"}');
    expect(text).toContain('  b2 -->|"no"| fallback');
  });

  it('has accounts by tier, territories, people and days off', () => {
    const text = textOf('routing');
    expect(text).toContain('### Tier 1');
    expect(text).toContain('| Example Rockets | Ada Sampleton | rockets.example | – |');
    expect(text).toContain('| Ada Sampleton | Enterprise | 20 records | 110% |');
    expect(text).toContain('| Ada Sampleton | 1 Dec 2026 | 4 Dec 2026 |');
    expect(text).toContain('Turns and capacities start anew every Monday.');
  });

  it('says that there is no routing', () => {
    const { routing: _, ...rest } = FULL_PACK;
    expect(textOf('routing', rest)).toContain('- Routing: the pack has no decision tree');
  });
});

describe('metrics dashboard', () => {
  it('has three views with definitions, targets and source fields', () => {
    const { targets: _, ...without } = FULL_PACK;
    const text = textOf('metrics', without);
    for (const view of ['Marketing', 'Sales', 'Executive']) expect(text).toContain(`## View: ${view}\n`);
    expect(text).toMatch(/\| Lead to MQL \| Leads that have reached MQL .* \| 5–15% \| Lifecycle stage \|/);
    expect(text).toMatch(/\| MQL to SQL \|.*\| 30–50% \|/);
    expect(text).toMatch(/\| SQL to Opportunity \|.*\| 50–70% \|/);
    expect(text).toMatch(/\| Win rate \| Won deals ÷ \(won \+ lost deals\).*\| 20–30% \|/);
    expect(text).toMatch(/\| LTV:CAC \|.*\| 3:1 to 5:1 \|/);
    expect(text).toMatch(/\| Pipeline coverage \|.*\| 3 to 4 times the quota \|/);
    expect(text).toContain('under 5 minutes');
    expect(text).toContain('Targets of your own');
  });

  it('takes the targets of the pack, and leaves the rest to what is usual', () => {
    const targets = [
      { metric: 'winRate' as const, low: 0.25, high: 0.35 },
      { metric: 'speedToLeadMinutes' as const, high: 15 },
      { metric: 'dataQuality' as const, low: 0.95 },
    ];
    const text = textOf('metrics', { ...FULL_PACK, targets });
    expect(text).toMatch(/\| Win rate \|.*\| target: 25–35% \|/);
    expect(text).toMatch(/\| Speed to lead, median \|.*\| target: under 15 minutes \|/);
    expect(text).toMatch(/\| Data quality \|.*\| target: 95% or more \|/);
    expect(text).toMatch(/\| MQL to SQL \|.*\| 30–50% \|/);
    expect(text).not.toContain('Targets of your own');
  });

  it('takes the speed-to-lead target of the pack', () => {
    const slas = FULL_PACK.slas.map((sla) =>
      sla.kind === 'speed-to-lead' ? { ...sla, targetMinutes: 10 } : sla,
    );
    expect(textOf('metrics', { ...FULL_PACK, slas })).toContain(
      'Leads contacted within 10 minutes of the form',
    );
  });
});

describe('text of the pack', () => {
  const HOSTILE =
    '# x | `code` <img src=x onerror=alert(1)> [a](https://evil.example) **b** _c_ ~d~ ```\n\n- "y" %%{init}%% $1$ & \\';
  const NAMING = new Set([
    'label',
    'title',
    'owner',
    'why',
    'name',
    'approver',
    'leavesWhen',
    'exitCriteria',
    'aliases',
    'startLabel',
  ]);

  /** The pack with every name in it replaced. */
  const renamed = (value: unknown, to: string, key = ''): unknown => {
    if (typeof value === 'string') return NAMING.has(key) ? to : value;
    if (Array.isArray(value)) return value.map((entry) => renamed(entry, to, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, to, name)]));
  };

  it.each(['lifecycle', 'scoring', 'pipeline', 'routing', 'metrics'])(
    'is never markup: %s has the same shape with hostile names as with tame ones',
    (name) => {
      const tame = textOf(name, renamed(FULL_PACK, 'Tame') as RulePack);
      const hostile = textOf(name, renamed(FULL_PACK, HOSTILE) as RulePack);
      expect(skeleton(hostile)).toEqual(skeleton(tame));
      expect(tableProblems(hostile)).toEqual([]);
      const outsideCode = hostile.replace(/^ *`{3,}[\s\S]*?^ *`{3,}$/gm, '');
      expect(outsideCode).not.toMatch(/(?<!\\)(?:\\\\)*[<>]/);
      expect(outsideCode).not.toMatch(/https?:\/\//);
    },
  );
});

it('without parts it still stands', () => {
  for (const { text } of packDocuments(
    {
      ...bundledPack,
      rules: [],
      slas: [],
      scoring: { ...bundledPack.scoring, fit: [], engagement: [], negative: [] },
    },
    { ...OPTIONS, crm: null },
  ))
    expect(text).not.toMatch(/undefined|NaN|\n\n\n/);
});
