import type { FieldType } from '../../record/types';
import type { PackContext } from '../define';
import { TEST_PACK } from './pack-context';

/** TEST_PACK's fields, and some with a label and a type of their own. */
export const withFields =
  (own: Readonly<Record<string, readonly [label: string, type: FieldType]>>): PackContext['field'] =>
  (name) => {
    const [label, type] = (Object.hasOwn(own, name) && own[name]) || [];
    const field = TEST_PACK.field(name);
    return { ...field, label: label ?? field.label, type: type ?? field.type };
  };
