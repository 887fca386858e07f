import { BaselineCounter, dealReader } from '../metrics';
import type { CrmRecord } from '../record/types';
import type { Baselines } from '../rule-kinds/define';
import type { CompiledPack } from './compile-pack';

/** Counts the closed deals of one account, one by one; each deal once. */
export function ownHistoryCounter({ context }: Pick<CompiledPack, 'context'>, zone: string) {
  const counter = new BaselineCounter();
  const read = dealReader(context.placeOf, { zone });
  return {
    add: (record: CrmRecord): void => counter.add(read(record)),
    result: (): Baselines => counter.result(),
  };
}
