import { describe, expect, it } from 'vitest';
import { example, mapWith } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

const metrics = (map: string, ...more: string[]) =>
  runCli('metrics', '--records', example('deals.csv'), '--map', map, '--now', '2026-11-20', ...more);

const WITH_HISTORY = example('deals-with-history.map.json');

describe('metrics', () => {
  it('counts leads as leads', async () => {
    const outcome = { column: 'Converted', won: ['yes'], lost: ['no'] };
    const map = { object: 'lead', id: 'id', fields: { jobTitle: { column: 'jobTitle' } }, outcome };
    const mapFile = temporaryFile('leads.map.json', JSON.stringify(map));
    const args = ['--records', example('leads.csv'), '--map', mapFile, '--now', '2026-11-20'];
    const { code, out } = await runCli('metrics', ...args);
    expect([code, out[0]]).toEqual([0, 'Lead volume: 10 (n = 10)']);
    expect(out.join('\n')).toMatch(/conversion: 40% \(n = 10\)/i);
    const json = JSON.parse((await runCli('metrics', ...args, '--json')).out.join(''));
    expect(json).toMatchObject({ won: 4, leads: { bySource: [{ source: null }] } });
    expect(json.leads.figures).toContainEqual(
      expect.objectContaining({ metric: 'leadConversion', value: 0.4, n: 10 }),
    );
  });

  it('counts a file, for programs', async () => {
    const { code, out } = await metrics(WITH_HISTORY, '--quota', '10000', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({
      won: 1,
      lost: 1,
      open: 3,
      winRate: 0.5,
      averageDealSize: 5200,
      medianDealSize: 5200,
      averageCycleDays: 49,
      medianCycleDays: 49,
      velocityPerDay: expect.closeTo((3 * 5200 * 0.5) / 49, 6),
      coverage: 2.04,
      stageConversion: [
        { stage: 'qualified', entered: 5, advanced: 3, conversion: 0.6 },
        { stage: 'proposal', entered: 3, advanced: 1 },
      ],
      timeInStage: [
        { stage: 'qualified', completedVisits: 4, meanDays: 26.25, medianDays: 19, openDeals: 1 },
        { stage: 'proposal', completedVisits: 1, meanDays: 32, openDeals: 2 },
      ],
      winRateBySource: [
        { source: 'Event', won: 0, lost: 1, winRate: 0 },
        { source: 'Referral', won: 1, lost: 0, winRate: 1 },
        { source: null, open: 1, winRate: null },
      ],
      excluded: expect.arrayContaining([{ metric: 'winRate', reason: 'still open', count: 3 }]),
      definitions: expect.arrayContaining([
        expect.objectContaining({ metric: 'winRate', n: 2, definition: expect.stringContaining('÷') }),
      ]),
    });
  });

  it('speaks of no pack, because it needs none', async () => {
    const { out } = await metrics(WITH_HISTORY);
    expect(out).toContain(
      '    Deals won by their stage in the pipeline, or by the outcome that a map names.',
    );
    expect(out.join('\n')).not.toMatch(/\bpack\b/);
  });

  it('says each figure with its count and definition, for people', async () => {
    const { out } = await metrics(WITH_HISTORY, '--quota', '10000');
    const text = out.join('\n');
    expect(text).toContain('Win rate: 50% (n = 2)\n    Won deals ÷ (won + lost deals)');
    expect(text).toContain('    left out: 3, still open');
    expect(text).toContain('Sales cycle of won deals, mean: 49 days (n = 1)');
    expect(text).toContain('Pipeline velocity: 159.18 a day (n = 3)');
    expect(text).toContain('Pipeline coverage: 2.04 (n = 2)');
    expect(text).toContain('  Qualified\n    Conversion of Qualified: 60% (n = 5)');
    expect(text).toContain('    Time in Qualified, median: 19 days (n = 4)');
  });

  it('states nothing where there is nothing to count', async () => {
    const { out } = await metrics(example('deals.map.json'));
    expect(out).toContainEqual(expect.stringMatching(/^Pipeline coverage: unknown, no quota is given/));
    expect(out).toContainEqual(expect.stringMatching(/Time in Proposal, mean: unknown, no completed visit/));
  });

  it('counts nothing without knowing how deals end', async () => {
    const { code, err } = await metrics(mapWith('deals.map.json', { stages: undefined }));
    expect(code).toBe(2);
    expect(err).toEqual([
      expect.stringContaining('does not say how deals end.'),
      '  Add “stages” with the kind of each (open, won, lost), or “outcome”.',
    ]);
  });

  it('says that a map or a history is missing', async () => {
    expect((await runCli('metrics', '--records', example('deals.csv'))).err[0]).toBe('--map is missing.');
    const history = { file: 'gone.csv', id: 'Deal', at: 'Changed on', stage: 'New stage' };
    const { code, err } = await metrics(mapWith('deals.map.json', { history }));
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('gone.csv');
  });

  it('refuses a quota that is no amount', async () => {
    const { code, err } = await metrics(WITH_HISTORY, '--quota', 'much');
    expect(code).toBe(2);
    expect(err[0]).toBe('--quota is “much”. Write a number above 0.');
  });
});
