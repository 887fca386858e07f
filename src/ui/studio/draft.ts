import type { EpochMs } from '../../record/types';
import type { PlacedProblem } from '../../rule-packs/parse-text';
import type { RulePack } from '../../rule-packs/schema';
import type { LeadlightDatabase } from '../../store/database';

/** The pack that is being written, as every part of the studio sees it. */
export interface StudioDraft {
  /** The JSON text, which is what counts: the forms write it. */
  text: string;
  /** Null while the text is no valid pack. */
  pack: RulePack | null;
  problems: readonly PlacedProblem[];
  /** A newer text is about to be checked, or none was yet: all this is of the text before. */
  isChecking?: true;
}

export interface StudioPanelProps {
  draft: StudioDraft;
  /** The pack in force on this device. */
  active: RulePack;
  /** The store of this page; the panels open none of their own. */
  db: LeadlightDatabase;
  /** How dates and numbers are written. */
  context: { zone: string; locale: string };
  clock(): EpochMs;
  /** Puts another text in the draft's place, as one step that can be undone; `why` names it. */
  replace(text: string, why: string): void;
  /** Shows a place of the pack in the forms and the text, e.g. "rules[2].options". */
  goTo(path: string): void;
}
