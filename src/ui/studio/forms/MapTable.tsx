import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/Icon';
import { blankOf, freeId } from './blank';
import { columnsOf } from './columns';
import { type Control, controlOf } from './control';
import { EntrySearch } from './EntrySearch';
import { ControlInput } from './Field';
import { inside, keyOf, useBlank, useNoteCount, useTools } from './form-context';
import { Group } from './Group';
import { NoteList } from './NoteList';
import { nameOf, nounOf } from './names';
import { listFor } from './pack-lists';
import { RowEnd } from './RowEnd';
import type { Schema } from './schema';
import { Unchanged } from './Unchanged';

interface Props {
  control: Control & { kind: 'map' };
  schema: Schema;
  path: string;
  value: unknown;
}

/** Entries by their name, such as the field map; a name is changed by leaving its input. */
export function MapTable({ control, schema, path, value }: Props) {
  const data: Record<string, unknown> = Object(value);
  const names = Object.keys(data);
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const { edit, onReveal } = useTools();
  const blank = useBlank();
  const noun = nounOf(keyOf(path));
  useEffect(
    () =>
      onReveal((reveal) => {
        if (!reveal.path.startsWith(`${path}.`)) return;
        setOpen(/^[^.[\]]+/.exec(reveal.path.slice(path.length + 1))?.[0] ?? null);
      }),
    [path, onReveal],
  );
  const add = (): void => {
    const pattern = schema.propertyNames?.pattern;
    const id = freeId(names, pattern?.includes('-') ? 'new' : 'newField');
    const name = pattern && !new RegExp(pattern).test(id) ? id.replaceAll('-', '') : id;
    edit(
      [{ do: 'set', path: inside(path, name), value: blankOf(control.value, name, blank(name)) }],
      `Add ${noun}`,
    );
    setOpen(name);
  };
  const matches = (name: string) =>
    wanted === '' || `${name} ${JSON.stringify(data[name])}`.toLowerCase().includes(wanted.toLowerCase());
  return (
    <div class="studio-list" data-path={path}>
      <EntrySearch noun={noun} count={names.length} wanted={wanted} onChange={setWanted} />
      <div class="studio-rows">
        {names.filter(matches).map((name) => (
          <MapRow
            key={name}
            name={name}
            path={path}
            schema={control.value}
            value={data[name]}
            isOpen={open === name}
            onToggle={() => setOpen(open === name ? null : name)}
          />
        ))}
      </div>
      <button type="button" class="button compact" onClick={add}>
        <Icon name="add" class="small" />
        Add {noun}
      </button>
    </div>
  );
}

interface RowProps {
  name: string;
  path: string;
  schema: Schema;
  value: unknown;
  isOpen: boolean;
  onToggle(): void;
}

function MapRow(props: RowProps) {
  const { name, path, value, isOpen } = props;
  const count = useNoteCount(inside(path, name));
  return (
    <Unchanged on={[name, value, isOpen, count]}>
      <Row {...props} count={count} />
    </Unchanged>
  );
}

function Row({ name, path, schema, value, isOpen, onToggle, count }: RowProps & { count: number }) {
  const { edit } = useTools();
  const at = inside(path, name);
  const control = controlOf(schema, name);
  const isGroup = control.kind === 'group';
  const cells = isGroup
    ? columnsOf(schema).map((column) => ({
        ...column,
        at: inside(at, column.key),
        own: Object(value)[column.key],
      }))
    : [{ key: '', control, at, own: value, isOptional: false }];
  return (
    <div class="studio-row" data-path={at}>
      <div class="studio-cells">
        <KeyInput name={name} path={path} />
        {cells.map((cell) => (
          <span class="studio-cell" key={cell.key}>
            <ControlInput
              control={cell.control}
              name={nameOf(cell.key || name)}
              input={{
                id: `cell-${cell.at}`,
                path: cell.at,
                value: cell.own,
                isOptional: cell.isOptional,
                label: cell.key === '' ? `Value of ${name}` : `${nameOf(cell.key)} of ${name}`,
                onChange: (next) =>
                  edit(
                    [
                      next === undefined
                        ? { do: 'remove', path: cell.at }
                        : { do: 'set', path: cell.at, value: next },
                    ],
                    `Change ${name}`,
                    cell.at,
                  ),
              }}
            />
            <NoteList path={cell.at} />
          </span>
        ))}
        <RowEnd
          path={at}
          name={name}
          count={count}
          isOpen={isOpen}
          onToggle={isGroup ? onToggle : undefined}
        />
      </div>
      {isGroup && isOpen && (
        <div class="studio-inside">
          <NoteList path={at} />
          <Group schema={schema} path={at} value={value} without={cells.map(({ key }) => key)} />
        </div>
      )}
    </div>
  );
}

/** A new name counts once the input is left, so that nothing is renamed letter by letter. */
function KeyInput({ name, path }: { name: string; path: string }) {
  const { edit } = useTools();
  const [typed, setTyped] = useState(name);
  return (
    <input
      class="field studio-key"
      aria-label={`Name of ${name}`}
      list={listFor(path) === null ? undefined : `list-${listFor(path)}`}
      spellcheck={false}
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const to = typed.trim();
        if (to !== '' && to !== name)
          edit([{ do: 'rename', path: inside(path, name), to }], `Rename ${name}`);
        else setTyped(name);
      }}
    />
  );
}
