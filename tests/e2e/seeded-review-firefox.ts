import { seedReview } from '../bench/review-data';
import type { FirefoxOptions } from './firefox-browser';
import { type FirefoxReview, openFirefoxReview } from './review-firefox-page';

/** `openFirefoxReview` with so many made-up records besides the one that was visited, all of them in the list. */
export async function openSeededFirefoxReview(
  records: number,
  options: FirefoxOptions = {},
): Promise<FirefoxReview> {
  const review = await openFirefoxReview(options);
  try {
    await seedReview(review.page, records, Date.now());
    await review.reload(`${records + 1} seen on this device`);
    return review;
  } catch (error) {
    await review.close();
    throw error;
  }
}
