import type { Frame, Page } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import { assessedSidebar, shownAssessment } from './extension-test';

/** What the tests of odd pages share: a page that is whole at once, and what is judged of it. */

/** Everything is drawn before the content script starts, so the first assessment is of the whole page. */
export const AT_ONCE = '?delay=0';
export const CRMS = ['hubspot', 'salesforce'] as const;

/** Opens a page, and answers its sidebar and what that shows first. */
export async function open(page: Page, url: string): Promise<{ frame: Frame; assessment: Assessment }> {
  await page.goto(url);
  const frame = await assessedSidebar(page);
  return { frame, assessment: await shownAssessment(frame) };
}

/** What the rules say, without the words: labels follow the language of the page. */
export const verdicts = ({ findings }: Assessment) =>
  findings.map(({ kind, rule, outcome, measure }) => `${kind} ${rule} ${outcome} ${measure?.text}`).sort();
