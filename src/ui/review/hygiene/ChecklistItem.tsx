import { useState } from 'preact/hooks';
import type { AuditSection } from '../../../hygiene/audit/section';
import { formatDay, formatNumber } from '../../../record/format';
import type { AuditProgress } from '../../../store/hygiene-progress';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icon-shapes';
import { useId } from '../../components/use-id';
import type { RowSet } from '../row-set';
import { saveCsv } from '../save-csv';
import type { HygieneProps } from './HygieneView';
import { maskOf } from './record-names';
import type { ReviewSection } from './review-audit';
import { sectionFile } from './section-file';

interface ItemProps extends Pick<HygieneProps, 'rows' | 'context' | 'onShow' | 'source'> {
  id: AuditSection['id'];
  /** Why it is not asked, where the pack lacks something. */
  missing: string;
  section: ReviewSection | null;
  progress: AuditProgress | null;
  onProgress(progress: AuditProgress | null): void;
}

const LONGEST_NOTE = 500;
const ICONS: Record<'none' | AuditProgress['state'], IconName> = {
  none: 'ahead',
  started: 'partial',
  done: 'ok',
};

/** One question: its count and what that is counted on, its list, and whether someone has been through it. */
export function ChecklistItem({ id, missing, section, rows, context, onShow, ...rest }: ItemProps) {
  const { progress } = rest;
  const label = section?.label ?? missing.split(':')[0] ?? id;
  const heading = useId();
  return (
    <li class="checklist-item" aria-labelledby={heading}>
      <Icon name={ICONS[progress?.state ?? 'none']} />
      <div class="checklist-what">
        <h4 id={heading} class="strong">
          {label}
        </h4>
        {section ? (
          <SectionFacts section={section} rows={rows} context={context} onShow={onShow} />
        ) : (
          <p class="small-text tone-unknown">{missing.split(': ')[1] ?? ''}</p>
        )}
      </div>
      <ItemState label={label} context={context} {...rest} />
    </li>
  );
}

function SectionFacts({
  section,
  rows,
  context,
  onShow,
}: {
  section: ReviewSection;
  rows: RowSet;
} & Pick<ItemProps, 'context' | 'onShow'>) {
  const { id, label, count, of, unknown, places, rows: parts } = section;
  const number = (value: number) => formatNumber(value, context, 0);
  const show = () => onShow({ label: `Hygiene: ${label}`, mask: maskOf(places, rows.size) });
  return (
    <>
      <p>
        <span class="strong">{number(count)}</span> of {number(of)}
        {unknown > 0 && <span class="tone-unknown"> · {number(unknown)} not known</span>}
      </p>
      <p class="small-text checklist-note">{section.definition}</p>
      {id !== 'lifecycle' && <PartCounts parts={parts} context={context} />}
      {count > 0 && (
        <p class="small-text checklist-links">
          <button type="button" class="link" aria-label={`Show the records of ${label}`} onClick={show}>
            Show records
          </button>
          <button
            type="button"
            class="link"
            aria-label={`Export the list of ${label} as CSV`}
            onClick={() => saveCsv(sectionFile(rows, section), `leadlight-hygiene-${id}.csv`)}
          >
            Export CSV
          </button>
        </p>
      )}
    </>
  );
}

const MOST_PARTS = 8;

/** "Groups: 2 · Records too many: 3"; the lifecycle has bars of its own. */
function PartCounts({ parts, context }: { parts: ReviewSection['rows'] } & Pick<ItemProps, 'context'>) {
  const shown = parts.filter(({ count }) => count > 0).slice(0, MOST_PARTS);
  if (shown.length === 0) return null;
  const text = shown.map(({ label, count }) => `${label}: ${formatNumber(count, context, 0)}`).join(' · ');
  return <p class="small-text">{text}</p>;
}

function ItemState({
  label,
  progress,
  context,
  source,
  onProgress,
}: { label: string } & Pick<ItemProps, 'progress' | 'context' | 'source' | 'onProgress'>) {
  const { now } = source.keeper;
  const select = useId();
  const note = useId();
  // What is typed outlives whatever is drawn anew meanwhile.
  const [draft, setDraft] = useState<string | null>(null);
  const choose = (value: string): void => {
    if (value === 'started' || value === 'done')
      onProgress({ state: value, at: now(), note: draft ?? progress?.note ?? '' });
    else onProgress(null);
  };
  /** Kept with each letter: the view may be counted anew, or the page closed, before the field is left. */
  const write = (known: AuditProgress, text: string): void => {
    setDraft(text);
    onProgress({ ...known, note: text });
  };
  return (
    <div class="checklist-state">
      <span class="choice">
        <label for={select}>
          State<span class="heard"> of {label}</span>
        </label>
        <select
          id={select}
          value={progress?.state ?? 'none'}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="none">Not started</option>
          <option value="started">In progress</option>
          <option value="done">Done</option>
        </select>
      </span>
      {progress && (
        <>
          <span class="small-text measure">
            {progress.state === 'done' ? 'Done' : 'Started'} {formatDay(progress.at, context)}
          </span>
          <label class="heard" for={note}>
            Note on {label}
          </label>
          <input
            id={note}
            class="field"
            placeholder="Note"
            autocomplete="off"
            maxLength={LONGEST_NOTE}
            value={draft ?? progress.note}
            onInput={({ currentTarget }) => write(progress, currentTarget.value)}
          />
        </>
      )}
    </div>
  );
}
