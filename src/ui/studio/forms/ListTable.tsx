import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';
import { blankOf, freeId } from './blank';
import { columnsOf } from './columns';
import type { Control } from './control';
import { EntrySearch } from './EntrySearch';
import { keyOf, useBlank, useTools } from './form-context';
import { JsonInput } from './JsonInput';
import { ListRow } from './ListRow';
import { nameOf, nounOf, titleOf } from './names';
import { schemaFor } from './schema';
import { Unchanged } from './Unchanged';
import { useOrder } from './use-order';

interface Props {
  control: Control & { kind: 'list' };
  path: string;
  value: unknown;
}

/** The entries of a list: what tells them apart in a row, the rest below the row that is open. */
export function ListTable({ control, path, value }: Props) {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useOpenRow(path);
  const { edit } = useTools();
  const blank = useBlank();
  const key = keyOf(path);
  const noun = nounOf(key);
  const nameAt = (index: number): string => titleOf(entries[index]) ?? `${noun} ${index + 1}`;
  const order = useOrder(path, entries.length, nameAt);
  if (!schemaFor(control.item, undefined).properties)
    return <JsonInput path={path} value={value} name={nameOf(key)} />;
  const columns = columnsOf(control.item);

  const add = (): void => {
    const id = freeId(entries.map((entry) => Object(entry).id));
    edit(
      [{ do: 'insert', path, at: entries.length, value: blankOf(control.item, key, blank(id)) }],
      `Add ${noun}`,
    );
    setOpen(entries.length);
  };
  const matches = (entry: unknown): boolean =>
    wanted === '' || JSON.stringify(entry).toLowerCase().includes(wanted.toLowerCase());

  return (
    <div class="studio-list" data-path={path}>
      <EntrySearch noun={noun} count={entries.length} wanted={wanted} onChange={setWanted} />
      <div class="studio-rows" style={{ '--cells': columns.length }}>
        {entries.length > 0 && (
          <div class="studio-head small-text" aria-hidden="true">
            <span />
            {columns.map((column) => (
              <span key={column.key} class={column.isFixed ? 'is-fixed' : ''}>
                {nameOf(column.key)}
              </span>
            ))}
          </div>
        )}
        {entries.map((entry, index) =>
          matches(entry) ? (
            <Unchanged key={index} on={[entry, open === index, order.target === index, entries.length, path]}>
              <ListRow
                item={control.item}
                columns={columns}
                path={`${path}[${index}]`}
                name={nameAt(index)}
                value={entry}
                isOpen={open === index}
                isTarget={order.target === index}
                handle={() => order.handleProps(index)}
                onToggle={() => setOpen(open === index ? null : index)}
              />
            </Unchanged>
          ) : null,
        )}
      </div>
      <p class="heard" role="status">
        {order.said}
      </p>
      {entries.length < control.most && (
        <button type="button" class="button compact" onClick={add}>
          <Icon name="add" class="small" />
          Add {noun}
        </button>
      )}
    </div>
  );
}

/** The row that is open; one that holds a place to be shown opens by itself. */
function useOpenRow(path: string) {
  const [open, setOpen] = useState<number | null>(null);
  const { onReveal } = useTools();
  useEffect(
    () =>
      onReveal((reveal) => {
        if (!reveal.path.startsWith(`${path}[`)) return;
        const index = Number(/^\[(\d+)\]/.exec(reveal.path.slice(path.length))?.[1]);
        if (Number.isInteger(index)) setOpen(index);
      }),
    [path, onReveal],
  );
  return [open, setOpen] as const;
}
