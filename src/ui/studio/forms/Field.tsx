import { useId } from '../../components/use-id';
import { ConditionEditor } from '../conditions/ConditionEditor';
import { leafOf, readCondition } from '../conditions/leaf-model';
import { type Control, controlOf } from './control';
import { keyOf, useLists, useTools } from './form-context';
import { Group } from './Group';
import {
  ChecksInput,
  ChoiceInput,
  choicesOf,
  type InputProps,
  MomentInput,
  NumberInput,
  PlainInput,
  SwitchInput,
  TextInput,
} from './inputs';
import { JsonInput } from './JsonInput';
import { ListTable } from './ListTable';
import { MapTable } from './MapTable';
import { NoteList } from './NoteList';
import { nameOf } from './names';
import { listFor } from './pack-lists';
import { Shifts } from './Shifts';
import type { Schema } from './schema';
import { Variants } from './Variants';
import { Words } from './Words';

interface Props {
  schema: Schema;
  path: string;
  value: unknown;
  isOptional: boolean;
}

const WIDE = new Set(['list', 'map', 'group', 'variants', 'condition', 'json']);

/** One value of the pack with its name, its control and what is wrong with it. */
export function Field(props: Props) {
  const { schema, path, value, isOptional } = props;
  const id = useId();
  const key = keyOf(path);
  const control = controlOf(schema, key);
  const { edit } = useTools();
  const unit = control.kind === 'number' ? control.unit : null;
  const name = nameOf(key, unit !== null);
  if (control.kind === 'fixed') return null;
  const onChange = (next: unknown): void =>
    edit(
      [next === undefined ? { do: 'remove', path } : { do: 'set', path, value: next }],
      `Change ${name.toLowerCase()}`,
      path,
    );
  if (WIDE.has(control.kind)) return <WideField {...props} control={control} name={name} />;
  const input: InputProps = { id, path, value, onChange, isOptional };
  return (
    <div class="studio-field">
      <label for={id}>{name}</label>
      <div>
        <span class="studio-unit">
          <ControlInput control={control} input={input} name={name} />
          {unit !== null && <span class="hint">{unit}</span>}
        </span>
        <NoteList path={path} />
      </div>
    </div>
  );
}

/** The control alone, as cells of tables have it. */
export function ControlInput({
  control,
  input,
  name,
}: {
  control: Control;
  input: InputProps;
  name: string;
}) {
  const { fields } = useLists();
  const list = listFor(input.path);
  const from = list === null ? undefined : `list-${list}`;
  const fieldChoices = fields.map((field) => ({ value: field.name, label: field.label }));
  switch (control.kind) {
    case 'text':
      return <TextInput {...input} isLong={control.isLong} most={control.most} list={from} />;
    case 'number':
      return <NumberInput {...input} isWhole={control.isWhole} />;
    case 'plain':
      return <PlainInput {...input} list={from} />;
    case 'choice':
      return <ChoiceInput {...input} choices={choicesOf(control.values)} />;
    case 'field':
      return <ChoiceInput {...input} choices={fieldChoices} />;
    case 'switch':
      return <SwitchInput {...input} />;
    case 'checks':
      return <ChecksInput {...input} label={input.label ?? name} values={control.values} />;
    case 'moment':
      return <MomentInput {...input} />;
    case 'words':
      return (
        <Words
          {...input}
          most={control.most}
          list={from}
          choices={control.ofFields ? fieldChoices : undefined}
        />
      );
    case 'shifts':
      return <Shifts {...input} label={input.label ?? name} />;
    case 'optional': {
      const inner = controlOf(control.inner, keyOf(input.path));
      const onChange = (next: unknown): void => input.onChange(next ?? null);
      return <ControlInput control={inner} input={{ ...input, onChange, isOptional: true }} name={name} />;
    }
    default:
      return null;
  }
}

function WideField({
  schema,
  path,
  value,
  isOptional,
  control,
  name,
}: Props & { control: Control; name: string }) {
  const { edit } = useTools();
  const lists = useLists();
  const remove = (): void => edit([{ do: 'remove', path }], `Remove ${name.toLowerCase()}`);
  return (
    <section class="studio-wide" data-path={path}>
      <div class="studio-wide-head">
        <h3>{name}</h3>
        {isOptional && (
          <button
            type="button"
            class="button compact quiet"
            aria-label={`Remove ${name.toLowerCase()}`}
            onClick={remove}
          >
            Remove
          </button>
        )}
      </div>
      <NoteList path={path} />
      {control.kind === 'group' && <Group schema={schema} path={path} value={value} />}
      {control.kind === 'variants' && (
        <Variants control={control} schema={schema} path={path} value={value} />
      )}
      {control.kind === 'list' && <ListTable control={control} path={path} value={value} />}
      {control.kind === 'map' && <MapTable control={control} schema={schema} path={path} value={value} />}
      {control.kind === 'json' && <JsonInput path={path} value={value} name={name} />}
      {control.kind === 'condition' && (
        <ConditionEditor
          path={path}
          condition={
            readCondition(value) ??
            leafOf('exists', lists.fields[0]?.name ?? 'stage', lists.fields[0]?.type ?? 'text')
          }
          onChange={(next, typed) =>
            edit(
              [{ do: 'set', path, value: next }],
              `Change the condition of ${name.toLowerCase()}`,
              typed || undefined,
            )
          }
        />
      )}
    </section>
  );
}
