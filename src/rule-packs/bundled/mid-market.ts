import type { RulePack } from '../schema';
import { AUTOMATIONS } from './automations';
import { OFFICE_HOURS } from './calendars';
import { dealDesk } from './deal-desk';
import { DEAL_DESK_APPROVAL, NON_STANDARD_TERMS } from './deal-desk-rules';
import {
  AMOUNT_CHANGED,
  AMOUNT_MISSING,
  CLOSE_DATE_PAST,
  closeDatePush,
  INACTIVE_DEAL,
  NEXT_STEP_MISSING,
  STAGE_REGRESSION,
  STAGE_SKIP,
  STALE_DEAL,
  UNATTRIBUTED_MOVE,
} from './deal-rules';
import { SHARED_FIELDS } from './fields';
import { HANDOFFS } from './handoffs';
import { HYGIENE } from './hygiene';
import { DUPLICATE_RULE, LIFECYCLE_RULE, MQL_HANDOFF, routingRule } from './lead-rules';
import { LIFECYCLE, REASON_CODES } from './lifecycle';
import { MID_MARKET_SCORING } from './mid-market-scoring';
import { SALES_PIPELINE } from './pipeline';
import { requiredFieldsRule } from './required-fields-rule';
import { ROUTING } from './routing';
import { FIRST_CONTACT } from './slas';
import { TARGETS } from './targets';

/**
 * The starter pack for teams that sell at $5–25k a year, on HubSpot and Salesforce alike. What needs
 * fields that few CRMs have, or a history that pages don't show, begins in shadow mode.
 */
export const midMarketPack: RulePack = {
  schemaVersion: 1,
  id: 'mid-market',
  name: 'Mid-market',
  version: 1,
  issuedAt: '2026-11-01T09:00:00Z',
  owner: 'RevOps',
  fields: SHARED_FIELDS,
  pipelines: [SALES_PIPELINE],
  scoring: MID_MARKET_SCORING,
  lifecycle: LIFECYCLE,
  reasonCodes: REASON_CODES,
  dealDesk: dealDesk(25_000),
  calendars: OFFICE_HOURS,
  routing: ROUTING,
  hygiene: HYGIENE,
  quotas: [],
  targets: TARGETS,
  guard: { mode: 'remind' },
  automations: AUTOMATIONS,
  slas: [FIRST_CONTACT, ...HANDOFFS],
  rules: [
    requiredFieldsRule(SALES_PIPELINE),
    STALE_DEAL,
    STAGE_SKIP,
    CLOSE_DATE_PAST,
    AMOUNT_MISSING,
    INACTIVE_DEAL,
    { ...closeDatePush({ reason: 'closeDateReason', review: 'forecastReviewedAt' }), mode: 'shadow' },
    NEXT_STEP_MISSING,
    STAGE_REGRESSION,
    AMOUNT_CHANGED,
    UNATTRIBUTED_MOVE,
    DEAL_DESK_APPROVAL,
    NON_STANDARD_TERMS,
    LIFECYCLE_RULE,
    MQL_HANDOFF,
    routingRule({ likelyAcv: 9_000, productSignup: false, teamUsers: 1 }),
    DUPLICATE_RULE,
  ],
  noiseBudget: 5,
  retentionDays: 180,
};
