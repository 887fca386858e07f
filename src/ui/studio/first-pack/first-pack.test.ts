import { describe, expect, it } from 'vitest';
import { lintPack } from '../../../lint';
import type { CrmDescription } from '../../../record/crm-description';
import { hubspotStarterPack, salesforceStarterPack } from '../../../rule-packs/bundled/starters';
import { parsePack } from '../../../rule-packs/parse';
import { deal as storedDeal } from '../../../store/testing/filled-store';
import { describeRecords } from './describe-stored';
import { firstPack } from './first-pack';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const CHOICE = { name: 'Our first pack!', owner: 'Kim Rep', pipelines: ['default', 'renewals'], fields: [] };

const field = (name: string, label = name, isRequired = false) => ({
  name,
  label,
  type: 'choice' as const,
  isRequired,
  choices: ['EMEA', 'AMER'],
});

const account = (change: Partial<CrmDescription> = {}): CrmDescription => ({
  crm: 'hubspot',
  org: '7',
  pipelines: [
    {
      id: 'default',
      label: 'Sales',
      stages: [
        { id: 'appointmentscheduled', label: 'Appointment Scheduled', kind: 'open' },
        { id: '93 1', label: 'Security review', kind: 'open' },
        { id: 'closedwon', label: 'Closed Won', kind: 'won' },
        { id: 'closedlost', label: 'Closed Lost', kind: 'lost' },
      ],
    },
    { id: 'renewals', label: 'Renewals', stages: [{ id: 'r1', label: 'Renewal due', kind: 'open' }] },
  ],
  fields: {
    deal: [field('Region__c', 'Region', true), field('amount')],
    lead: [],
    contact: [field('firstname')],
    company: [],
  },
  missing: [],
  ...change,
});

describe('a first pack', () => {
  it('names the open stages for which nothing says when a deal is stale', () => {
    const { left } = firstPack(hubspotStarterPack, account(), CHOICE, NOW);
    const line = left.find((own) => own.startsWith('A limit of days for '));
    expect(line).toMatch(/Security review, Renewal due: set it under Pipelines and stages/);
    expect(line).not.toMatch(/Closed/);
    const rules = hubspotStarterPack.rules.filter(({ kind }) => kind !== 'stale-deal');
    const without = firstPack({ ...hubspotStarterPack, rules }, account(), CHOICE, NOW);
    expect(without.left.join()).not.toContain('A limit of days');
  });

  it('has the account’s pipelines and stages, and what the base says of stages of the same name', () => {
    const { pack, found } = firstPack(hubspotStarterPack, account(), CHOICE, NOW);
    expect(pack).toMatchObject({
      id: 'our-first-pack',
      name: 'Our first pack!',
      version: 1,
      owner: 'Kim Rep',
    });
    expect(pack.issuedAt).toBe('2026-11-21T09:00:00.000Z');
    expect(pack.pipelines.map(({ label }) => label)).toEqual(['Sales', 'Renewals']);
    const [known, own] = pack.pipelines[0]?.stages ?? [];
    const base = hubspotStarterPack.pipelines[0]?.stages[0];
    expect(known).toMatchObject({
      requiredFields: base?.requiredFields,
    });
    expect(own).toMatchObject({ id: '93-1', aliases: ['93 1'], requiredFields: [] });
    expect(found[0]).toBe('2 of 2 pipelines with 5 stages');
  });

  it.each([
    ['hubspot', hubspotStarterPack],
    ['salesforce', salesforceStarterPack],
  ] as const)('is usable at once, from %s', (crm, base) => {
    const { pack } = firstPack(base, account({ crm }), CHOICE, NOW);
    const parsed = parsePack(JSON.parse(JSON.stringify(pack)));
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    expect(lintPack(pack, NOW).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('takes the chosen fields under names of its own and requires them', () => {
    const { pack, found } = firstPack(
      hubspotStarterPack,
      account(),
      { ...CHOICE, fields: ['Region__c'] },
      NOW,
    );
    expect(pack.fields.region).toEqual({ label: 'Region', type: 'choice', hubspot: { deal: ['Region__c'] } });
    expect(pack.pipelines[0]?.stages.map(({ requiredFields }) => requiredFields.includes('region'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(found).toContain('1 further fields: Region');
  });

  it('says what does not fit, and what could not be read', () => {
    const { pack, left } = firstPack(
      hubspotStarterPack,
      account({ missing: ['crm.objects.leads.read'] }),
      CHOICE,
      NOW,
    );
    expect(left.join('\n')).toMatch(
      /examples of rules[\s\S]*Not in the CRM: .*[\s\S]*crm\.objects\.leads\.read/,
    );
    const labels = pack.pipelines.flatMap(({ stages }) => stages.map(({ label }) => label));
    const stages = pack.rules.flatMap(({ examples = [] }) => examples.flatMap(({ stage }) => stage ?? []));
    expect(stages.filter((stage) => !labels.includes(stage))).toEqual([]);
  });

  it('keeps the pipelines of the base where the account has none', () => {
    const { pack } = firstPack(hubspotStarterPack, account({ pipelines: [] }), CHOICE, NOW);
    expect(pack.pipelines).toEqual(hubspotStarterPack.pipelines);
  });
});

describe('accounts of stored records', () => {
  it('have the stages that were seen, in their order, and the fields that were read', () => {
    const stages = ['Qualified', 'Proposal'].map((label) => ({ id: label.toLowerCase(), label }));
    const deal = { ...storedDeal('1', NOW), stages };
    const described = describeRecords([deal, { ...deal, stages: [] }]);
    expect(described).toHaveLength(1);
    const [own] = described;
    expect(own).toMatchObject({ crm: deal.identity.crm, org: deal.identity.org });
    expect(own?.pipelines[0]?.stages.map(({ label }) => label)).toEqual(
      deal.stages.map(({ label }) => label),
    );
    expect(own?.fields.deal.map(({ name }) => name)).toEqual(Object.values(deal.apiNames));
  });
});
