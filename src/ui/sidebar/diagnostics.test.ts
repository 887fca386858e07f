import { describe, expect, it } from 'vitest';
import { redactedPath, seenCall } from '../../crm/api/seen-call';
import { cleanDiagnosis, type DiagnosticsReport } from '../../record/diagnostics';
import { reportMarkdown } from '../../record/diagnostics-markdown';
import type { PageReading } from '../../record/types';
import { finding } from '../testing/sample-findings';
import { view } from '../testing/sample-view';
import { recordDiagnosis } from './diagnostics';

/** Everything of a record, its people and its account that must not be in a report. */
const PERSONAL = {
  person: 'Ada Samplewoman',
  mail: 'ada.samplewoman@customer.example',
  phone: '+49 30 1234567',
  company: 'Larkspur Mills',
  amount: '84000',
  recordId: '006000000000001AAA',
  hubspotId: '9001234567',
  portal: '24680135',
  org: 'secretive-org',
  token: 'pat-na1-0000-secret',
  deal: 'Warehouse platform, 3-year',
};

const READING: PageReading = {
  identity: {
    crm: 'salesforce',
    object: 'deal',
    id: PERSONAL.recordId,
    org: PERSONAL.org,
    url: `https://${PERSONAL.org}.lightning.force.com/lightning/r/Opportunity/${PERSONAL.recordId}/view`,
  },
  readAt: 1_000,
  state: 'ready',
  layout: 'Dynamic Forms',
  language: `en ${PERSONAL.person}`,
  title: PERSONAL.deal,
  fields: {
    Amount: { state: 'text', text: PERSONAL.amount, label: 'Amount' },
    Email__c: { state: 'text', text: PERSONAL.mail, label: PERSONAL.person, confidence: 'label' },
    CloseDate: { state: 'unreadable', reason: 'ambiguous-date', label: PERSONAL.company },
    NextStep: { state: 'empty', label: null, unsaved: true },
    [`${PERSONAL.person} (${PERSONAL.phone})`]: { state: 'text', text: 'x', label: null },
  },
  currentStage: { id: null, label: PERSONAL.company },
  stages: [{ id: null, label: PERSONAL.company }],
  truncated: false,
};

const call = (path: string) =>
  seenCall({
    crm: 'hubspot',
    call: {
      path,
      method: 'PATCH',
      body: { properties: { email: PERSONAL.mail } },
      headers: { 'if-unmodified-since': PERSONAL.person },
    },
    answer: {
      status: 200,
      headers: new Headers({
        'x-hubspot-ratelimit-remaining': '99',
        'sforce-limit-info': 'api-usage=9/100',
        'set-cookie': PERSONAL.token,
        'x-person': PERSONAL.person,
      }),
      text: PERSONAL.mail,
    },
    at: 5,
    ms: 12,
    retry: 1,
  });

function report(): DiagnosticsReport {
  const shown = view({
    findings: [finding({ title: PERSONAL.deal, message: `${PERSONAL.person} ${PERSONAL.amount}` })],
  });
  return {
    version: '0.1.0',
    browser: 'Chrome 156',
    madeAt: 2_000,
    pack: { id: 'mid-market', version: 3 },
    record: recordDiagnosis({ kind: 'record', view: shown }, READING, 2_000),
    connections: [{ crm: 'hubspot', org: 'a1b2c3d4', way: 'token', keep: 'device', writes: true }],
    syncs: [],
    judging: { status: 'running', done: 3, total: 5, tries: 1 },
    calls: [
      call(`/crm/v3/objects/deals/${PERSONAL.hubspotId}?properties=amount,${PERSONAL.person}`),
      call(`/services/data/v66.0/sobjects/Opportunity/${PERSONAL.recordId}?fields=Amount`),
      call(
        `/services/data/v66.0/query?q=${encodeURIComponent(`SELECT Id FROM Lead WHERE Email = '${PERSONAL.mail}'`)}`,
      ),
      call(`/contacts/${PERSONAL.portal}/${encodeURIComponent(PERSONAL.mail)}`),
    ],
  };
}

describe('a report', () => {
  it.each(['Markdown', 'JSON'])('as %s holds nothing of the record, its people or its account', (form) => {
    const text = form === 'JSON' ? JSON.stringify(report()) : reportMarkdown(report());
    const plain = text.replace(/%([0-9A-F]{2})/g, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const found = Object.entries(PERSONAL).filter(([, secret]) => plain.includes(secret));
    expect(found).toEqual([]);
    expect(plain).not.toMatch(/samplewoman|@customer|larkspur/i);
  });

  it('says how each field was found, and what was called', () => {
    const text = reportMarkdown(report());
    expect(text).toContain('| Amount | by its hook | filled |');
    expect(text).toContain('| Email__c | by its label | filled |');
    expect(text).toContain('| CloseDate | unreadable | ambiguous-date |');
    expect(text).toContain('| NextStep | by its hook | empty, unsaved |');
    expect(text).toMatch(/PATCH \/crm\/v3\/objects\/deals\/…67\?properties=….*\| 200 \| 12 \| 1 \|/);
    expect(text).toContain('authorization: redacted');
    expect(text).toContain('x-hubspot-ratelimit-remaining: 99');
  });
});

describe('a path in a report', () => {
  it.each([
    ['/crm/v3/objects/0-3/9001234567', '/crm/v3/objects/0-3/…67'],
    ['/services/data/v66.0/sobjects/Lead/00Q8d0000000004EAA', '/services/data/v66.0/sobjects/Lead/00Q…'],
    [
      '/services/data/v66.0/query?q=SELECT+Name+FROM+User+WHERE+Name+IN+(1)',
      '/services/data/v66.0/query?q=User…',
    ],
    ['/crm/v3/owners?limit=500&after=Ada', '/crm/v3/owners?limit=500&after=…'],
    ['/crm/v3/properties/deals/hs_next_step', '/crm/v3/properties/deals/hs_next_step'],
  ])('%s is %s', (path, redacted) => {
    expect(redactedPath(path)).toBe(redacted);
  });
});

describe('the diagnosis of a reading', () => {
  it('keeps names that can be names, and a language that can be one', () => {
    const clean = cleanDiagnosis({
      crm: 'hubspot',
      object: 'deal',
      state: 'ready',
      layout: 'cards',
      language: 'de-AT',
      truncated: false,
      hasTitle: true,
      stages: { listed: 0, current: 'none' },
      byHook: ['amount', 'Ada Sample', 'ada@sample.example'],
      byLabel: [],
      empty: [],
      unsaved: [],
      unreadable: { 'a b': 'loading', closedate: 'loading' },
    });
    expect([clean.language, clean.byHook, Object.keys(clean.unreadable)]).toEqual([
      'de-AT',
      ['amount'],
      ['closedate'],
    ]);
  });
});
