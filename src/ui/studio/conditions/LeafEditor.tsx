import { isFieldCondition, type LeafCondition } from '../../../conditions/condition';
import type { FieldType } from '../../../record/types';
import { useLists } from '../forms/form-context';
import { FieldSelect, LeafSelect } from './LeafSelect';
import { leafOf, operatorsFor, withField } from './leaf-model';
import { ValueInput, ValuesInput } from './ValueInput';

interface Props {
  path: string;
  leaf: LeafCondition;
  onChange(leaf: LeafCondition): void;
}

/** One question of a condition: which field, which operator, which value. */
export function LeafEditor({ path, leaf, onChange }: Props) {
  const { fields } = useLists();
  const typeOf = (name: string): FieldType => fields.find((field) => field.name === name)?.type ?? 'text';
  const first = isFieldCondition(leaf) ? leaf.field : leaf.op === 'daysBetween' ? leaf.from : '';
  const type = typeOf(first);
  return (
    <div class="studio-leaf" data-path={path}>
      {isFieldCondition(leaf) ? (
        <>
          <FieldSelect
            path={`${path}.field`}
            label="Field"
            value={leaf.field}
            onChange={(name) => onChange(withField(leaf, name, typeOf(name)))}
          />
          <LeafSelect
            path={`${path}.op`}
            label="Operator"
            value={leaf.op}
            options={operatorsFor(type)}
            onChange={(op) => onChange(leafOf(op, leaf.field, type))}
          />
          <Operands path={path} leaf={leaf} type={type} onChange={onChange} />
        </>
      ) : leaf.op === 'daysBetween' ? (
        <Distance path={path} leaf={leaf} onChange={onChange} />
      ) : (
        <Events path={path} leaf={leaf} onChange={onChange} />
      )}
    </div>
  );
}

function Operands({ path, leaf, type, onChange }: Props & { type: FieldType }) {
  if (!isFieldCondition(leaf)) return null;
  const input = (key: string, label: string, valueType: FieldType = type) => (
    <ValueInput
      path={`${path}.${key}`}
      label={label}
      value={Reflect.get(leaf, key)}
      type={valueType}
      onChange={(value) => onChange({ ...leaf, [key]: value })}
    />
  );
  const list = (key: string, label: string, valueType: FieldType = type) => (
    <ValuesInput
      path={`${path}.${key}`}
      label={label}
      value={Reflect.get(leaf, key)}
      type={valueType}
      onChange={(value) => onChange({ ...leaf, [key]: value })}
    />
  );
  if ('value' in leaf) return input('value', 'Value');
  if ('values' in leaf) return list('values', 'Values');
  if ('text' in leaf) return input('text', 'Text', 'text');
  if ('words' in leaf) return list('words', 'Words', 'text');
  if ('domains' in leaf) return list('domains', 'Domains', 'text');
  if ('days' in leaf) return input('days', 'Days', 'number');
  if (leaf.op !== 'between') return null;
  return (
    <>
      {input('from', 'From')}
      {input('to', 'To')}
    </>
  );
}

function Distance({ path, leaf, onChange }: Props) {
  if (leaf.op !== 'daysBetween') return null;
  const side = (key: 'from' | 'to', label: string) => (
    <FieldSelect
      path={`${path}.${key}`}
      label={label}
      value={leaf[key]}
      onChange={(name) => onChange({ ...leaf, [key]: name })}
    />
  );
  const days = (key: 'atLeast' | 'atMost', label: string) => (
    <NumberOperand
      path={`${path}.${key}`}
      label={label}
      value={leaf[key]}
      onChange={(number) => {
        const { [key]: old, ...rest } = leaf;
        onChange(number === null ? rest : { ...leaf, [key]: number });
      }}
    />
  );
  return (
    <>
      <span>Days from</span>
      {side('from', 'From')}
      <span>to</span>
      {side('to', 'To')}
      {days('atLeast', 'at least')}
      {days('atMost', 'at most')}
    </>
  );
}

function Events({ path, leaf, onChange }: Props) {
  if (leaf.op !== 'countAtLeast') return null;
  const number = (key: 'count' | 'withinDays', label: string) => (
    <NumberOperand
      path={`${path}.${key}`}
      label={label}
      value={leaf[key]}
      onChange={(entered) => {
        const { withinDays, ...rest } = leaf;
        if (entered !== null) onChange({ ...leaf, [key]: entered });
        else if (key === 'withinDays') onChange(rest);
      }}
    />
  );
  return (
    <>
      <span>At least</span>
      {number('count', 'events')}
      <span>of</span>
      <ValuesInput
        path={`${path}.events`}
        label="Kinds of events"
        value={[leaf.events].flat()}
        type="text"
        onChange={(events) => onChange({ ...leaf, events: Array.isArray(events) ? events.map(String) : [] })}
      />
      <span>within days</span>
      {number('withinDays', 'any time')}
    </>
  );
}

/** A number inside a sentence; null when it is emptied. */
function NumberOperand({
  path,
  label,
  value,
  onChange,
}: {
  path: string;
  label: string;
  value: number | undefined;
  onChange(number: number | null): void;
}) {
  return (
    <input
      class="field studio-number"
      type="number"
      data-path={path}
      aria-label={label}
      placeholder={label}
      value={value ?? ''}
      onInput={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
    />
  );
}
