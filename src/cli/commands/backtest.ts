import { writeFile } from 'node:fs/promises';
import { type Backtest, backtest as backtestCases } from '../../calibration/backtest';
import { suggest } from '../../calibration/suggest';
import { type SuggestedScore, suggestedPack, withNegatives } from '../../calibration/suggested-pack';
import { compiledFor } from '../../impact/case-collector';
import { packFieldMap } from '../../rule-packs/field-map';
import { parsePack } from '../../rule-packs/parse';
import type { RulePack } from '../../rule-packs/schema';
import { withAllColumns } from '../all-columns';
import { instantOption, readArguments, required } from '../arguments';
import { backtestText } from '../backtest-text';
import { type Command, EXIT, InputError, UsageError } from '../command';
import { PastCases, type WonWhen } from '../past-cases';
import { readPack } from '../read-pack';
import { columnsOf, readMap, recordsOf } from '../record-file';

/** Scores past records as they stood before the outcome, and says how well that would have ranked them. */
export const backtest: Command = {
  name: 'backtest',
  usage:
    'backtest --pack PACK --records FILE --map MAP --outcome "FIELD=VALUE" [--now ISO] [--suggest OUT] [--json]',
  summary: 'how well the score ranks past records; --suggest writes a pack to review',
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      pack: { type: 'string' },
      records: { type: 'string' },
      map: { type: 'string' },
      outcome: { type: 'string' },
      now: { type: 'string' },
      suggest: { type: 'string' },
      json: { type: 'boolean' },
    });
    const pack = await readPack(required(values.pack, '--pack'));
    const path = required(values.records, '--records');
    const ownMap = await readMap(required(values.map, '--map'));
    const wonWhen = outcomeOption(required(values.outcome, '--outcome'));
    const now = instantOption(values.now, '--now') ?? terminal.now;
    const packFields = packFieldMap(pack);
    const map = withAllColumns(ownMap, await columnsOf(path, ownMap), packFields);
    const zone = map.zone ?? 'UTC';
    const past = new PastCases(compiledFor(pack, map.object), map, wonWhen, {
      now,
      zone,
      locale: terminal.locale,
    });
    for await (const row of recordsOf({ path, map, packFields, now }, terminal)) past.add(row);
    const { cases, fields } = past.result();
    if (cases.length === 0)
      throw new InputError(`No record of ${path} has an outcome.`, [`Check --outcome: “${wonWhen.field}”.`]);
    const result = backtestCases(cases, {
      threshold: pack.scoring.threshold,
      labelOf: (field) => past.labelOf(field),
    });
    const learned =
      values.suggest === undefined
        ? null
        : await suggest(cases, fields, {
            appliesTo: [map.object],
            onProgress: (share) => terminal.progress?.(`Learning ${Math.floor(share * 100)}%`),
          });
    const suggestion = learned && withNegatives(learned, pack, cases);
    if (suggestion && values.suggest !== undefined)
      await writeSuggestion(values.suggest, pack, suggestion, now);
    if (values.json) terminal.out(JSON.stringify(jsonOf(result, past, suggestion)));
    else
      for (const line of backtestText(result, past, suggestion, values.suggest, terminal)) terminal.out(line);
    return EXIT.ok;
  },
};

function outcomeOption(text: string): WonWhen {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--outcome is “${text}”. Write it like "stage=Won" or "Converted=1".`);
  return { field: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

function jsonOf(result: Backtest, past: PastCases, suggestion: SuggestedScore | null) {
  const { n, positives, auc, aucLow, aucHigh, threshold, precision, recall, lift, deciles } = result;
  return {
    n,
    positives,
    auc,
    aucLow,
    aucHigh,
    threshold,
    precision,
    recall,
    lift,
    leaks: result.leaks.map(({ field, ...leak }) => ({ field: past.labelOf(field), ...leak })),
    verdict: result.verdict.text,
    verdictKind: result.verdict.kind,
    leftOut: past.leftOut,
    suggestedThreshold: result.suggestedThreshold,
    deciles,
    falsePositives: result.falsePositives,
    falseNegatives: result.falseNegatives,
    workload: result.workload,
    ...(suggestion && { suggestion }),
  };
}

/** A whole pack to review: the old one with the learned score. It is written, never applied. */
async function writeSuggestion(
  file: string,
  pack: RulePack,
  suggestion: SuggestedScore,
  now: number,
): Promise<void> {
  if (suggestion.state !== 'suggested') return;
  const next: RulePack = {
    ...suggestedPack(pack, suggestion),
    version: pack.version + 1,
    issuedAt: new Date(now).toISOString(),
  };
  const parsed = parsePack(next);
  if (!parsed.ok)
    throw new InputError(
      'The suggestion does not fit this pack.',
      parsed.problems.map(({ path, message }) => `${path}: ${message}`),
    );
  try {
    await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
  } catch (error) {
    throw new InputError(
      `${file} can’t be written to: ${error instanceof Error ? error.message : 'unknown trouble'}.`,
    );
  }
}
