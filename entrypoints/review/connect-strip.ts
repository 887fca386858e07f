import type { AssessContext } from '../../src/record/types';
import { keepFigureStrip, packInForceName, readFigureStrip } from '../../src/store/figure-strip';
import { countStored } from '../../src/ui/review/figures/count-stored';
import { countApart } from '../../src/ui/review/figures/count-stored-apart';
import type { CountFigures } from '../../src/ui/review/figures/FiguresView';
import type { RowSet } from '../../src/ui/review/row-set';
import { shareCount } from '../../src/ui/review/share-count';
import { watchQuiet } from '../../src/ui/review/strip/quiet';
import { followStrip } from '../../src/ui/review/strip/strip-source';
import { idle } from './idle';
import { pack } from './pack-in-force';
import { db } from './surroundings';

const whenQuiet = watchQuiet({
  target: window,
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

/** The figures over the list. */
export const strip = followStrip(
  {
    async read() {
      const [kept, name, records] = await Promise.all([
        readFigureStrip(db),
        packInForceName(db),
        db.records.count(),
      ]);
      return { kept, pack: name, records };
    },
    keep: (counted, records) => keepFigureStrip(db, counted, records),
  },
  { whenQuiet, whenIdle: () => new Promise((resolve) => idle(() => resolve())) },
);

/** One count of the stored records, in a worker, for the strip and the views together. */
export const sharedCount = (rows: RowSet, context: AssessContext): CountFigures =>
  shareCount(
    countApart({
      start: () => new Worker(new URL('/figures-worker.js', location.origin), { name: 'leadlight-figures' }),
      rows,
      context,
      instead: countStored(db, rows, pack, context),
    }),
  );
