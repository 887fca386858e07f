import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OrgRef } from '../../../record/others';
import type { AuditProgress } from '../../../store/hygiene-progress';
import { messageOf } from '../../data/use-work';
import { nameOf } from './hygiene-client';
import type { HygieneKeeper } from './hygiene-source';

export interface ProgressOfAudit {
  /** By question; null until it has been read, and where it can't be. */
  known: Readonly<Record<string, AuditProgress>> | null;
  /** True once it was read, or could not be. */
  isRead: boolean;
  /** Why the last change was not kept. */
  problem: string | null;
  set(item: string, progress: AuditProgress | null): void;
}

/** How far the questions are, as it is kept; what could not be kept is not shown as if it were. */
export function useAuditProgress(keeper: HygieneKeeper, account: OrgRef): ProgressOfAudit {
  const [known, setKnown] = useState<Record<string, AuditProgress> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isRead, setRead] = useState(false);
  const read = useCallback(
    () => keeper.progress(account).then(setKnown, (error: unknown) => setProblem(messageOf(error))),
    [keeper, nameOf(account)],
  );
  useEffect(() => void read().then(() => setRead(true)), [read]);
  return {
    known,
    isRead,
    problem,
    set(item, progress) {
      keeper.keep(account, item, progress).then(
        () => {
          setProblem(null);
          return read();
        },
        (error: unknown) => setProblem(messageOf(error)),
      );
    },
  };
}
