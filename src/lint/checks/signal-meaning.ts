import type { PackScoring } from '../../pack-parts/scoring';

type Signal = Pick<PackScoring['engagement'][number], 'id' | 'label'>;

/** What a signal is about, told from its id and label; null when the words do not tell. */
export type Meaning = 'intent' | 'content' | 'page';

const WORDS: readonly [Meaning, RegExp][] = [
  [
    'intent',
    /\b(demo|trial|pricing|price|quote|contact[ -]?sales|sales call|calculator|meeting|limit|onboarding|feature|invited?|integration|account created)\b/,
  ],
  [
    'content',
    /\b(whitepaper|white paper|e-?books?|download(s|ed)?|guide|newsletter|blog|report|checklist)\b/,
  ],
  ['page', /\b(page|pages|visit|visits|visited|homepage|site)\b/],
];

/** Buying intent wins over content, and content over a plain page visit. */
export function meaningOf({ id, label }: Signal): Meaning | null {
  const text = `${id.replace(/[-_]/g, ' ')} ${label}`.toLowerCase();
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
