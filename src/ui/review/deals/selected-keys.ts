import { nextTask } from '../next-task';
import type { RowSet } from '../row-set';

/** Keys of rows in their order; in tasks of their own, as reading 100,000 texts takes as long as drawing a page. */
export async function selectedKeys(rows: RowSet, indexes: Uint32Array): Promise<string[]> {
  await nextTask();
  const texts = rows.text('key');
  await nextTask();
  const keys: string[] = [];
  for (const index of indexes) {
    const key = texts[index];
    if (key) keys.push(key);
  }
  return keys;
}
