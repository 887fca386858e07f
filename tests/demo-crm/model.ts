/**
 * The demo CRM's own data: what a real CRM would have in its database. Pages, HubSpot v3 and
 * Salesforce REST are three views of it. Deterministic for a given seed and `now`.
 */

export interface DemoOwner {
  /** HubSpot numeric id. */
  hubspotId: string;
  /** Salesforce 18-character user id (prefix 005). */
  salesforceId: string;
  firstName: string;
  lastName: string;
  email: string;
  team: string;
}

export interface DemoStage {
  /** HubSpot internal id, e.g. "qualified". */
  id: string;
  label: string;
  probability: number;
  kind: 'open' | 'won' | 'lost';
}

export interface DemoPipeline {
  id: string;
  label: string;
  stages: DemoStage[];
}

/** One change of one field; `source` in the HubSpot vocabulary, mapped for Salesforce. */
export interface DemoChange<T> {
  at: number;
  value: T;
  source: 'CRM_UI' | 'API' | 'IMPORT' | 'AUTOMATION_PLATFORM' | 'INTEGRATION';
  userId: string | null;
}

/** One change of any other field; datetimes as epoch ms, like everywhere in this model. */
export interface DemoFieldChange {
  /** Name in this model ("ownerId", "nextStep"), or `custom.{pack field}`. */
  field: string;
  at: number;
  oldValue: string | number | null;
  newValue: string | number | null;
  source: DemoChange<string>['source'];
  userId: string | null;
}

export interface DemoActivity {
  kind: 'call' | 'email' | 'meeting' | 'note' | 'task';
  at: number;
  subject: string;
  /** True for what a rep did to reach the person; inbound replies are false. */
  outbound: boolean;
  done: boolean;
  /** Notes of a task. */
  note?: string;
  /** HubSpot's id of a task that was made by its API, and when that was. */
  hubspotId?: string;
  madeAt?: number;
}

/** Something a person did: form, page view, e-mail click. `kind` as in the rule pack's signals. */
export interface DemoSignal {
  kind: string;
  at: number;
  detail: string;
}

export interface DemoCompany {
  hubspotId: string;
  salesforceId: string;
  name: string;
  domain: string;
  industry: string;
  employees: number | null;
  annualRevenue: number | null;
  country: string;
}

export interface DemoDeal {
  hubspotId: string;
  salesforceId: string;
  name: string;
  /** HubSpot id of the company; '' when the deal has none. */
  companyId: string;
  /** HubSpot id of the owner. */
  ownerId: string;
  pipelineId: string;
  /** Current stage id: the last entry of `stageHistory`. */
  stageId: string;
  amount: number | null;
  currency: string;
  /** ISO date. */
  closeDate: string | null;
  createdAt: number;
  stageHistory: DemoChange<string>[];
  amountHistory: DemoChange<number | null>[];
  closeDateHistory: DemoChange<string | null>[];
  ownerAssignedAt: number;
  nextStep: string | null;
  nextActivityAt: number | null;
  lastActivityAt: number | null;
  lastContactedAt: number | null;
  forecastCategory: string | null;
  type: string | null;
  source: string | null;
  lossReason: string | null;
  /** Custom fields of the starter pack (pain points, decision makers, …) by pack field name. */
  custom: Record<string, string | number | null>;
  activities: DemoActivity[];
  /** Changes of fields without a history of their own, oldest first; absent when there were none. */
  fieldHistory?: DemoFieldChange[];
  /** The situation of domain.md § 5 that this deal was made to show, e.g. "stale"; for tests. */
  situation: string;
}

export interface DemoLead {
  hubspotId: string;
  /** HubSpot contact behind the lead. */
  hubspotContactId: string;
  salesforceId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  jobTitle: string | null;
  industry: string | null;
  employees: number | null;
  annualRevenue: number | null;
  country: string | null;
  source: string | null;
  /** HubSpot hs_lead_status value. */
  leadStatus: string;
  lifecycleStage: string;
  /** HubSpot id of the owner; null while the lead waits in the queue. */
  ownerId: string | null;
  /**
   * When HubSpot made the contact. Salesforce makes the lead when the form comes in: its
   * CreatedDate is `salesforceLeadCreatedAt` (data/lead-times.ts), never this value alone.
   */
  createdAt: number;
  formSubmittedAt: number | null;
  formName: string | null;
  assignedAt: number | null;
  firstContactAt: number | null;
  convertedAt: number | null;
  signals: DemoSignal[];
  activities: DemoActivity[];
  /** Custom fields by pack field name; datetimes as epoch ms. */
  custom: Record<string, string | number | null>;
  /** Changes of any field, oldest first; absent when there were none. */
  fieldHistory?: DemoFieldChange[];
  /** The situation of domain.md § 3 that this lead was made to show, e.g. "fresh"; for tests. */
  situation: string;
}

export interface DemoData {
  now: number;
  portalId: string;
  /** Salesforce My Domain, e.g. "leadlight-demo". */
  myDomain: string;
  owners: DemoOwner[];
  companies: DemoCompany[];
  pipelines: DemoPipeline[];
  deals: DemoDeal[];
  leads: DemoLead[];
}

/** One HTTP request for a record page, as the server hands it on. */
export interface PageRequest {
  /** Upper case. */
  method: string;
  /** With the host the browser asked for, e.g. `https://app.hubspot.com/contacts/…`. */
  url: URL;
  /** Decoded as UTF-8; empty for GET. */
  body: string;
}

export interface PageResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Answers a page request, or null when the path is not one of its pages. */
export type PageHandler = (request: PageRequest) => Promise<PageResponse | null>;
