import type { PackEdit } from '../../rule-packs/edits';
import type { RulePack } from '../../rule-packs/schema';
import type { LintContext, LintFinding } from '../check';

/** An edit that is right beyond doubt: it takes its finding away and brings none. */
export interface PackFix {
  /** What a click does, e.g. "Move it behind the open stages". */
  label: string;
  edits: readonly PackEdit[];
}

/** Null where only the author can know what is right. */
export type FindFix = (
  pack: RulePack,
  finding: Pick<LintFinding, 'path' | 'message'>,
  context: LintContext,
) => PackFix | null;

/** The numbers in a path: `[2, 0]` of "slas[2].escalation[0]". */
export const indexesOf = (path: string): number[] =>
  [...path.matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));

export const removal = (label: string, path: string): PackFix => ({ label, edits: [{ do: 'remove', path }] });

export const setting = (label: string, path: string, value: unknown): PackFix => ({
  label,
  edits: [{ do: 'set', path, value }],
});

/** Takes out what the finding is about. */
export const takeOut =
  (label: string): FindFix =>
  (_pack, { path }) =>
    removal(label, path);
