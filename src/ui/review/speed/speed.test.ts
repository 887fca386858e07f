import { describe, expect, it } from 'vitest';
import { leadMetrics, leadReader } from '../../../metrics';
import type { CrmRecord } from '../../../record/types';
import { empty, filled, lead, moment, unreadable } from '../../../rule-kinds/testing/record-builder';
import { SPEED_BANDS } from '../../../sla/speed-bands';
import { usualText } from '../figures/usual';
import { bandRows } from './band-rows';
import { speedCounter } from './count-speed';
import { speedCsv } from './speed-csv';
import { type SpeedFigures, speedFigures } from './speed-figures';
import { speedCards, speedCharts } from './speed-page';
import { periodOf } from './speed-period';

const CONTEXT = { now: Date.parse('2026-11-20T13:06:00Z'), zone: 'Europe/Berlin', locale: 'en-GB' };

const leadOf = (form: string, contact: string | null, owner: string, stage = 'lead'): CrmRecord =>
  lead({
    formSubmittedAt: moment(form, 'exact'),
    assignedAt: moment(form, 'exact'),
    firstContactAt: contact === null ? empty() : moment(contact, 'exact'),
    owner: filled(owner),
    lifecycleStage: filled(stage),
    convertedAt: empty(),
  });

const RECORDS: CrmRecord[] = [
  leadOf('2026-11-19T08:00:00Z', '2026-11-19T08:04:00Z', 'Kim', 'customer'),
  leadOf('2026-11-19T09:00:00Z', '2026-11-19T11:00:00Z', 'Lou'),
  leadOf('2026-11-10T09:00:00Z', '2026-11-10T12:00:00Z', 'Lou', 'customer'),
  leadOf('2026-11-20T13:04:00Z', null, 'Kim'),
  lead({ formSubmittedAt: unreadable('ambiguous-date'), firstContactAt: empty() }),
  lead({ formSubmittedAt: empty() }),
];

function counted(records = RECORDS, sla: Parameters<typeof speedCounter>[0]['sla'] = null) {
  const counter = speedCounter({ context: CONTEXT, sla, rowOf: Number, size: records.length });
  for (const [index, record] of records.entries()) counter.add(String(index), record);
  return counter.result();
}
const rowsBehind = (figures: SpeedFigures, id: string) =>
  [...(figures.behind(id) ?? [])].flatMap((bit, index) => (bit ? [index] : []));

describe('the figures of the view', () => {
  const all = speedFigures(counted(), null);

  it('are those of all lead metrics', () => {
    const metrics = leadMetrics({ now: CONTEXT.now, zone: CONTEXT.zone, bands: SPEED_BANDS });
    const read = leadReader({ zone: CONTEXT.zone });
    for (const record of RECORDS) metrics.add(read(record));
    expect(all.metrics).toEqual(metrics.result().speed);
  });

  it('open as many leads as each is counted on', () => {
    const charts = speedCharts(all, { context: CONTEXT, isByRep: true });
    const named = [
      ...speedCards(all).map(({ metric }) => ({ metric, behind: metric.id })),
      ...charts.flatMap(({ rows }) => rows),
    ];
    expect(named.length).toBeGreaterThan(15);
    for (const { metric, behind } of named) expect(rowsBehind(all, behind), behind).toHaveLength(metric.n);
    for (const { band, leads } of all.metrics.byBand)
      expect(rowsBehind(all, `band.${band}`), band).toHaveLength(leads);
  });

  it('are of the leads whose form came in the period; one without a day is in none', () => {
    const week = speedFigures(counted(), periodOf('week', CONTEXT));
    expect([week.metrics.leads, week.undated]).toEqual([3, 1]);
    expect(week.metrics.response.median.value).toBe(62);
    expect(
      speedFigures(counted(), periodOf({ from: '2026-11-10', to: '2026-11-10' }, CONTEXT)).metrics.leads,
    ).toBe(1);
    expect(speedFigures(counted(), periodOf({ from: '', to: '' }, CONTEXT)).metrics.leads).toBe(0);
    expect(all.metrics.leads).toBe(5);
  });

  it('take the target from the pack', () => {
    const sla = { words: 'within 1 business day (First contact)', stateOf: () => 'inside' as const };
    const { insideSla } = speedFigures(counted(RECORDS, sla), null).metrics;
    expect([insideSla.value, insideSla.n]).toEqual([1, 5]);
    expect(insideSla.definition).toContain('Leads contacted within 1 business day (First contact) ÷');
  });

  it('stand against the targets of the pack, else against what is demanded', () => {
    const texts = (figures: SpeedFigures) =>
      speedCards(figures).map(({ usual }) => usual && usualText(usual, CONTEXT));
    expect(texts(all)).toEqual([
      'Target under 5 minutes',
      'Target under 5 minutes',
      'Target 90%',
      null,
      null,
    ]);
    const targets = [
      { metric: 'speedToLeadMinutes' as const, high: 15 },
      { metric: 'insideSla' as const, low: 0.8 },
    ];
    const own = speedFigures({ ...counted(), targets }, null);
    expect(texts(own).slice(0, 3)).toEqual([
      'Target under 15 minutes',
      'Target under 15 minutes',
      'Target 80%',
    ]);
    const charts = speedCharts(own, { context: CONTEXT, isByRep: true });
    const held = charts.flatMap(({ rows }) =>
      rows.flatMap(({ usual }) => (usual ? [usualText(usual, CONTEXT)] : [])),
    );
    expect(new Set(held)).toEqual(new Set(['Target 80%']));
  });

  it('name no rep unless asked', () => {
    const titles = (isByRep: boolean) =>
      speedCharts(all, { context: CONTEXT, isByRep }).map(({ title }) => title);
    expect(titles(false).join()).not.toContain('by rep');
    expect(titles(true).join()).toContain('Median speed to lead by rep');
  });
});

describe('response times beside the claims of others', () => {
  it('are compared with the own baseline, where there is one', () => {
    const rows = bandRows(speedFigures(counted(), null).metrics, CONTEXT);
    expect(rows.map(({ band, leads, own }) => [band, leads, own])).toEqual([
      ['under 5 minutes', 1, '2×'],
      ['5 to 10 minutes', 0, null],
      ['10 to 30 minutes', 0, null],
      ['30 to 60 minutes', 0, null],
      ['1 to 24 hours', 2, '1×'],
      ['over 24 hours', 0, null],
      ['no contact yet', 1, '0×'],
      ['response time not known', 1, null],
    ]);
    expect(rows[0]?.claim).toBe('21 times as likely to qualify');
  });
});

it('the file has each figure with what it is counted on and its definition, and no formula', () => {
  const figures = speedFigures(
    counted([leadOf('2026-11-19T09:00:00Z', '2026-11-19T09:02:00Z', '=HYPERLINK(1)')]),
    null,
  );
  const charts = speedCharts(figures, { context: CONTEXT, isByRep: true });
  const lines = speedCsv(speedCards(figures), bandRows(figures.metrics, CONTEXT), charts).split('\r\n');
  expect(lines[1]).toContain('"Speed to lead, median",2,"minutes",1');
  expect(lines.join('\n')).not.toMatch(/(^|,)"?=/m);
});
