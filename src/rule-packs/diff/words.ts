import type { Condition } from '../../conditions/condition';
import { conditionSchema } from '../../conditions/condition';
import { conditionText } from './condition-text';

/** What a list of the pack holds, one of it. */
export const NOUNS: Readonly<Record<string, string>> = {
  pipelines: 'pipeline',
  stages: 'stage',
  fit: 'fit signal',
  engagement: 'engagement signal',
  negative: 'negative signal',
  slas: 'SLA',
  rules: 'rule',
  reasonCodes: 'reason code',
  tiers: 'tier',
  list: 'calendar',
  fields: 'field',
  branches: 'branch',
  tasks: 'task',
  channels: 'channel',
};

const SETTINGS: Readonly<Record<string, string>> = {
  appliesTo: 'records',
  requiredFields: 'required fields',
  staleAfterDays: 'stale after days',
  fitMinimum: 'fit minimum',
  engagementMinimum: 'engagement minimum',
  targetMinutes: 'target in minutes',
  targetBusinessDays: 'target in business days',
  noiseBudget: 'noise budget',
  retentionDays: 'days of retention',
  issuedAt: 'issue date',
  expiresAt: 'end',
  minEngine: 'oldest Leadlight',
  exitCriteria: 'exit criteria',
  reasonCodes: 'reason codes',
  dealDesk: 'deal desk',
  slas: 'SLAs',
  enterWhen: 'entry condition',
  when: 'condition',
  unless: 'exception',
  dueDays: 'due in working days',
  off: 'told to nobody',
  stops: 'clocks it ends',
  wonGoesTo: 'won deals go to',
  kinds: 'what goes out',
  fromLevel: 'first step that goes out',
  leadToMql: 'lead to MQL',
  mqlToSql: 'MQL to SQL',
  sqlToOpportunity: 'SQL to opportunity',
  ltvToCac: 'LTV:CAC',
  speedToLeadMinutes: 'speed to lead',
  insideSla: 'inside the SLA',
  revenueToTarget: 'revenue against target',
};

/** "staleAfterDays" → "stale after days". */
export const settingName = (key: string): string =>
  SETTINGS[key] ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const LONGEST = 120;

/** A value in a sentence: "65", "“Demo”", "none". */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'string') return `“${shortened(value)}”`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value).replace('-', '−');
  const condition = asCondition(value);
  if (condition) return shortened(conditionText(condition));
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return value.join(', ') || 'none';
  return shortened(JSON.stringify(value));
}

function asCondition(value: unknown): Condition | null {
  const parsed = conditionSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
