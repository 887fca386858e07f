import type { DealPatch } from '../../data/changes';
import { DEAL_FIELDS } from '../../data/custom-fields';
import { contactsOfDeal, findStage } from '../../data/lookup';
import { DAY, isoDate } from '../../data/time';
import { DEAL_TYPES, FORECAST_CATEGORIES, SOURCES } from '../../data/vocabulary';
import type { DemoData, DemoDeal } from '../../model';
import { dealStageProperties, stageEnteredAt } from './deal-stage-properties';
import {
  customProperty,
  InvalidValue,
  notedHistory,
  options,
  type Property,
  parseInstant,
  parseNumber,
  parseOption,
  parseOwner,
  textOf,
} from './property';
import { dealUpdatedAt } from './updated-at';
import { boolean, closeDate, instant, mapChanges, money, number, optionValue, probability } from './values';

type DealProperty = Property<DemoDeal, DealPatch>;

const stageKind = (deal: DemoDeal, data: DemoData) => findStage(data, deal.stageId)?.kind ?? 'open';

/** HubSpot's internal names of deal types have no underscore. */
const dealType = (label: string | null) => label?.toLowerCase().replaceAll(' ', '') ?? null;

const MAIN: DealProperty[] = [
  {
    name: 'dealname',
    label: 'Deal Name',
    type: 'string',
    read: (deal) => deal.name,
    write: (text) => ({ name: text ?? '' }),
  },
  {
    name: 'amount',
    label: 'Amount',
    type: 'number',
    read: (deal) => money(deal.amount, deal.hubspotId),
    history: (deal) => mapChanges(deal.amountHistory, (value) => money(value, deal.hubspotId)),
    write: (text) => ({ amount: parseNumber(text) }),
  },
  {
    name: 'closedate',
    label: 'Close Date',
    type: 'datetime',
    read: (deal) => closeDate(deal.closeDate, deal.hubspotId),
    history: (deal) => mapChanges(deal.closeDateHistory, (value) => closeDate(value, deal.hubspotId)),
    write: (text) => {
      const at = parseInstant(text);
      return { closeDate: at === null ? null : isoDate(at) };
    },
  },
  {
    name: 'dealstage',
    label: 'Deal Stage',
    type: 'enumeration',
    read: (deal) => deal.stageId,
    history: (deal) => deal.stageHistory,
    write: (text, data) => {
      if (text !== null && findStage(data, text)) return { stageId: text };
      throw new InvalidValue('INVALID_OPTION', `${text} is not a stage of any pipeline.`);
    },
  },
  {
    name: 'pipeline',
    label: 'Pipeline',
    type: 'enumeration',
    read: (deal) => deal.pipelineId,
    write: (text, data) => {
      if (data.pipelines.some((pipeline) => pipeline.id === text)) return { pipelineId: text ?? '' };
      throw new InvalidValue('INVALID_OPTION', `${text} is not a pipeline.`);
    },
  },
  {
    name: 'hubspot_owner_id',
    label: 'Deal owner',
    type: 'enumeration',
    read: (deal) => deal.ownerId || null,
    history: (deal) => notedHistory(deal, 'ownerId', deal.ownerId || null, textOf),
    write: (text, data) => ({ ownerId: parseOwner(text, data) ?? '' }),
  },
  {
    name: 'hs_next_step',
    label: 'Next step',
    type: 'string',
    read: (deal) => deal.nextStep,
    history: (deal) => notedHistory(deal, 'nextStep', deal.nextStep, textOf),
    write: (text) => ({ nextStep: text }),
  },
  {
    name: 'closed_lost_reason',
    label: 'Closed Lost Reason',
    type: 'string',
    read: (deal) => deal.lossReason,
    write: (text) => ({ lossReason: text }),
  },
  {
    name: 'dealtype',
    label: 'Deal Type',
    type: 'enumeration',
    options: DEAL_TYPES.map((label) => ({ value: dealType(label) ?? '', label })),
    read: (deal) => dealType(deal.type),
    write: (text) => ({ type: DEAL_TYPES.find((label) => dealType(label) === text) ?? null }),
  },
  {
    name: 'hs_manual_forecast_category',
    label: 'Forecast category',
    type: 'enumeration',
    options: options(FORECAST_CATEGORIES),
    read: (deal) => optionValue(deal.forecastCategory),
    write: (text) => ({ forecastCategory: parseOption(text, FORECAST_CATEGORIES) }),
  },
  {
    name: 'deal_currency_code',
    label: 'Currency',
    type: 'enumeration',
    read: (deal) => deal.currency,
    write: (text) => ({ currency: text ?? 'USD' }),
  },
];

