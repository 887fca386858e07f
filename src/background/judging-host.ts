import { browser } from 'wxt/browser';
import { startJudging } from '../contracts/judging-worker';
import type { JudgingProgress } from '../record/judging';
import type { JudgingHost } from './judging-runner';

const PAGE = '/judging.html';
const WHY = 'Judges stored records by a new rule pack in a worker, while no page of Leadlight is open.';

/** Chromium: a page that nobody sees, which outlives the background and says for itself how far it is. */
export const offscreenHost: JudgingHost = {
  async isOpen() {
    return (await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;
  },
  async open(run, since) {
    if (!browser.offscreen) throw new Error('This browser can judge nothing while no page is open.');
    const url = `${PAGE}#${run}-${since}`;
    await browser.offscreen.createDocument({ url, reasons: ['WORKERS'], justification: WHY });
  },
  async close() {
    if (await this.isOpen()) await browser.offscreen.closeDocument();
  },
};

/** Firefox: the background is a page itself. Its next life finds no run of the last one, and begins another. */
export function ownHost(listener: {
  report(run: number, progress: JudgingProgress): void;
  ended(run: number, problem: string | null): void;
}): JudgingHost {
  let stop: (() => void) | null = null;
  const close = (): void => {
    stop?.();
    stop = null;
  };
  return {
    isOpen: async () => stop !== null,
    async open(run, since) {
      close();
      stop = startJudging(location.origin, since, {
        report: (progress) => listener.report(run, progress),
        ended: (problem) => listener.ended(run, problem),
      });
    },
    close: async () => close(),
  };
}
