import type { ImportDraft, ImportQuestion } from '../../record/file-import';
import { plural } from '../../record/format';
import { Icon } from '../components/Icon';
import { type Answer, answered, withAnswer } from './edit-draft';

/** Asks what no value of the file settles, with what speaks for either answer. Nothing is chosen beforehand. */
export function QuestionCard({
  question,
  draft,
  onEdit,
}: {
  question: ImportQuestion;
  draft: ImportDraft;
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  const { file, about } = question;
  const answer = answered(draft, question);
  const name = `${file}-${about}`;
  return (
    <fieldset class={`card question${answer === null ? ' is-open' : ''}`}>
      <legend class="strong">
        <span class="tone-warning">
          <Icon name="warning" />
        </span>
        {about === 'dates' ? 'Is the day or the month first?' : 'Which mark comes before decimals?'}
      </legend>
      <p>
        {file === 'history' && 'In the file of changes: '}
        {evidence(question)}
      </p>
      {choices(question).map(([value, label]) => (
        <label key={value} class="choice-line">
          <input
            type="radio"
            name={name}
            checked={answer === value}
            onChange={() => void onEdit(withAnswer(draft, question, value))}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function evidence(question: ImportQuestion): string {
  const { open, examples } = question;
  const [example = ''] = examples;
  if (question.about === 'dates') {
    const { dayFirst, monthFirst } = question;
    if (dayFirst > 0 && monthFirst > 0)
      return `The file has both: ${plural(dayFirst, 'value')} can only have the day first, ${monthFirst} only the month. Values that do not fit your answer will not be read.`;
    const both = dateReadings(example);
    return `“${example}” may be ${both}; ${plural(open, 'value fits', 'values fit')} both, and none of the file settles it.`;
  }
  const { point, comma } = question;
  if (point > 0 && comma > 0)
    return `The file has both: ${plural(point, 'number')} with a decimal point, ${comma} with a decimal comma. Numbers that do not fit your answer will not be read.`;
  return `“${example}” may be ${numberReadings(example)}; ${plural(open, 'value fits', 'values fit')} both, and none of the file settles it.`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "3 April or March 4": the two days that a text may be. */
export function dateReadings(text: string): string {
  const [first = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  const [asMonth, asDay] = [MONTHS[second - 1], MONTHS[first - 1]];
  if (!asMonth || !asDay) return 'read in more than one way';
  return `${first} ${asMonth} or ${asDay} ${second}`;
}

/** "1234 or 1.234 (a little over 1)": a whole number, or a small one with decimals. */
function numberReadings(text: string): string {
  const [digits = text] = /\d[\d.,]*/.exec(text) ?? [];
  const [whole = ''] = digits.split(/[.,]/);
  return `${digits.replace(/[.,]/g, '')} or ${digits} (a little over ${whole})`;
}

function choices({ about, examples }: ImportQuestion): [Answer, string][] {
  if (about === 'decimals')
    return [
      ['.', 'A point: 1,234.50'],
      [',', 'A comma: 1.234,50'],
    ];
  const isShort = examples.some((text) => !/\d{4}/.test(text));
  return [
    ['dmy', 'The day first: 31/12/2026'],
    ['mdy', 'The month first: 12/31/2026'],
    ...(isShort ? [['ymd', 'The year first: 26/12/31'] as [Answer, string]] : []),
  ];
}
