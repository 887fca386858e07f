import type { RecordMap } from '../../crm/csv/map-schema';
import {
  dealReader,
  leadMetrics,
  leadReader,
  leadReportOf,
  type MetricDeal,
  type MetricLead,
  pipelineMetrics,
  reportOf,
} from '../../metrics';
import { type PipelineContext, stageResolver } from '../../rule-kinds/stages';
import { SPEED_BANDS } from '../../sla/speed-bands';
import { instantOption, numberOption, readArguments, required } from '../arguments';
import { type Command, EXIT, InputError } from '../command';
import { leadMetricsText, metricsText } from '../metrics-text';
import { readMap, recordsOf } from '../record-file';

/** Pipeline metrics of a file of deals, or funnel and speed of leads, each with its definition and counts. */
export const metrics: Command = {
  name: 'metrics',
  usage: 'metrics --records FILE --map MAP [--now ISO] [--quota N] [--json]',
  summary: 'metrics of deals or leads with their definitions; shares run from 0 to 1 in JSON',
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      records: { type: 'string' },
      map: { type: 'string' },
      now: { type: 'string' },
      quota: { type: 'string' },
      json: { type: 'boolean' },
    });
    const path = required(values.records, '--records');
    const mapPath = required(values.map, '--map');
    const map = await readMap(mapPath);
    const now = instantOption(values.now, '--now') ?? terminal.now;
    const zone = map.zone ?? 'UTC';
    const quota = numberOption(values.quota, '--quota');
    const counted = pipelineMetrics({ now, zone, quota });
    const read = dealReader(stageResolver([pipelineOf(map, mapPath)]), { zone });
    const leads =
      map.object === 'lead' || map.object === 'contact'
        ? leadMetrics({ now, zone, bands: SPEED_BANDS })
        : null;
    const readLead = leadReader({ zone });
    for await (const { record, outcome } of recordsOf({ path, map, now }, terminal)) {
      counted.add(withOutcome(read(record), outcome));
      leads?.add(withConversion(readLead(record), outcome));
    }
    const result = counted.result();
    const ofLeads = leads?.result();
    if (values.json)
      terminal.out(JSON.stringify({ ...reportOf(result), ...(ofLeads && { leads: leadReportOf(ofLeads) }) }));
    else
      for (const line of ofLeads ? leadMetricsText(ofLeads, terminal) : metricsText(result, terminal))
        terminal.out(line);
    return EXIT.ok;
  },
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
