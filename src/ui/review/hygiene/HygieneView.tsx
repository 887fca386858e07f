import { useCallback, useMemo, useState } from 'preact/hooks';
import { CRM_NAMES } from '../../../record/crm-names';
import { formatDay, formatNumber } from '../../../record/format';
import type { OrgRef } from '../../../record/others';
import type { AssessContext } from '../../../record/types';
import { CountingPage } from '../CountingPage';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { useCounting } from '../use-counting';
import { Checklist } from './Checklist';
import { Duplicates } from './Duplicates';
import { GapSection } from './GapSection';
import { nameOf } from './hygiene-client';
import type { HygieneSource } from './hygiene-source';
import { LifecycleBars } from './LifecycleBars';
import type { ReviewAudit } from './review-audit';

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

type AccountProps = HygieneProps & { account: OrgRef; onAccount(name: string): void };

function AccountAudit(props: AccountProps) {
  const { source, rows, context, account } = props;
  const { audit } = source;
  const count = useCallback(
    (onProgress: (done: number) => void, signal: AbortSignal) => audit.count(account, onProgress, signal),
    [audit, nameOf(account)],
  );
  const [state, again] = useCounting(count);
  const [regrouped, setRegrouped] = useState<{ of: ReviewAudit; audit: ReviewAudit } | null>(null);
  if (!state) return null;
  if (!('answer' in state))
    return <CountingPage state={state} total={rows.size} what="records" context={context} onAgain={again} />;
  const { answer } = state;
  const shown = regrouped?.of === answer ? regrouped.audit : answer;
  const regroup = async (): Promise<void> => {
    const fresh = await audit.regroup(account);
    if (fresh) setRegrouped({ of: answer, audit: fresh });
    else again();
  };
  return (
    <main class="figures hygiene">
      <HygieneHead {...props} audit={shown} />
      {source.isChanged && (
        <p class="hygiene-changed" role="status">
          Records were stored or deleted since this was counted.
          <button type="button" class="button compact" onClick={source.onRefresh}>
            Count again
          </button>
        </p>
      )}
      <Checklist {...props} audit={shown} />
      <Duplicates {...props} audit={shown} onRegroup={regroup} />
      <LifecycleBars audit={shown} context={context} />
      <GapSection {...props} audit={shown} kind="people" />
      <GapSection {...props} audit={shown} kind="deals" />
    </main>
  );
}

function HygieneHead({ audit, source, context, account, onAccount }: AccountProps & { audit: ReviewAudit }) {
  const { accounts } = source.audit;
  const number = (value: number) => formatNumber(value, context, 0);
  const dates = useMemo(
    () =>
      audit.asOf && `, as of ${formatDay(audit.asOf.from, context)} to ${formatDay(audit.asOf.to, context)}`,
    [audit.asOf, context],
  );
  return (
    <header class="figures-head hygiene-head">
      <div>
        <h2 class="strong">Hygiene, {source.keeper.quarter.label}</h2>
        <p class="small-text">
          Counted on {number(audit.audited)} leads and contacts and {number(audit.deals)}{' '}
          {audit.deals === 1 ? 'deal' : 'deals'} of {accountText(account)} seen on this device{dates}.
        </p>
      </div>
      {accounts.length > 1 && (
        <span class="choice">
          <label for="hygiene-account">Account</label>
          <select
            id="hygiene-account"
            value={nameOf(account)}
            onChange={({ currentTarget }) => onAccount(currentTarget.value)}
          >
            {accounts.map((one) => (
              <option key={nameOf(one)} value={nameOf(one)}>
                {accountText(one)}
              </option>
            ))}
          </select>
        </span>
      )}
    </header>
  );
}

const accountText = ({ crm, org }: OrgRef): string => `${CRM_NAMES[crm]} ${org}`;
