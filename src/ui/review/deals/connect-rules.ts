import * as Comlink from 'comlink';
import type { RuleHits, RuleHitsService } from '../../../contracts/rule-hits';
import { untilAnswered } from '../../../contracts/until-answered';
import type { AssessContext } from '../../../record/types';

/** What the list of rules asks. */
export interface RuleSource {
  count(tell: (done: number, total: number) => void): Promise<RuleHits>;
  /** Keys of the records that fail a rule by the last count. */
  failing(rule: string): Promise<string[]>;
}

/** Starts the worker when the first count is asked for, and another one after it failed. */
export function connectRules(start: () => Worker, contextNow: () => AssessContext): RuleSource {
  let running: { remote: Comlink.Remote<RuleHitsService>; failed: Promise<never> } | null = null;

  function run() {
    const worker = start();
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        running = null;
        reject(new Error(event.message || 'The worker that counts did not start.'));
      });
    });
    failed.catch(() => {});
    running = { remote: Comlink.wrap<RuleHitsService>(worker), failed };
    return running;
  }

  return {
    count(tell) {
      const { remote, failed } = running ?? run();
      return untilAnswered(tell, (heard) => Promise.race([remote.count(contextNow(), heard), failed]));
    },
    async failing(rule) {
      const { remote, failed } = running ?? run();
      return (await Promise.race([remote.failing(rule), failed])).split('\n').filter(Boolean);
    },
  };
}
