import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../rule-packs/bundled';
import { editText } from '../../rule-packs/edit-text';
import { editData } from '../../rule-packs/edits';
import { parsePack } from '../../rule-packs/parse';
import type { RulePack } from '../../rule-packs/schema';
import type { LintFinding } from '../check';
import { lintPack } from '../index';
import { MISTAKES, type Mistake, NOW } from '../testing/mistakes';
import { PART_MISTAKES } from '../testing/part-mistakes';
import { FIXES, fixOf } from './index';

const plain = (pack: Partial<RulePack>): RulePack => JSON.parse(JSON.stringify({ ...bundledPack, ...pack }));

/** Positions shift when something is taken out, and a list says one thing of several entries: so codes are counted. */
function counts(findings: readonly LintFinding[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { code } of findings) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}

/** Mistakes of which one is mended beside those that lint's own tests have. */
const MORE: Mistake[] = [
  [
    'rule-without-part',
    'rules[0].kind',
    {
      routing: undefined,
      rules: bundledPack.rules
        .filter(({ kind }) => kind === 'routing' || kind === 'close-date-past')
        .sort((a, b) => b.kind.localeCompare(a.kind)),
    },
  ],
];

function shaped(data: unknown): { pack: RulePack | null; problems: string[] } {
  const parsed = parsePack(data);
  if (parsed.ok) return { pack: parsed.pack, problems: [] };
  return { pack: parsed.draft, problems: parsed.problems.map(({ code, path }) => `${code} ${path}`) };
}

const fixable = [...MISTAKES, ...PART_MISTAKES, ...MORE].flatMap(
  ([code, path, change, now = NOW]: Mistake) => {
    const pack = plain(change);
    const finding = lintPack(pack, now).find((one) => one.code === code && one.path === path);
    const fix = finding && fixOf(pack, finding, now);
    return fix && finding ? [{ code, path, pack, finding, fix, now }] : [];
  },
);

describe('fixes', () => {
  it.each(fixable)('mends $code at $path and breaks nothing', ({ pack, finding, fix, now }) => {
    const mended = shaped(editData(pack, fix.edits));
    expect(mended.problems.filter((one) => !shaped(pack).problems.includes(one))).toEqual([]);
    const [before, after] = [counts(lintPack(pack, now)), counts(lintPack(mended.pack ?? pack, now))];
    expect(after.get(finding.code) ?? 0).toBeLessThan(before.get(finding.code) ?? 0);
    expect([...after].filter(([code, count]) => count > (before.get(code) ?? 0))).toEqual([]);
  });

  it.each(fixable)('mends $code in the text as in the data', ({ pack, fix }) => {
    const text = JSON.stringify(pack, null, 2);
    expect(JSON.parse(editText(text, fix.edits))).toEqual(
      JSON.parse(JSON.stringify(editData(pack, fix.edits))),
    );
    expect(fix.label.length).toBeGreaterThan(8);
  });

  it('are tried for every code that has one', () => {
    expect([...new Set(fixable.map(({ code }) => code))].sort()).toEqual(Object.keys(FIXES).sort());
  });

  it('leave to the author what only the author knows', () => {
    const pack = plain({ scoring: { ...bundledPack.scoring, threshold: 50, engagementMinimum: 0 } });
    const findings = lintPack(pack, NOW).filter(({ code }) => code === 'one-sided-threshold');
    expect(findings.map((finding) => fixOf(pack, finding, NOW))).toEqual([null]);
  });
});
