import { compileCondition } from '../conditions/compile-condition';
import { fieldsOf } from '../conditions/condition';
import type { PackScoring } from '../pack-parts/scoring';
import { formatDay, formatNumber, joinWords } from '../record/format';
import { compileScoring } from '../rule-packs/compile-scoring';
import type { Dimension, ScoringModel } from '../scoring/model';
import { SCORING_SET_UP } from './guidance/scoring';
import { blocks, bold, type Content, heading, list, md, paragraph, table } from './markdown';
import { fieldsSection, head, missing, sentence, setUpSection } from './parts';
import { type ExampleRow, scoringExample } from './scoring-example';
import type { Sheet } from './sheet';
import { everyWords } from './time-words';

const DAY_MS = 86_400_000;

type PackSignal = PackScoring['engagement'][number];

/** The scoring specification: every signal with its points, condition and decay, and what makes an MQL. */
export function scoringDocument(sheet: Sheet): string {
  const { scoring } = sheet.pack;
  const model = modelOf(sheet);
  return blocks(
    head(
      sheet,
      'Lead scoring',
      'How a lead is scored: fit says who they are, engagement says what they do, and negative signals take points away. Neither fit nor engagement alone is meant to make an MQL.',
    ),
    scaleSection(scoring),
    signalSection(sheet, model, 'fit', 'Fit signals', scoring.fit),
    signalSection(sheet, model, 'engagement', 'Engagement signals', scoring.engagement),
    signalSection(sheet, model, 'negative', 'Negative signals', scoring.negative),
    mqlSection(scoring),
    exampleSection(model),
    recalibrationSection(sheet),
    fieldsSection(sheet, scoredFields(scoring), scoring.appliesTo),
    setUpSection(sheet, SCORING_SET_UP),
    missing(gaps(scoring)),
  );
}

const modelOf = ({ pack, context }: Sheet): ScoringModel =>
  compileScoring(pack.scoring, (condition) =>
    compileCondition(condition, (name) => context.field(name).type),
  );

function scaleSection({ weights, threshold, fitMinimum, engagementMinimum, appliesTo }: PackScoring): string {
  return blocks(
    heading(2, 'Weights and thresholds'),
    paragraph(`Scores are given to ${joinWords(appliesTo)} records, on a scale from 0 to 100.`),
    table(
      ['Part', 'Share of the scale', 'Minimum for an MQL'],
      [
        ['Fit', weights.fit, fitMinimum],
        ['Engagement', weights.engagement, engagementMinimum],
        ['Whole score', 100, threshold],
      ],
    ),
    paragraph(
      'Each signal has points of its own. Fit earns its share of the scale times the fit points a record has, divided by the most it could have; engagement likewise. Negative points count as they are, and no score falls below 0. Of signals in one group only the highest counts. A signal whose field can’t be read leaves the score open; it never counts as missed.',
    ),
  );
}

function signalSection(
  sheet: Sheet,
  model: ScoringModel,
  dimension: Dimension,
  title: string,
  signals: readonly PackSignal[],
): string {
  if (signals.length === 0) return blocks(heading(2, title), paragraph('The pack has none.'));
  const isAging = dimension === 'engagement';
  const scaled = (points: number) =>
    formatNumber((points * model.scale[dimension]) / model.scale.denominator, sheet.format);
  return blocks(
    heading(2, title),
    table(
      ['Signal', 'Points', 'On the 100-point scale', 'Group', ...(isAging ? ['Decay'] : []), 'Counts when'],
      signals.map((signal) => [
        signal.label,
        signal.points,
        scaled(signal.points),
        signal.group ?? '–',
        ...(isAging ? [decayWords(sheet, signal)] : []),
        sentence(sheet.says(signal.when)),
      ]),
    ),
  );
}

function decayWords({ label }: Sheet, { decay, since }: PackSignal): string {
  if (!decay) return 'none';
  if (!since)
    return `−${decay.points} ${everyWords(decay.everyDays)}, but no date to count from: it does not age`;
  return `−${decay.points} ${everyWords(decay.everyDays)} from “${label(since)}” on, down to 0`;
}

function mqlSection({ threshold, fitMinimum, engagementMinimum }: PackScoring): string {
  return blocks(
    heading(2, 'What makes an MQL'),
    paragraph('A record is an MQL when all three are so:'),
    list([
      `its score is at least ${threshold};`,
      `its fit score is at least ${fitMinimum};`,
      `its engagement score is at least ${engagementMinimum}.`,
    ]),
    paragraph(
      'Where a field can’t be read and could still change the answer, the answer is “unknown” and names what is missing.',
    ),
  );
}

