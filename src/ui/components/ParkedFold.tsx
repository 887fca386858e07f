import { useState } from 'preact/hooks';
import type { ParkedFinding } from '../../record/assessment';
import { type FormatContext, formatDay, plural } from '../../record/format';
import { FoldLine } from './Lines';

/** What a pack's new version found on a record that was so before, folded: until when, and why it is no warning. */
export function ParkedFold({
  parked,
  context,
}: {
  parked: readonly ParkedFinding[];
  context: FormatContext;
}) {
  const [isOpen, setOpen] = useState(false);
  const [first] = parked;
  if (!first) return null;
  const until = Math.min(...parked.map((entry) => entry.until));
  return (
    <>
      <FoldLine
        text={`${parked.length} parked until ${formatDay(until, context)}`}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div class="passes small-text">
          <p>
            {`The rules behind ${parked.length === 1 ? 'this' : `these ${plural(parked.length, 'finding')}`} are new or changed since ${formatDay(first.since, context)}, and the record was so before. It becomes a warning when stage, amount, close date or owner changes, or on that day.`}
          </p>
          <ul>
            {parked.map(({ finding }) => (
              <li key={`${finding.rule}\n${finding.title}`}>
                <strong>{finding.title}</strong> {finding.message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