type Reader = DealProperty['read'];
const readOnly = (name: string, label: string, type: DealProperty['type'], read: Reader): DealProperty => ({
  name,
  label,
  type,
  read,
});

/** Calculated by HubSpot; several do not hold what their names promise. */
const CALCULATED: DealProperty[] = [
  readOnly('hs_object_id', 'Record ID', 'number', (deal) => deal.hubspotId),
  readOnly('createdate', 'Create Date', 'datetime', (deal) => instant(deal.createdAt)),
  readOnly('hs_lastmodifieddate', 'Last Modified Date', 'datetime', (deal, data) =>
    instant(dealUpdatedAt(deal, data.now)),
  ),
  readOnly('hubspot_owner_assigneddate', 'Owner assigned date', 'datetime', (deal) =>
    instant(deal.ownerAssignedAt),
  ),
  readOnly('notes_next_activity_date', 'Next Activity Date', 'datetime', (deal) =>
    instant(deal.nextActivityAt),
  ),
  readOnly('notes_last_updated', 'Last Activity Date', 'datetime', (deal) => instant(deal.lastActivityAt)),
  readOnly('notes_last_contacted', 'Last Contacted', 'datetime', (deal) => instant(deal.lastContactedAt)),
  {
    ...readOnly('hs_analytics_source', 'Original Traffic Source', 'enumeration', (deal) =>
      optionValue(deal.source),
    ),
    options: options(SOURCES),
  },
  readOnly('hs_deal_stage_probability', 'Deal probability', 'number', (deal, data) =>
    probability(findStage(data, deal.stageId)?.probability ?? 0),
  ),
  readOnly('hs_is_closed', 'Is Deal Closed?', 'bool', (deal, data) =>
    boolean(stageKind(deal, data) !== 'open'),
  ),
  readOnly('hs_is_closed_won', 'Is Closed Won', 'bool', (deal, data) =>
    boolean(stageKind(deal, data) === 'won'),
  ),
  // Filled on open deals too: the distance from creation to the planned close date.
  readOnly('days_to_close', 'Days to close', 'number', (deal) =>
    deal.closeDate === null ? null : number(Math.floor((Date.parse(deal.closeDate) - deal.createdAt) / DAY)),
  ),
  // "0" while the deal is open.
  readOnly('hs_closed_deal_close_date', 'Closed deal close date', 'number', (deal, data) =>
    stageKind(deal, data) === 'open' || !deal.closeDate ? '0' : number(Date.parse(deal.closeDate)),
  ),
  // A point in time, whatever its name says.
  readOnly('hs_v2_time_in_current_stage', 'Time in current stage', 'datetime', (deal) =>
    instant(stageEnteredAt(deal)),
  ),
  readOnly('num_associated_contacts', 'Number of associated contacts', 'number', (deal, data) =>
    number(contactsOfDeal(data, deal).length),
  ),
];

/** Every property a deal has in this account; the per-stage ones depend on its pipelines. */
export const dealProperties = (data: DemoData): DealProperty[] => [
  ...MAIN,
  ...CALCULATED,
  ...dealStageProperties(data),
  ...DEAL_FIELDS.map((field) => customProperty<DemoDeal, DealPatch>(field, (custom) => ({ custom }))),
];
