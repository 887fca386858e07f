import { useEffect, useState } from 'preact/hooks';
import type { RulePack } from '../../../rule-packs/schema';
import type { StudioDraft } from '../draft';

/** `waiting`: until the check of the draft is done. `refused`: it has problems, and nothing was begun. */
export type WhenChecked = 'idle' | 'waiting' | 'refused';

/**
 * Begins a piece of work on the draft as it stands when it is asked for: at once, or when its check is done. Never on
 * an older one that was valid; a refusal stands until the draft is valid again.
 */
export function useWhenChecked(
  draft: StudioDraft,
  begin: (pack: RulePack) => void,
): { when: WhenChecked; ask(): void } {
  const [when, setWhen] = useState<WhenChecked>('idle');
  const { pack, isChecking = false } = draft;
  const go = (): void => {
    if (pack) begin(pack);
    setWhen(pack ? 'idle' : 'refused');
  };
  useEffect(() => {
    if (isChecking) return;
    if (when === 'waiting') go();
    else if (pack) setWhen('idle');
  }, [pack, isChecking]);
  return { when, ask: () => (isChecking ? setWhen('waiting') : go()) };
}
