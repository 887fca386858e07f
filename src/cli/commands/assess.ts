import { assess as assessRecord } from '../../engine/assess';
import { compilePack } from '../../engine/compile-pack';
import type { Assessment } from '../../record/assessment';
import type { RulePack } from '../../rule-packs/schema';
import { readArguments } from '../arguments';
import { assessmentText } from '../assessment-text';
import { type Command, EXIT } from '../command';
import { JUDGED_FILE, judgedFile } from '../judged-file';
import { recordsOf } from '../record-file';
import { surroundingsOf } from '../surroundings-of-file';

/** Judges every record of a file by a pack. */
export const assess: Command = {
  name: 'assess',
  usage: 'assess --pack PACK --records FILE [--map MAP] [--now ISO] [--shadow] [--json]',
  summary: 'judge every record of a file by a pack; with --json one object a line',
  details: [
    'Records are read one by one, whatever the size of the file. Where a live rule compares leads and',
    'contacts with each other (duplicate, routing), their keys are read first and kept in memory:',
    'about 115 MB for 100,000 of them. --shadow judges by rules in shadow mode, too.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      ...JUDGED_FILE,
      shadow: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const { pack, file, clock } = await judgedFile(values, terminal);
    const compiled = compilePack(values.shadow ? withShadow(pack) : pack, 'unverified');
    const context = { ...clock, ...(await surroundingsOf(compiled, file, clock, terminal)) };
    for await (const { record } of recordsOf(file, terminal)) {
      const assessment = assessRecord(compiled, record, context);
      if (values.json) terminal.out(JSON.stringify(assessmentLine(record.identity.id, assessment)));
      else for (const line of assessmentText(record, assessment, context)) terminal.out(line);
      await terminal.drained();
    }
    return EXIT.ok;
  },
};

/** The pack with its rules in shadow mode live: for somebody who wants to see what they would say. */
const withShadow = (pack: RulePack): RulePack => ({
  ...pack,
  rules: pack.rules.map((rule) => (rule.mode === 'shadow' ? { ...rule, mode: 'live' } : rule)),
});

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
