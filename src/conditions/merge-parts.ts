import { type Condition, isGroup } from './condition';

/** Parts of a group that a reader takes in as one: the same question of several fields, or several texts of one. */
export type Run =
  | { ask: 'filled' | 'empty'; fields: string[] }
  | { ask: 'contains' | 'starts with' | 'ends with'; field: string; texts: string[] }
  | { ask: null; part: Condition };

const PRESENCE = { exists: 'filled', empty: 'empty' } as const;
const TEXTS = { contains: 'contains', startsWith: 'starts with', endsWith: 'ends with' } as const;

/** The parts in their order, with those that stand next to each other and ask the same put together. */
export function mergeParts(parts: readonly Condition[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const next = runOf(part);
    const last = runs.at(-1);
    if (!last || !joined(last, next)) runs.push(next);
  }
  return runs;
}

function runOf(part: Condition): Run {
  if (isGroup(part)) return { ask: null, part };
  switch (part.op) {
    case 'exists':
    case 'empty':
      return { ask: PRESENCE[part.op], fields: [part.field] };
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { ask: TEXTS[part.op], field: part.field, texts: [part.text] };
    default:
      return { ask: null, part };
  }
}

/** Adds `next` to `last` where both ask the same; false where they don't. */
function joined(last: Run, next: Run): boolean {
  if (last.ask === null || next.ask !== last.ask) return false;
  if ('fields' in last && 'fields' in next) return last.fields.push(...next.fields) > 0;
  if (!('texts' in last && 'texts' in next) || last.field !== next.field) return false;
  return last.texts.push(...next.texts) > 0;
}
