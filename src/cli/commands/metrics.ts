import type { RecordMap } from '../../crm/csv/map-schema';
import {
  dealReader,
  forecastOutcome,
  forecastReportOf,
  type LeadMetrics,
  leadMetrics,
  leadReader,
  leadReportOf,
  type MetricDeal,
  type MetricLead,
  pipelineMetrics,
  reportOf,
  spendReportOf,
} from '../../metrics';
import { type PipelineContext, stageResolver } from '../../rule-kinds/stages';
import { SPEED_BANDS } from '../../sla/speed-bands';
import { instantOption, numberOption, readArguments, required } from '../arguments';
import { type Command, EXIT, InputError } from '../command';
import { leadMetricsText, metricsText, spendText } from '../metrics-text';
import { readMap, recordsOf } from '../record-file';
import { spendInputs } from '../spend-option';

/** Pipeline metrics of a file of deals, or funnel and speed of leads, each with its definition and counts. */
export const metrics: Command = {
  name: 'metrics',
  usage: 'metrics --records FILE --map MAP [--now ISO] [--quota N] [--spend FILE [--months MONTHS]] [--json]',
  summary: 'metrics of deals or leads with their definitions; shares run from 0 to 1 in JSON',
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      records: { type: 'string' },
      map: { type: 'string' },
      now: { type: 'string' },
      quota: { type: 'string' },
      spend: { type: 'string' },
      months: { type: 'string' },
      json: { type: 'boolean' },
    });
    const path = required(values.records, '--records');
    const mapPath = required(values.map, '--map');
    const map = await readMap(mapPath);
    const now = instantOption(values.now, '--now') ?? terminal.now;
    const zone = map.zone ?? 'UTC';
    const quota = numberOption(values.quota, '--quota');
    const counted = pipelineMetrics({ now, zone, quota });
    const placeOf = stageResolver([pipelineOf(map, mapPath)]);
    const read = dealReader(placeOf, { zone });
    const forecast = forecastOutcome({ now, zone, placeOf });
    const isOfLeads = map.object === 'lead' || map.object === 'contact';
    const spend = await spendInputs(values, { isOfLeads, now, zone });
    const leads = isOfLeads ? leadMetrics({ now, zone, bands: SPEED_BANDS, ...(spend && { spend }) }) : null;
    const readLead = leadReader({ zone });
    for await (const { record, outcome } of recordsOf({ path, map, now }, terminal)) {
      const deal = withOutcome(read(record), outcome);
      counted.add(deal);
      forecast.add(record, deal);
      leads?.add(withConversion(readLead(record), outcome));
    }
    const result = counted.result();
    const lastQuarter = forecast.result();
    const ofLeads = leads?.result();
    if (values.json)
      terminal.out(
        JSON.stringify({
          ...reportOf(result),
          forecast: forecastReportOf(lastQuarter),
          ...leadPart(ofLeads, spend !== null),
        }),
      );
    else
      for (const line of ofLeads
        ? [...leadMetricsText(ofLeads, terminal), ...(spend ? spendText(ofLeads.spend, terminal) : [])]
        : metricsText(result, lastQuarter, terminal))
        terminal.out(line);
    return EXIT.ok;
  },
};

const leadPart = (leads: LeadMetrics | undefined, hasSpend: boolean) =>
  leads && {
    leads: { ...leadReportOf(leads), ...(hasSpend && { spend: spendReportOf(leads.spend) }) },
  };

/** The map's own stage list stands in for a pack's pipeline. @throws InputError when it has none. */
function pipelineOf({ stages, outcome }: RecordMap, path: string): PipelineContext {
  if (!stages && !outcome)
    throw new InputError(`${path} does not say how deals end.`, [
      'Add “stages” with the kind of each (open, won, lost), or “outcome”.',
    ]);
  return {
    id: 'default',
    label: 'Pipeline',
    stages: (stages ?? []).map((stage, position) => ({
      ...stage,
      aliases: [],
      requiredFields: [],
      staleAfterDays: null,
      position,
    })),
  };
}

const withConversion = (lead: MetricLead, outcome: 'open' | 'won' | 'lost' | null): MetricLead =>
  outcome === null ? lead : { ...lead, isWon: outcome === 'won' };

/** What the map says of a deal's end goes before what its stage suggests. */
const withOutcome = (deal: MetricDeal, outcome: 'open' | 'won' | 'lost' | null): MetricDeal =>
  outcome === null ? deal : { ...deal, outcome };
