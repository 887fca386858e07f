import { assess as assessRecord } from '../../engine/assess';
import { compilePack } from '../../engine/compile-pack';
import type { Assessment } from '../../record/assessment';
import { packFieldMap } from '../../rule-packs/field-map';
import { instantOption, readArguments, required } from '../arguments';
import { assessmentText } from '../assessment-text';
import { type Command, EXIT } from '../command';
import { plainMap } from '../plain-map';
import { readPack } from '../read-pack';
import { readMap, recordsOf } from '../record-file';

/** Judges every record of a file by a pack. */
export const assess: Command = {
  name: 'assess',
  usage: 'assess --pack PACK --records FILE [--map MAP] [--now ISO] [--json]',
  summary: 'judge every record of a file by a pack; with --json one object a line',
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      pack: { type: 'string' },
      records: { type: 'string' },
      map: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    });
    const path = required(values.records, '--records');
    const pack = await readPack(required(values.pack, '--pack'));
    const now = instantOption(values.now, '--now') ?? terminal.now;
    const map = values.map === undefined ? await plainMap(path, pack) : await readMap(values.map);
    const compiled = compilePack(pack, 'unverified');
    const context = { now, zone: map.zone ?? terminal.zone, locale: terminal.locale };
    for await (const { record } of recordsOf({ path, map, packFields: packFieldMap(pack), now }, terminal)) {
      const assessment = assessRecord(compiled, record, context);
      if (values.json) terminal.out(JSON.stringify(assessmentLine(record.identity.id, assessment)));
      else for (const line of assessmentText(record, assessment, context)) terminal.out(line);
    }
    return EXIT.ok;
  },
};

/** One line of the machine form. Score figures are exact; `parts` add up to `total`. */
export function assessmentLine(id: string, { score, findings, deadlines }: Assessment) {
  return {
    id,
    score: score && {
      fit: score.fit,
      engagement: score.engagement,
      negative: score.negative,
      total: score.total,
      mql: score.mql,
      parts: score.parts,
    },
    findings: findings.map(({ kind, rule, outcome, severity, message, evidence, clears }) => ({
      kind,
      rule,
      outcome,
      severity,
      message,
      evidence,
      clears,
    })),
    deadlines,
  };
}
