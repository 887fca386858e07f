import { Icon } from '../../components/Icon';
import { wordsOf } from '../conditions/ConditionEditor';
import { type Column, conditionKey } from './columns';
import { controlOf } from './control';
import { ControlInput } from './Field';
import { inside, useLists, useNoteCount, useTools } from './form-context';
import { Group } from './Group';
import { NoteList } from './NoteList';
import { nameOf } from './names';
import { RowEnd } from './RowEnd';
import type { Schema } from './schema';
import { targetWords } from './target-words';
import { Variants } from './Variants';

interface Props {
  item: Schema;
  columns: readonly Column[];
  path: string;
  name: string;
  value: unknown;
  isOpen: boolean;
  isTarget: boolean;
  handle(): Record<string, unknown>;
  onToggle(): void;
}

/** One entry of a list: a handle to move it, its cells, and all of it below when it is open. */
export function ListRow(props: Props) {
  const { item, columns, path, name, value, isOpen, isTarget, handle, onToggle } = props;
  const { context } = useTools();
  const lists = useLists();
  const count = useNoteCount(path);
  const when = conditionKey(item);
  const condition: unknown = when === null ? undefined : Object(value)[when];
  const target = targetWords(Object(value).to);
  const words = [
    ...(condition === undefined ? [] : [wordsOf(condition, lists, context)]),
    ...(target === null ? [] : [target]),
  ];
  return (
    <div class={`studio-row ${isTarget ? 'is-target' : ''}`} data-row={path} data-path={path}>
      <div class="studio-cells">
        <button type="button" class="icon-button studio-handle" {...handle()}>
          <Icon name="grip" />
        </button>
        {columns.map((column) => (
          <Cell key={column.key} column={column} path={path} name={name} value={value} />
        ))}
        <RowEnd path={path} name={name} count={count} isOpen={isOpen} onToggle={onToggle} />
      </div>
      {words.length > 0 && !isOpen && <p class="studio-words-of hint">{words.join(' ')}</p>}
      {isOpen && (
        <div class="studio-inside">
          <NoteList path={path} />
          <Inside {...props} />
        </div>
      )}
    </div>
  );
}

function Inside({ item, columns, path, value }: Props) {
  const control = controlOf(item, '');
  if (control.kind === 'variants')
    return <Variants control={control} schema={item} path={path} value={value} />;
  const shown = columns.flatMap(({ key, isFixed }) => (isFixed ? [] : [key]));
  return <Group schema={item} path={path} value={value} without={shown} />;
}

function Cell({ column, path, name, value }: { column: Column; path: string; name: string; value: unknown }) {
  const { edit } = useTools();
  const { key, control, isFixed, isOptional } = column;
  const at = inside(path, key);
  const own: unknown = Object(value)[key];
  if (isFixed) return <span class="studio-fixed small-text cut">{nameOf(String(own ?? ''))}</span>;
  return (
    <span class="studio-cell">
      <ControlInput
        control={control}
        name={nameOf(key)}
        input={{
          id: `cell-${at}`,
          path: at,
          value: own,
          isOptional,
          label: `${nameOf(key)} of ${name}`,
          onChange: (next) =>
            edit(
              [next === undefined ? { do: 'remove', path: at } : { do: 'set', path: at, value: next }],
              `Change ${nameOf(key).toLowerCase()} of ${name}`,
              at,
            ),
        }}
      />
      <NoteList path={at} />
    </span>
  );
}
