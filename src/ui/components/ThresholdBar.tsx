import type { Measure } from '../../record/assessment';
import { type FormatContext, formatNumber } from '../../record/format';

/** Room beyond the largest figure, so that its end can be seen. */
const HEADROOM = 1.08;
/** Labels closer than this share of the bar would overlap. */
const LABEL_GAP = 30;

/** True for measures a bar can explain: a value held against a limit it can exceed. */
export const isComparable = (measure: Measure | null): measure is Measure =>
  measure !== null && measure.limit > 0 && (measure.value >= measure.limit || measure.average !== undefined);

/** Value against average and limit on one scale; what exceeds the limit has its own colour. */
export function ThresholdBar({ measure, context }: { measure: Measure; context: FormatContext }) {
  const { value, limit, average, unit } = measure;
  const scale = Math.max(value, limit, average ?? 0) * HEADROOM;
  const at = (figure: number) => (figure / scale) * 100;
  const figure = (amount: number) => formatNumber(amount, context);
  const isCrowded = average !== undefined && Math.abs(at(limit) - at(average)) < LABEL_GAP;
  const words = [...(average === undefined ? [] : [`average ${figure(average)}`]), `limit ${figure(limit)}`];
  return (
    <div class="threshold" role="img" aria-label={`${figure(value)} ${unit}; ${words.join(', ')}`}>
      <div class="threshold-track">
        <i style={{ width: `${at(Math.min(value, limit))}%` }} />
        {value > limit && (
          <i class="excess" style={{ left: `${at(limit)}%`, width: `${at(value - limit)}%` }} />
        )}
        {average !== undefined && <b style={{ left: `${at(average)}%` }} />}
        <b style={{ left: `${at(limit)}%` }} />
      </div>
      {isCrowded ? (
        <p class="threshold-words">{words.join(' · ')}</p>
      ) : (
        <p class="threshold-labels">
          {average !== undefined && <Label text={words[0] ?? ''} at={at(average)} />}
          <Label text={words.at(-1) ?? ''} at={at(limit)} />
        </p>
      )}
    </div>
  );
}

function Label({ text, at }: { text: string; at: number }) {
  const side = at > 80 ? 'end' : at < 20 ? 'start' : 'middle';
  return (
    <span class={`label-${side}`} style={side === 'end' ? { right: `${100 - at}%` } : { left: `${at}%` }}>
      {text}
    </span>
  );
}
