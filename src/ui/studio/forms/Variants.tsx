import { blankOf } from './blank';
import type { Control } from './control';
import { inside, useBlank, useTools } from './form-context';
import { Group } from './Group';
import { ChoiceInput, choicesOf } from './inputs';
import { nameOf } from './names';
import { alternatives, type Schema, valuesOf } from './schema';

interface Props {
  control: Control & { kind: 'variants' };
  schema: Schema;
  path: string;
  value: unknown;
}

/** A group whose settings depend on the choice of one of them. */
export function Variants({ control, schema, path, value }: Props) {
  const { edit } = useTools();
  const blank = useBlank();
  const own: unknown = Object(value)[control.key];
  const choose = (next: unknown): void => {
    const chosen = alternatives(schema).find(({ properties }) =>
      valuesOf(properties?.[control.key]).includes(next),
    );
    if (!chosen) return;
    const fresh: unknown = blankOf(chosen, control.key, blank('new'));
    const kept = Object.entries(Object(value)).filter(([key]) => chosen.properties?.[key]);
    const data = { ...Object(fresh), ...Object.fromEntries(kept), [control.key]: next };
    edit([{ do: 'set', path, value: data }], `Change ${nameOf(control.key).toLowerCase()}`);
  };
  const at = inside(path, control.key);
  return (
    <>
      <div class="studio-field">
        <label for={at}>{nameOf(control.key)}</label>
        <ChoiceInput
          id={at}
          path={at}
          value={own}
          isOptional={false}
          choices={choicesOf(control.values)}
          onChange={choose}
        />
      </div>
      <Group schema={schema} path={path} value={value} without={[control.key]} />
    </>
  );
}
