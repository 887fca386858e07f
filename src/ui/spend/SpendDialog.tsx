import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../record/no-room';
import type { SpendRow } from '../../record/spend';
import type { AssessContext } from '../../record/types';
import { Dialog } from '../components/Dialog';
import { LifetimeFields } from './LifetimeFields';
import { readSheet, type SheetProblem } from './read-sheet';
import { SpendFileFields } from './SpendFileFields';
import { SpendTable } from './SpendTable';
import { type SpendSheet, sheetOf, sheetWith } from './spend-sheet';
import type { SpendReader, SpendSource } from './spend-source';

export interface SpendDialogProps {
  source: SpendSource;
  /** Months that have a line in any case, the newest first. */
  months: readonly string[];
  /** Sources that leads came by, to choose from. */
  leadSources: readonly string[];
  /** The viewer's day, "2026-11-22". */
  today: string;
  context: AssessContext;
  onSaved(rows: SpendRow[]): void;
  onClose(): void;
}

interface Opened {
  rows: SpendRow[];
  reader: SpendReader;
}

/** Where spend is given: by hand, from a file, or pasted. What is typed stays until it is saved or thrown away. */
export function SpendDialog(props: SpendDialogProps) {
  const { source, months, today, onClose } = props;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    Promise.all([source.read(), source.reader()]).then(
      ([rows, reader]) => setOpened({ rows, reader }),
      (error: unknown) => setFault(messageOf(error)),
    );
  }, [source]);
  if (opened) {
    const first = source.kept.sheet ?? sheetOf(opened.rows, months, today);
    return <SheetDialog {...props} {...opened} first={first} />;
  }
  return (
    <Dialog title={TITLE} isWide onClose={onClose}>
      <p role={fault ? 'alert' : undefined}>{fault ?? 'Reading what is kept…'}</p>
    </Dialog>
  );
}

const TITLE = 'Spend and lifetime value';

function SheetDialog(props: SpendDialogProps & Opened & { first: SpendSheet }) {
  const { source, rows, reader, first, months, today, onSaved, onClose } = props;
  const [sheet, setSheet] = useState(first);
  const [problems, setProblems] = useState<readonly SheetProblem[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const change = (next: SpendSheet): void => {
    source.kept.sheet = next;
    setSheet(next);
  };
  const forget = (): void => {
    delete source.kept.sheet;
    delete source.kept.text;
    setProblems([]);
    setSheet(sheetOf(rows, months, today));
  };
  const save = async (): Promise<void> => {
    const read = readSheet(sheet, reader);
    setProblems('problems' in read ? read.problems : []);
    if ('problems' in read) return;
    setBusy(true);
    try {
      await source.save(rows, read.rows);
      delete source.kept.sheet;
      delete source.kept.text;
      onSaved(read.rows);
    } catch (error) {
      setFault(messageOf(error));
      setBusy(false);
    }
  };
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  const parts = { sheet, problems, context: props.context, onChange: change };
  return (
    <Dialog title={TITLE} verb="Save" isWide isBusy={isBusy} onClose={onClose} onSubmit={() => void save()}>
      <div ref={form} class="spend-form">
        <p>
          Kept in this browser and in its backups; it is in no rule pack and goes nowhere. Spend counts by
          whole months. A blank month is not known; write 0 where nothing was spent.
        </p>
        {source.kept.sheet && (
          <p class="spend-kept">
            Not saved yet.{' '}
            <button type="button" class="link" onClick={forget}>
              Go back to what is kept
            </button>
          </p>
        )}
        <SpendTable {...parts} leadSources={props.leadSources} />
        <LifetimeFields {...parts} today={today} />
        <SpendFileFields
          rows={rows}
          reader={reader}
          kept={source.kept}
          onTaken={(taken) => change(sheetWith(sheet, taken))}
        />
        <div role="alert">
          {problems.length > 0 && (
            <p class="tone-breach">
              {problems.length === 1 ? 'One entry can’t be read' : `${problems.length} entries can’t be read`}
              : nothing was saved. {problems[0]?.message}
            </p>
          )}
          {fault && <p class="tone-breach">Nothing was saved. {fault}</p>}
        </div>
      </div>
    </Dialog>
  );
}
