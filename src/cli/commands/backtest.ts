import { writeFile } from 'node:fs/promises';
import { type Backtest, backtest as backtestCases } from '../../calibration/backtest';
import { type Suggestion, suggest } from '../../calibration/suggest';
import { compilePack } from '../../engine/compile-pack';
import { formatNumber, plural } from '../../record/format';
import type { ObjectKind } from '../../record/types';
import { packFieldMap } from '../../rule-packs/field-map';
import { parsePack } from '../../rule-packs/parse';
import type { RulePack } from '../../rule-packs/schema';
import { withAllColumns } from '../all-columns';
import { instantOption, readArguments, required } from '../arguments';
import { type Command, EXIT, InputError, type Terminal, UsageError } from '../command';
import { openFile } from '../open-file';
import { PastCases, type WonWhen } from '../past-cases';
import { readPack } from '../read-pack';
import { readMap, recordsOf } from '../record-file';

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
    const map = await withAllColumns(await openFile(path), ownMap);
    const zone = map.zone ?? 'UTC';
    const past = new PastCases(compiledFor(pack, map.object), map, wonWhen, {
      now,
      zone,
      locale: terminal.locale,
    });
    for await (const row of recordsOf({ path, map, packFields: packFieldMap(pack), now }, terminal))
      past.add(row);
    const { cases, fields } = past.result();
    if (cases.length === 0)
      throw new InputError(`No record of ${path} has an outcome.`, [`Check --outcome: “${wonWhen.field}”.`]);
    const result = backtestCases(cases, { threshold: pack.scoring.threshold });
    const suggestion =
      values.suggest === undefined
        ? null
        : await suggest(cases, fields, {
            appliesTo: [map.object],
            onProgress: (share) => terminal.progress?.(`Learning ${Math.floor(share * 100)} %`),
          });
    if (suggestion && values.suggest !== undefined)
      await writeSuggestion(values.suggest, pack, suggestion, now);
    if (values.json) terminal.out(JSON.stringify(jsonOf(result, past, suggestion)));
    else for (const line of textOf(result, past, suggestion, values.suggest, terminal)) terminal.out(line);
    return EXIT.ok;
  },
};

function outcomeOption(text: string): WonWhen {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--outcome is “${text}”. Write it like "stage=Won" or "Converted=1".`);
  return { field: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/** The pack's score, asked for whatever kind of record the file holds. */
const compiledFor = (pack: RulePack, object: ObjectKind) =>
  compilePack({ ...pack, scoring: { ...pack.scoring, appliesTo: [object] } }, 'unverified');

function jsonOf(result: Backtest, past: PastCases, suggestion: Suggestion | null) {
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
    ...(suggestion && { suggestion }),
  };
}

/** A whole pack to review: the old one with the learned score. It is written, never applied. */
async function writeSuggestion(
  file: string,
  pack: RulePack,
  suggestion: Suggestion,
  now: number,
): Promise<void> {
  if (suggestion.state !== 'suggested') return;
  const next: RulePack = {
    ...pack,
    version: pack.version + 1,
    issuedAt: new Date(now).toISOString(),
    fields: { ...suggestion.fields, ...pack.fields },
    scoring: suggestion.scoring,
  };
  const parsed = parsePack(next);
  if (!parsed.ok)
    throw new InputError(
      'The suggestion does not fit this pack.',
      parsed.problems.map(({ path, message }) => `${path}: ${message}`),
    );
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
}

function textOf(
  result: Backtest,
  past: PastCases,
  suggestion: Suggestion | null,
  file: string | undefined,
  { locale }: Terminal,
): string[] {
  const share = (value: number | null) =>
    value === null ? 'unknown' : `${formatNumber(value * 100, { locale })} %`;
  const { n, positives, threshold, precision, recall, lift, suggestedThreshold, leaks, verdict } = result;
  return [
    verdict.text,
    `${plural(n, 'past record')}, ${positives} with the outcome; ${past.leftOut} left out, still open or unknown`,
    `At the threshold of ${threshold}: precision ${share(precision)}, recall ${share(recall)}, lift ${lift === null ? 'unknown' : formatNumber(lift, { locale }, 2)}`,
    ...(suggestedThreshold === null
      ? []
      : [`80 % of those with the outcome reach ${formatNumber(suggestedThreshold, { locale })}.`]),
    ...leaks.map(
      ({ field, level, reason }) =>
        `${level === 'leak' ? 'Leak' : 'Suspect'}: ${past.labelOf(field)}. ${reason}`,
    ),
    ...suggestionText(suggestion, file, past),
  ];
}

function suggestionText(suggestion: Suggestion | null, file: string | undefined, past: PastCases): string[] {
  if (suggestion?.state !== 'suggested')
    return suggestion?.state === 'refused' ? ['', `Nothing to suggest: ${suggestion.reason}`] : [];
  return [
    '',
    `Suggested score, on records it was not learned from: ${suggestion.verdict.text}`,
    ...suggestion.parts.flatMap(({ rows, ...part }) => [
      `  ${part.label}`,
      ...rows.map(
        ({ level, n, rate, points }) =>
          `    ${points >= 0 ? '+' : '−'}${Math.abs(points)}  ${level} (${n} records, ${formatNumber(rate * 100, { locale: 'en-GB' })} %)`,
      ),
    ]),
    ...suggestion.leftOut.map(({ field, reason }) => `  Left out: ${past.labelOf(field)}. ${reason}`),
    `Written to ${file ?? ''}: review it, run lint, and publish it if it convinces you.`,
  ];
}
