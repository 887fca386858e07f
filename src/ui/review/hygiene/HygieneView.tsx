import { useCallback, useState } from 'preact/hooks';
import type { OrgRef } from '../../../record/others';
import type { AssessContext } from '../../../record/types';
import { Toast } from '../../components/Toast';
import { useKeptFocus } from '../../components/use-kept-focus';
import { CountingPage } from '../CountingPage';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { useCounting } from '../use-counting';
import { Checklist } from './Checklist';
import { Duplicates } from './Duplicates';
import { GapSection } from './GapSection';
import { HygieneHead } from './HygieneHead';
import { nameOf } from './hygiene-client';
import type { HygieneSource } from './hygiene-source';
import { LifecycleBars } from './LifecycleBars';
import type { ReviewAudit } from './review-audit';
import { type ProgressOfAudit, useAuditProgress } from './use-audit-progress';
import { type NotSameMarks, useNotSame } from './use-not-same';

export interface HygieneProps {
  source: HygieneSource;
  rows: RowSet;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** The quarterly audit of domain.md § 7, an account at a time: records of two are never compared. */
export function HygieneView(props: HygieneProps) {
  const { accounts } = props.source.audit;
  const [chosen, setChosen] = useState<string | null>(null);
  const account = accounts.find((one) => nameOf(one) === chosen) ?? accounts[0];
  if (!account)
    return (
      <main class="review-empty">
        <h2>Nothing to audit</h2>
        <p>None of the records on this device names the account that it belongs to.</p>
      </main>
    );
  return <AccountAudit key={nameOf(account)} {...props} account={account} onAccount={setChosen} />;
}

export type AccountProps = HygieneProps & { account: OrgRef; onAccount(name: string): void };

function AccountAudit(props: AccountProps) {
  const { source, rows, context, account } = props;
  const { audit, keeper } = source;
  const count = useCallback(
    (onProgress: (done: number) => void, signal: AbortSignal) => audit.count(account, onProgress, signal),
    [audit, nameOf(account)],
  );
  const [state, again] = useCounting(count);
  const [regrouped, setRegrouped] = useState<{ of: ReviewAudit; audit: ReviewAudit } | null>(null);
  const answer = state && 'answer' in state ? state.answer : null;
  const regroup = async (): Promise<void> => {
    const fresh = await audit.regroup(account).catch(() => null);
    if (fresh && answer) setRegrouped({ of: answer, audit: fresh });
    else again();
  };
  const progress = useAuditProgress(keeper, account);
  const notSame = useNotSame(keeper, account, regroup);
  // A group that was marked is gone with its button; a message that was closed, too.
  useKeptFocus('.hygiene-toast button', '.groups button', '.nav [aria-current="page"]');
  return (
    <>
      {state && !('answer' in state) && (
        <CountingPage state={state} total={rows.size} what="records" context={context} onAgain={again} />
      )}
      {/* What is kept takes room: it is there from the first picture on, so that nothing moves under a pointer. */}
      {answer && progress.isRead && notSame.isRead && (
        <Counted
          {...props}
          audit={regrouped?.of === answer ? regrouped.audit : answer}
          progress={progress}
          notSame={notSame}
        />
      )}
      <div class="toast-place hygiene-toast" role="status">
        {notSame.toast && <Toast message={notSame.toast} onClose={notSame.closeToast} />}
      </div>
    </>
  );
}

type CountedProps = AccountProps & { audit: ReviewAudit; progress: ProgressOfAudit; notSame: NotSameMarks };

function Counted(props: CountedProps) {
  const { audit, context } = props;
  return (
    <main class="figures hygiene">
      <HygieneHead {...props} />
      <Checklist {...props} />
      <Duplicates {...props} />
      <LifecycleBars audit={audit} context={context} />
      <GapSection {...props} kind="people" />
      <GapSection {...props} kind="deals" />
    </main>
  );
}
