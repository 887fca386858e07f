import { addDecoy, duplicate, keepHiddenCopy, putSkeleton, takeAway } from './change-content';
import {
  dropAttribute,
  dropAttributeEverywhere,
  type Mutation,
  nestShadow,
  renameClass,
  renameTag,
  respace,
  shuffle,
  wrap,
} from './change-markup';
import { pick, seeded } from './random';

const MUTATIONS = {
  'classes renamed': renameClass,
  'wrappers added': wrap,
  'order shuffled': shuffle,
  'attribute dropped': dropAttribute,
  'attribute dropped everywhere': dropAttributeEverywhere,
  'tags changed': renameTag,
  'shadow roots nested': nestShadow,
  'white space changed': respace,
  'decoys added': addDecoy,
  'nodes duplicated': duplicate,
  'hidden copies kept': keepHiddenCopy,
  'values loading': putSkeleton,
} as const satisfies Record<string, Mutation>;

const NAMES = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[];
const LATE = 'nodes late';
const MIXED = 'all mixed';

export const KINDS_OF_MUTATION: readonly string[] = [...NAMES, LATE, MIXED];

export interface MutatedPage {
  changes: string[];
  /** Draws what was late; the page is to be read before and after. */
  drawLate(): void;
}

/**
 * Changes a page the way a CRM does between releases and while it loads; what a person sees of the
 * record stays the same. One kind is applied one to three times, MIXED one to eight of all.
 */
export function mutatePage(doc: Document, kind: string, seed: number): MutatedPage {
  const random = seeded(seed);
  if (kind === LATE) return { changes: ['some nodes late'], drawLate: takeAway(doc, random) };
  const isMixed = kind === MIXED;
  const count = 1 + Math.floor(random() * (isMixed ? 8 : 3));
  const changes = Array.from({ length: count }, () => {
    const name = isMixed ? pick(NAMES, random) : NAMES.find((one) => one === kind);
    return name ? MUTATIONS[name](doc, random) : '';
  });
  const drawLate = isMixed && random() < 0.3 ? takeAway(doc, random) : () => {};
  return { changes, drawLate };
}
