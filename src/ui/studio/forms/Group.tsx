import { Icon } from '../../components/Icon';
import { blankOf, decidingKeys, switched } from './blank';
import { controlOf } from './control';
import { Field } from './Field';
import { inside, useBlank, useTools } from './form-context';
import { ChoiceInput } from './inputs';
import { NoteList } from './NoteList';
import { nameOf } from './names';
import { type Schema, schemaFor, valuesOf } from './schema';

interface Props {
  schema: Schema;
  path: string;
  value: unknown;
  /** Keys that are shown elsewhere, such as in the row of a table. */
  without?: readonly string[];
}

/** Shown though they are left out: filling them in is all there is to it. */
const SIMPLE = new Set([
  'text',
  'number',
  'choice',
  'field',
  'moment',
  'plain',
  'checks',
  'words',
  'shifts',
  'optional',
  'switch',
]);

/** The settings of an object in the order of the schema; what may be left out and is large comes by "Add". */
export function Group({ schema, path, value, without = [] }: Props) {
  const own = schemaFor(schema, value);
  const data: Record<string, unknown> = Object(value);
  const keys = Object.keys(own.properties ?? {}).filter((key) => !without.includes(key));
  const isRequired = (key: string) => own.required?.includes(key) === true;
  const child = (key: string): Schema => own.properties?.[key] ?? {};
  const isShown = (key: string) =>
    data[key] !== undefined || isRequired(key) || SIMPLE.has(controlOf(child(key), key).kind);
  const deciding = decidingKeys(schema).filter((key) => keys.includes(key));
  const isSimple = (key: string) => SIMPLE.has(controlOf(child(key), key).kind);
  const ordered = [...keys.filter(isSimple), ...keys.filter((key) => !isSimple(key))];
  const missing = keys.filter((key) => !isShown(key));
  return (
    <div class="studio-fields">
      {deciding.map((key) => (
        <Deciding key={key} of={key} schema={schema} path={path} value={value} choices={child(key)} />
      ))}
      {ordered
        .filter((key) => isShown(key) && !deciding.includes(key))
        .map((key) => (
          <Field
            key={key}
            schema={child(key)}
            path={inside(path, key)}
            value={data[key]}
            isOptional={!isRequired(key)}
          />
        ))}
      <AddMissing keys={missing} schemaOf={child} path={path} />
    </div>
  );
}

/** The kind of a rule: another one brings other options. */
function Deciding({
  of: key,
  schema,
  path,
  value,
  choices,
}: Omit<Props, 'without'> & { of: string; choices: Schema }) {
  const { edit } = useTools();
  const blank = useBlank();
  const at = inside(path, key);
  const choose = (next: unknown): void =>
    edit(
      [{ do: 'set', path, value: switched(schema, value, key, String(next), blank('new')) }],
      `Change ${nameOf(key).toLowerCase()}`,
    );
  return (
    <div class="studio-field">
      <label for={at}>{nameOf(key)}</label>
      <div>
        <ChoiceInput
          id={at}
          path={at}
          value={Object(value)[key]}
          isOptional={false}
          choices={valuesOf(choices).map((one) => ({ value: String(one), label: nameOf(String(one)) }))}
          onChange={choose}
        />
        <NoteList path={at} />
      </div>
    </div>
  );
}

function AddMissing({
  keys,
  schemaOf,
  path,
}: {
  keys: readonly string[];
  schemaOf(key: string): Schema;
  path: string;
}) {
  const { edit } = useTools();
  const blank = useBlank();
  if (keys.length === 0) return null;
  const add = (key: string): void => {
    const value = blankOf(schemaOf(key), key, blank('new'));
    edit([{ do: 'set', path: inside(path, key), value }], `Add ${nameOf(key).toLowerCase()}`);
  };
  return (
    <div class="studio-adds">
      {keys.map((key) => (
        <button key={key} type="button" class="button compact quiet" onClick={() => add(key)}>
          <Icon name="add" class="small" />
          {nameOf(key)}
        </button>
      ))}
    </div>
  );
}
