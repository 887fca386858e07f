import type { Assessment } from '../../record/assessment';
import type { AssessContext, CrmRecord } from '../../record/types';
import type { WaitingRecord } from '../../store/watch-queue';

/** What the engine says of a lead that waits. `score` null: the pack gives it none. */
export interface LeadScore {
  score: number | null;
  /** Reached the threshold: as sure as the inputs let it be. */
  mql: 'yes' | 'no' | 'unknown';
  /** What weighs most in its favour, "Demo request, Director or above"; null without a hit. */
  why: string | null;
}

/** By key; null for a lead that could not be judged. */
export type LeadScores = ReadonlyMap<string, LeadScore | null>;

/** So many of the most urgent are judged: more than are drawn at first, and over in a second. */
const MOST_JUDGED = 100;
const MOST_REASONS = 2;

export interface ScoreOptions {
  engine(): Promise<{
    assessRecord(record: CrmRecord, context: AssessContext): Promise<Pick<Assessment, 'score'>>;
  }>;
  context(): AssessContext;
  onScores(scores: LeadScores): void;
}

/**
 * Judges the leads that wait, the most urgent first and one at a time, so that the page can answer in between. What
 * was judged is judged anew only when it was read anew; a newer list ends the work on an older one.
 */
export function queueScores({ engine, context, onScores }: ScoreOptions): {
  follow(records: readonly WaitingRecord[]): Promise<void>;
} {
  const known = new Map<string, { asOf: number; score: LeadScore | null }>();
  let turn = 0;
  const tell = (): void => onScores(new Map([...known].map(([key, { score }]) => [key, score])));

  return {
    async follow(records) {
      turn += 1;
      const own = turn;
      const due = records
        .slice(0, MOST_JUDGED)
        .filter(({ stored }) => known.get(stored.key)?.asOf !== stored.asOf);
      for (const [index, { stored }] of due.entries()) {
        if (own !== turn) return;
        const score = await engine()
          .then((client) => client.assessRecord(stored.record, context()))
          .then(scoreOf, () => null);
        known.set(stored.key, { asOf: stored.asOf, score });
        // The whole list is drawn with it: ten times is enough.
        if (own === turn && (index % 10 === 9 || index === due.length - 1)) tell();
      }
    },
  };
}

function scoreOf({ score }: Pick<Assessment, 'score'>): LeadScore {
  if (!score) return { score: null, mql: 'unknown', why: null };
  const hits = score.parts
    .filter(({ outcome, points }) => outcome === 'hit' && points > 0)
    .sort(
      (a, b) =>
        Number(b.dimension === 'engagement') - Number(a.dimension === 'engagement') || b.points - a.points,
    );
  const why = hits
    .slice(0, MOST_REASONS)
    .map(({ label, shown }) => `${label} +${shown}`)
    .join(', ');
  return { score: score.shown.total, mql: score.mql, why: why || null };
}