function exampleSection(model: ScoringModel): string {
  const example = scoringExample(model);
  if (!example) return '';
  const { rows, shown, bars } = example;
  const missed = bars.filter(({ reached }) => !reached);
  return blocks(
    heading(2, 'An example'),
    paragraph('A record made up for this document, in whole points as the sidebar shows them.'),
    table(
      ['Part', 'Signal', 'Points', 'On the 100-point scale'],
      [
        ...rows.map((row) => [row.signal.dimension, rowName(row), row.left, row.shown]),
        [
          bold('Sum'),
          `fit ${shown.fit}, engagement ${shown.engagement}, negative ${minus(shown.negative)}`,
          '–',
          bold(shown.total),
        ],
      ],
    ),
    paragraph(
      missed.length === 0
        ? md`This record is an MQL: ${barWords(bars)}.`
        : md`This record is no MQL: ${missed.map(({ name, needed }) => `${name.toLowerCase()} stays under ${needed}`).join(' and ')}.`,
    ),
  );
}

const barWords = (bars: readonly { name: string; needed: number }[]): string =>
  joinWords(bars.map(({ name, needed }) => `${name.toLowerCase()} reaches ${needed}`));

const minus = (value: number): string => String(value).replace('-', '−');

const rowName = ({ signal, isAged }: ExampleRow): Content =>
  isAged && signal.decay
    ? md`${signal.label}, ${signal.decay.everyDays} days old: ${signal.points} − ${signal.decay.points}`
    : signal.label;

function recalibrationSection({ pack, format }: Sheet): string {
  const { recalibrateEveryDays: days } = pack.scoring;
  const issued = Date.parse(pack.issuedAt);
  const next = days === undefined ? null : formatDay(issued + days * DAY_MS, format);
  return blocks(
    heading(2, 'Recalibration and backtest'),
    paragraph(
      next
        ? `The model is to be checked ${everyWords(days ?? 0)}. This version was issued on ${formatDay(issued, format)}, so the next check is due on ${next}.`
        : 'The pack does not say how often the model is to be checked; a quarter is usual.',
    ),
    paragraph('Check it earlier when one of these is so:'),
    list([
      'sales accepts fewer than 30% of MQLs;',
      'sales rejects leads as “not ready”;',
      'high scores do not convert;',
      'the number of MQLs rises and revenue does not.',
    ]),
    paragraph('To backtest the model:'),
    list(
      [
        'Export records whose outcome is known, won and lost, with the fields of the table below as they were before the outcome. A field that is filled only after the outcome leaks it and must stay out.',
        md`Run \`leadlight backtest\` on them with a map of the columns. The suggested threshold sits just below the score that 80% of won records reach.`,
        'Look at what it costs: lost records above the threshold are false positives, won records below it are false negatives. Read precision, recall and the area under the curve with its interval, and the lift by tenths of the records.',
        'If there is no lift, say so, and change the signals rather than the threshold.',
        'Publish the changed pack with a new version and issue date, and let it run in shadow first.',
      ],
      'numbers',
    ),
  );
}

const all = ({ fit, engagement, negative }: PackScoring): PackSignal[] => [
  ...fit,
  ...engagement,
  ...negative,
];

const scoredFields = (scoring: PackScoring): string[] => [
  ...all(scoring).flatMap(({ when, since }) => [...fieldsOf(when), ...(since ? [since] : [])]),
  ...(scoring.resetField ? [scoring.resetField] : []),
];

const gaps = ({
  fit,
  engagement,
  negative,
  resetField,
  recalibrateEveryDays,
}: PackScoring): (Content | null)[] => [
  fit.length > 0 ? null : 'Fit signals.',
  engagement.length > 0 ? null : 'Engagement signals.',
  negative.length > 0 ? null : 'Negative signals: nothing takes points away.',
  recalibrateEveryDays === undefined ? 'How often the model is to be recalibrated.' : null,
  resetField ? null : 'A field with the day of recycling: engagement of recycled leads is not reset.',
  ...engagement
    .filter(({ decay }) => !decay)
    .map(({ label }) => md`Decay for ${label}: it counts in full however long ago it was.`),
];
