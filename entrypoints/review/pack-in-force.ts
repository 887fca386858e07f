import { activePack } from '../../src/store/packs';
import type { LimitingPack, ReviewPack } from '../../src/ui/review/review-pack';
import { db, once } from './surroundings';

type PackInForce = ReviewPack & LimitingPack;

/** The stages are needed by the board and the figures; reading them can wait for the first picture. */
async function readPack(): Promise<PackInForce | null> {
  const { reviewPack } = await import('../../src/ui/review/review-pack');
  return reviewPack((await activePack(db)).pack);
}

let reading = once(readPack);

/** The pack in force, read once. */
export const pack = (): Promise<PackInForce | null> => reading();

/** Another pack is in force: the next to ask reads that one. */
export function forgetPack(): void {
  reading = once(readPack);
}
