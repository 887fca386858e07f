import { describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { example, exampleText } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

const packFile = (change: Partial<RulePack>) =>
  temporaryFile('pack.json', JSON.stringify({ ...bundledPack, ...change }));

const audit = (records: string, pack: string, ...more: string[]) =>
  runCli('audit', '--pack', pack, '--records', records, '--now', '2026-11-20', ...more);

const withMap = (pack: string, ...more: string[]) =>
  audit(example('contacts.csv'), pack, '--map', example('contacts.map.json'), ...more);

/** The lines of one question, without its blank line. */
const part = (out: readonly string[], question: string) => {
  const from = out.findIndex((line) => line.startsWith(`[ ] ${question}`));
  const length = out.slice(from).indexOf('');
  return out.slice(from, length < 0 ? undefined : from + length);
};

describe('audit', () => {
  it('asks every question of the checklist, with its counts and lists', async () => {
    const { code, out } = await withMap('bundled:mid-market');
    expect(code).toBe(0);
    expect(out[0]).toBe('Audit of 6 leads and contacts, 20 Nov 2026');
    expect(out.filter((line) => line.startsWith('[ ]'))).toEqual([
      '[ ] Duplicates: 2 of 6',
      '[ ] Mail may not arrive: 3 of 3; 3 not known',
      '[ ] No activity in 12 months: 1 of 6',
      '[ ] Lifecycle stages: 2 of 6',
      '[ ] Required fields that are empty: 0 of 2; 4 not known',
      '[ ] Enriched fields to check: 5 of 5',
    ]);
    expect(part(out, 'No activity').slice(2)).toEqual(['  - 3 Bob Demo: last activity 1 Aug 2025']);
    expect(part(out, 'Lifecycle')).toContain('    SQL: 1');
  });

  it('shows what a merge would keep, field by field, and why', async () => {
    const { out } = await withMap('bundled:mid-market');
    const lines = part(out, 'Duplicates');
    expect(lines.slice(6, 10)).toEqual([
      '  Group 1, same e-mail address (ada@sample.example)',
      '    keep  1 Ada Sampleton',
      '    merge 2 Ada Sampleton',
      '      E-mail: “ada@sample.example” of 1 (most recent activity), not “Ada+news@sample.example” of 2',
    ]);
    expect(lines.at(-1)).toBe('  - similar name, same phone: 3 Bob Demo and 4 Bob Demoe (97% alike)');
    expect(lines.join('\n')).not.toContain('Phone');
  });

  it('lets the CRM win where the pack tells it from marketing automation', async () => {
    const marketingWhen = { op: 'eq' as const, field: 'jobTitle', value: 'Head of Sales' };
    const lines = part((await withMap(packFile({ hygiene: { marketingWhen } }))).out, 'Duplicates');
    expect(lines[5]).toBe(
      '    Merge priority: the CRM wins over marketing automation, then the most recent activity. Nothing is merged.',
    );
    expect(lines).toContain('    keep  2 Ada Sampleton');
    expect(lines).toContain(
      '      Lifecycle stage: “MQL” of 2 (CRM over marketing automation), not “SQL” of 1',
    );
    expect(lines).toContain('      Phone: “+44 20 7946 0101” of 1 (the only value)');
  });

  it('leaves to a person what nothing decides', async () => {
    const file = temporaryFile(
      'leads.csv',
      'id,name,email,phone,lastActivityAt\n1,A,a@x.example,+44 20 7946 0101,\n2,A,a@x.example,+44 20 7946 0102,\n',
    );
    const { out } = await audit(file, packFile({ hygiene: { activityFields: ['lastActivityAt'] } }));
    expect(out).toContain('      Phone: choose by hand, “+44 20 7946 0101” of 1 and “+44 20 7946 0102” of 2');
  });

  it('says what was not asked, and why', async () => {
    const { out } = await withMap(packFile({ lifecycle: undefined, automations: undefined, hygiene: {} }));
    expect(out.filter((line) => line.includes('not checked'))).toEqual([
      '[ ] Lifecycle stages: not checked, the pack has no lifecycle',
      '[ ] Required fields: not checked, the pack has no lifecycle',
      '[ ] Enriched fields: not checked, the pack names none (hygiene.enrichedFields)',
    ]);
  });

  it('shows the first of long lists and counts the others, groups too', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `${at},Twin ${at >> 1},t${at >> 1}@x.example`);
    const file = temporaryFile('leads.csv', ['id,name,email', ...rows].join('\n'));
    const { out } = await audit(file, 'bundled:mid-market', '--list', '4');
    expect(part(out, 'Duplicates').filter((line) => line.startsWith('  Group'))).toHaveLength(4);
    expect(out).toContain('  … and 2 more groups');
    expect(part(out, 'Lifecycle').at(-1)).not.toContain('more');
    const single = await withMap('bundled:mid-market', '--list', '1');
    expect(part(single.out, 'Mail').slice(2)).toEqual([
      '  - 3 Bob Demo: last activity 1 Aug 2025',
      '  … and 2 more',
    ]);
  });

  it('gives programs all of it, with the same sample all through a quarter', async () => {
    const { out } = await withMap('bundled:mid-market', '--list', '1', '--json');
    expect(JSON.parse(out.join(''))).toMatchObject({
      audited: 6,
      leftOut: 0,
      sections: [
        { id: 'duplicates', count: 2, list: [{}, {}] },
        { id: 'deliverability', count: 3, list: [{}, {}, {}] },
        {},
        {},
        {},
        { id: 'enrichment', definition: expect.stringContaining('seed 20264') },
      ],
      groups: [
        {
          records: ['salesforce:contacts.csv:contact:1', 'salesforce:contacts.csv:contact:2'],
          matches: [{ by: 'email', value: 'ada@sample.example' }],
          merge: { keep: 'salesforce:contacts.csv:contact:1' },
        },
      ],
      suggestions: [{ shared: 'phone', similar: 'person' }],
    });
  });

  it('counts other records as left out', async () => {
    const { out } = await audit(
      example('deals.csv'),
      'bundled:mid-market',
      '--map',
      example('deals.map.json'),
    );
    expect(out[0]).toBe('Audit of 0 leads and contacts, 20 Nov 2026; 5 other records left out');
  });

  it('asks for a map where the columns do not tell', async () => {
    const file = temporaryFile('contacts.csv', exampleText('contacts.csv').replace('id,', 'number,'));
    expect((await audit(file, 'bundled:mid-market')).code).toBe(2);
  });
});
