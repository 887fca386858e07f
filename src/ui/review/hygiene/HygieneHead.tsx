import { useMemo } from 'preact/hooks';
import { CRM_NAMES } from '../../../record/crm-names';
import { formatDay, formatNumber } from '../../../record/format';
import type { OrgRef } from '../../../record/others';
import type { AccountProps } from './HygieneView';
import { nameOf } from './hygiene-client';
import type { HygieneSource } from './hygiene-source';
import type { ReviewAudit } from './review-audit';

/** What was counted, of which account, and whether that still holds. */
export function HygieneHead({
  audit,
  source,
  context,
  account,
  onAccount,
}: AccountProps & { audit: ReviewAudit }) {
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
          Counted on {number(audit.audited)} {audit.audited === 1 ? 'lead or contact' : 'leads and contacts'}{' '}
          and {number(audit.deals)} {audit.deals === 1 ? 'deal' : 'deals'} of {accountText(account)} seen on
          this device{dates}.
        </p>
      </div>
      <ChangedLine source={source} />
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

/** Its place is kept while there is nothing to say: it comes at any moment, and must move nothing then. */
function ChangedLine({ source: { isChanged, onRefresh } }: { source: HygieneSource }) {
  return (
    <div class="hygiene-changed" role="status">
      <p class={isChanged ? '' : 'place-kept'}>
        Records were stored or deleted since this was counted.
        <button type="button" class="button compact" onClick={onRefresh}>
          Count again
        </button>
      </p>
    </div>
  );
}

const accountText = ({ crm, org }: OrgRef): string => `${CRM_NAMES[crm]} ${org}`;
