import { type Condition, type GroupCondition, isGroup } from '../../../conditions/condition';
import { conditionWords } from '../../../conditions/words';
import { Icon } from '../../components/Icon';
import { useLists, useTools } from '../forms/form-context';
import type { PackLists } from '../forms/pack-lists';
import { LeafEditor } from './LeafEditor';
import { leafOf, readCondition } from './leaf-model';

interface Props {
  path: string;
  condition: Condition;
  /** `key` tells one spell of typing from the next. */
  onChange(condition: Condition, key: string): void;
}

/** A condition in words, as reps and documents read it. */
export function wordsOf(
  value: unknown,
  { fields }: PackLists,
  context: { zone: string; locale: string },
): string {
  const condition = readCondition(value);
  if (!condition) return 'Not readable';
  const fieldOf = (name: string) =>
    fields.find((field) => field.name === name) ?? { label: name, type: 'text' as const };
  return conditionWords(condition, fieldOf, context);
}

/** Groups of questions, and how many of a group must hold. Reads back in words below. */
export function ConditionEditor({ path, condition, onChange }: Props) {
  const lists = useLists();
  const { context } = useTools();
  return (
    <div class="studio-condition">
      <Part path={path} condition={condition} onChange={onChange} />
      <p class="hint" aria-live="polite">
        {wordsOf(condition, lists, context)}
      </p>
    </div>
  );
}

function Part({ path, condition, onChange }: Props) {
  if (isGroup(condition)) return <Group path={path} group={condition} onChange={onChange} />;
  return (
    <>
      <LeafEditor path={path} leaf={condition} onChange={(leaf) => onChange(leaf, path)} />
      <Wrap condition={condition} path={path} onChange={onChange} />
    </>
  );
}

/** A lone question becomes a group when another is put beside it. */
function Wrap({ path, condition, onChange }: Props) {
  const lists = useLists();
  if (/\.of\[\d+\]$/.test(path)) return null;
  const other = firstLeaf(lists);
  return (
    <div class="studio-condition-buttons">
      {(['all', 'any'] as const).map((op) => (
        <button
          key={op}
          type="button"
          class="button compact quiet"
          onClick={() => onChange({ op, of: [condition, other] }, '')}
        >
          <Icon name="add" class="small" />
          {op === 'all' ? 'And' : 'Or'}
        </button>
      ))}
    </div>
  );
}

const firstLeaf = ({ fields }: PackLists): Condition => {
  const [first] = fields;
  return leafOf('exists', first?.name ?? 'stage', first?.type ?? 'text');
};

type GroupOp = GroupCondition['op'];

const GROUPS: readonly [GroupOp, string][] = [
  ['all', 'All of these hold'],
  ['any', 'Any of these holds'],
  ['none', 'None of these holds'],
  ['atLeast', 'At least so many hold'],
];

function groupOf(op: string, { of, ...rest }: GroupCondition): GroupCondition {
  if (op === 'atLeast') return { op, count: Math.min('count' in rest ? rest.count : 1, of.length), of };
  return { op: op === 'any' || op === 'none' ? op : 'all', of };
}

function Group({
  path,
  group,
  onChange,
}: {
  path: string;
  group: GroupCondition;
  onChange: Props['onChange'];
}) {
  const lists = useLists();
  const set = (of: Condition[], key = ''): void => {
    const [only] = of;
    if (!only) return;
    if (group.op === 'atLeast') onChange({ ...group, count: Math.min(group.count, of.length), of }, key);
    else onChange({ ...group, of }, key);
  };
  return (
    <fieldset class="studio-group" data-path={path}>
      <legend>
        <select
          class="field"
          aria-label="How many must hold"
          data-path={`${path}.op`}
          value={group.op}
          onChange={(event) => onChange(groupOf(event.currentTarget.value, group), '')}
        >
          {GROUPS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {group.op === 'atLeast' && (
          <input
            class="field studio-number"
            type="number"
            min={1}
            max={group.of.length}
            aria-label="How many"
            data-path={`${path}.count`}
            value={group.count}
            onInput={(event) => {
              const count = Number(event.currentTarget.value);
              if (count >= 1 && count <= group.of.length) onChange({ ...group, count }, `${path}.count`);
            }}
          />
        )}
      </legend>
      {group.of.map((part, index) => {
        const at = `${path}.of[${index}]`;
        return (
          <div class="studio-part" key={at}>
            <Part
              path={at}
              condition={part}
              onChange={(next, key) => set(group.of.toSpliced(index, 1, next), key)}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove part ${index + 1}`}
              disabled={group.of.length === 1}
              onClick={() => set(group.of.toSpliced(index, 1))}
            >
              <Icon name="close" class="small" />
            </button>
          </div>
        );
      })}
      <div class="studio-condition-buttons">
        <button
          type="button"
          class="button compact quiet"
          onClick={() => set([...group.of, firstLeaf(lists)])}
        >
          <Icon name="add" class="small" />
          Condition
        </button>
        <button
          type="button"
          class="button compact quiet"
          onClick={() => set([...group.of, { op: 'any', of: [firstLeaf(lists)] }])}
        >
          <Icon name="add" class="small" />
          Group
        </button>
        {!/\.of\[\d+\]$/.test(path) && group.of.length === 1 && (
          <button
            type="button"
            class="button compact quiet"
            onClick={() => onChange(group.of[0] ?? group, '')}
          >
            No group
          </button>
        )}
      </div>
    </fieldset>
  );
}
