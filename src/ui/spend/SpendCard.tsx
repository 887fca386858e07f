import { useEffect, useState } from 'preact/hooks';
import { localDate, plural } from '../../record/format';
import { type SpendRow, sortedSpend } from '../../record/spend';
import { spendCsv } from '../../record/spend-csv';
import type { AssessContext } from '../../record/types';
import { monthsLabel } from './month-label';
import { recentMonths } from './recent-months';
import { SpendDialog } from './SpendDialog';
import { saveSpendFile } from './save-spend-file';
import type { SpendSource } from './spend-source';

/** Spend among what is kept in this browser: given, changed and taken away here. */
export function SpendCard({
  source,
  context,
  onChanged,
}: {
  source: SpendSource;
  context: AssessContext;
  onChanged(): void;
}) {
  const [rows, setRows] = useState<SpendRow[] | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => void source.read().then(setRows, () => {}), [source]);
  const today = localDate(context.now, context) ?? '';
  return (
    <section class="card" aria-labelledby="data-spend">
      <h2 id="data-spend">Spend and lifetime value</h2>
      <p>
        For cost per MQL, CAC and LTV:CAC in the review. It is in your backups, in no rule pack, and goes
        nowhere. It belongs to no account: deleting the data of one leaves it, deleting everything takes it.
      </p>
      {rows && <p class="hint">{contentWords(rows, context)}</p>}
      <div class="data-buttons">
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {rows && rows.length > 0 ? 'Change spend…' : 'Give spend…'}
        </button>
        {rows && rows.length > 0 && (
          <button type="button" class="button" onClick={() => saveSpendFile(spendCsv(rows))}>
            Export CSV
          </button>
        )}
      </div>
      {isOpen && (
        <SpendDialog
          source={source}
          months={recentMonths(today, 6)}
          leadSources={[]}
          today={today}
          context={context}
          onClose={() => setOpen(false)}
          onSaved={(saved) => {
            setRows(saved);
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function contentWords(rows: readonly SpendRow[], context: AssessContext): string {
  const months = sortedSpend(rows).filter(({ kind }) => kind !== 'lifetimeValue');
  const values = rows.length - months.length;
  const [first, last] = [months[0], months.at(-1)];
  const spend =
    first && last
      ? `${plural(months.length, 'entry', 'entries')} from ${monthsLabel({ from: first.when, to: last.when }, context)}`
      : 'No spend';
  return `${spend}; ${values === 0 ? 'no lifetime value' : plural(values, 'lifetime value')}.`;
}
