/** Names of keys that their spelling alone would not give. */
const NAMES: Readonly<Record<string, string>> = {
  id: 'Id',
  issuedAt: 'Issued',
  expiresAt: 'Ends',
  noiseBudget: 'Warnings shown before the rest is folded',
  retentionDays: 'Records are kept without a visit for',
  fields: 'Fields',
  pipelines: 'Pipelines and stages',
  slas: 'Service levels',
  dealDesk: 'Deal desk',
  reasonCodes: 'Reason codes',
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  acv: 'ACV',
  pto: 'Days off',
  sla: 'SLA',
  appliesTo: 'Applies to',
  why: 'Why it matters',
  when: 'When',
  unless: 'Unless',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
  fit: 'Fit',
  crm: 'CRM',
  op: 'Operator',
  list: 'Calendars',
  minEngine: 'Needs at least Leadlight',
  unknown: 'When a branch can’t be judged',
  resets: 'Turns and capacities start anew',
  attainment: 'Turns by quota attainment',
  accountNames: 'An equal company name alone',
  requiredFields: 'Required fields',
  aliases: 'Other names in CRMs',
};

const LEFT_OUT = / (?:business days|days|minutes|hours|months|percent)$/;

/** "staleAfterDays" as "Stale after"; the unit stands behind the number. */
export function nameOf(key: string, hasUnit = false): string {
  const known = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
  if (known !== undefined) return known;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
    .replace(/\bsla\b/, 'SLA')
    .replace(/\bid\b/, 'id');
  const short = hasUnit ? words.replace(LEFT_OUT, '') : words;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** Entries whose lists are called by something else. */
const NOUNS: Readonly<Record<string, string>> = {
  pipelines: 'pipeline',
  fit: 'signal',
  engagement: 'signal',
  negative: 'signal',
  people: 'person',
  escalation: 'step',
  pto: 'time off',
  history: 'change',
  others: 'record',
};

/** One entry of a list: "stages" has a "stage". */
export function nounOf(key: string): string {
  const known = Object.hasOwn(NOUNS, key) ? NOUNS[key] : undefined;
  if (known !== undefined) return known;
  const words = nameOf(key).toLowerCase();
  const last = words.split(' ').at(-1) ?? words;
  if (last.endsWith('ies')) return `${words.slice(0, -3)}y`;
  if (last === 'branches') return 'branch';
  return last.endsWith('s') ? words.slice(0, -1) : 'entry';
}

/** What an entry of a list calls itself. */
export function titleOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const key of ['label', 'title', 'name', 'reason', 'date', 'period', 'id']) {
    const said: unknown = Reflect.get(value, key);
    if (typeof said === 'string' && said !== '') return said;
  }
  return null;
}
