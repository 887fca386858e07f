import { knownValue } from '../conditions/read-field';
import type { PackLifecycle } from '../pack-parts/lifecycle';
import type { CrmRecord } from '../record/types';
import { findPlace, type LifecyclePlace } from '../rule-kinds/lifecycle-stages';

/** Where a lead stands in the pack's lifecycle; null where that is not known, or no stage of the pack. */
export function leadPlace(record: CrmRecord, lifecycle: PackLifecycle | undefined): LifecyclePlace | null {
  if (!lifecycle) return null;
  const known = knownValue(record, 'lifecycleStage', 'choice');
  if (known.state === 'unknown') return null;
  if (known.state === 'empty') return { state: 'none', position: -1, name: 'not set' };
  return findPlace(lifecycle, [known.text, String(known.value)]);
}

/** The place of the stage that a score makes; −1 where the pack has none. */
export const mqlPosition = ({ stages }: PackLifecycle): number =>
  stages.findIndex(({ score }) => score === 'mql');
