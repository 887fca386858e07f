import * as Comlink from 'comlink';
import { untilAnswered } from '../../../contracts/until-answered';
import type { OrgRef } from '../../../record/others';
import type { AssessContext } from '../../../record/types';
import type { RowSet } from '../row-set';
import type { GroupPreview, HygieneService, ReviewAudit, ReviewDuplicates } from './review-audit';

/** The audit of the rows that the review lists, as the view sees it. */
export interface HygieneAudit {
  /** Those of which a record is listed, the largest first. */
  accounts: readonly OrgRef[];
  /** The same answer is given again while the rows are the same. */
  count(account: OrgRef, onProgress: (done: number) => void, signal: AbortSignal): Promise<ReviewAudit>;
  /** After a mark; null when nothing is counted at the moment. */
  regroup(account: OrgRef): Promise<ReviewAudit | null>;
  preview(account: OrgRef, keys: readonly string[]): Promise<GroupPreview>;
  /** Lets the worker go. */
  end(): void;
}

/** Worker and end of a count. */
interface Running {
  account: string;
  remote: Comlink.Remote<HygieneService>;
  /** Rejects when the worker fails or is ended. */
  ended: Promise<never>;
  end(reason: Error): void;
}

/** Starts a worker when the first account is counted; another account, or a stopped count, gets a new one. */
export function createHygieneAudit(rows: RowSet, context: AssessContext, start: () => Worker): HygieneAudit {
  let running: Running | null = null;
  let known: ReviewAudit | null = null;
  let accounts: readonly OrgRef[] | null = null;

  function run(account: string): Running {
    running?.end(new Error('Another account is counted.'));
    known = null;
    running = runIn(start(), account);
    return running;
  }

  /** The worker that counted this account; a fresh one counts it first. */
  async function counted(account: OrgRef): Promise<Running> {
    const isKnown = known && running && running.account === nameOf(account);
    if (!isKnown) await count(account, () => {}, new AbortController().signal);
    if (!running) throw new Error('Counting was stopped.');
    return running;
  }

  const count: HygieneAudit['count'] = async (account, onProgress, signal) => {
    if (known && running?.account === nameOf(account)) return known;
    const own = run(nameOf(account));
    const stop = () => own.end(toError(signal.reason));
    signal.addEventListener('abort', stop);
    try {
      const request = { ...context, account, keys: rows.text('key').join('\n') };
      const audit = await untilAnswered(onProgress, (tell) =>
        Promise.race([own.remote.count(request, tell), own.ended]),
      );
      known = audit;
      return audit;
    } catch (error) {
      own.end(toError(error));
      if (running === own) running = null;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

  return {
    /** Found when first asked for: the page is there sooner than all keys are looked at. */
    get accounts() {
      accounts ??= accountsOf(rows);
      return accounts;
    },
    count,
    async regroup(account) {
      if (!known || running?.account !== nameOf(account)) return null;
      const fresh = await Promise.race([running.remote.regroup(), running.ended]);
      known = known && withDuplicates(known, fresh);
      return known;
    },
    async preview(account, keys) {
      const { remote, ended } = await counted(account);
      return Promise.race([remote.preview([...keys]), ended]);
    },
    end() {
      running?.end(new Error('Counting was stopped.'));
      running = null;
      known = null;
    },
  };
}

export const nameOf = ({ crm, org }: OrgRef): string => `${crm}:${org}`;

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

function runIn(worker: Worker, account: string): Running {
  let fail: (reason: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => {});
  worker.addEventListener('error', (event) =>
    fail(new Error(event.message || 'The worker that counts did not start.')),
  );
  const end = (reason: Error): void => {
    worker.terminate();
    fail(reason);
  };
  return { account, remote: Comlink.wrap<HygieneService>(worker), ended, end };
}

const withDuplicates = (audit: ReviewAudit, { section, ...duplicates }: ReviewDuplicates): ReviewAudit => ({
  ...audit,
  sections: audit.sections.map((one) => (one.id === section.id ? section : one)),
  ...duplicates,
});

function accountsOf(rows: RowSet): OrgRef[] {
  const counts = new Map<string, { account: OrgRef; count: number }>();
  for (const key of rows.text('key')) {
    const [crm, ...rest] = (key ?? '').split(':');
    const org = rest.slice(0, -2).join(':');
    if ((crm !== 'hubspot' && crm !== 'salesforce') || org === '') continue;
    const account: OrgRef = { crm, org };
    const entry = counts.get(nameOf(account)) ?? { account, count: 0 };
    entry.count += 1;
    counts.set(nameOf(account), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ account }) => account);
}
