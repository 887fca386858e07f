import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { PageReading } from '../../record/types';
import type { CrmPage, SavedTexts } from '../adapter';
import { READ_LIMITS } from '../limits';
import { salesforcePage } from '../salesforce/page';
import { type OpenedPage, openPage } from '../testing/open-page';
import { hubspotPage } from './page';

const DEAL = 'https://app.hubspot.com/contacts/7/record/0-3/1';
const OPPORTUNITY = 'https://acme.lightning.force.com/lightning/r/Opportunity/006A000000LanT1IAJ/view';

let opened: OpenedPage[] = [];
afterEach(async () => {
  await Promise.all(opened.map((page) => page.close()));
  opened = [];
});

function read(body: string, page: CrmPage = hubspotPage, saved?: SavedTexts): PageReading {
  const url = page === hubspotPage ? DEAL : OPPORTUNITY;
  const identity = page.identify(new URL(url));
  if (!identity) throw new Error('no record page');
  const at = openPage(`<html><body>${body}</body></html>`, url);
  opened.push(at);
  return page.read(at.doc, identity, 5, saved);
}

const row = (name: string, value: string) => `
  <span data-test-id="${name}"><div data-deferred-property-input-root="true"><label>${name}</label>
    <span data-selenium-test="property-input-${name}">${value}</span></div></span>`;
const card = (rows: string) =>
  `<section data-card-type="PROPERTIES_V3"><ul data-selenium-test="profile-properties-list">${rows}</ul></section>`;

describe('limits', () => {
  it('gives up on a text that is too long, and only on that one', () => {
    const { fields, state } = read(
      card(row('notes', 'x'.repeat(READ_LIMITS.textLength + 1)) + row('amount', '$5')),
    );
    expect(state).toBe('ready');
    expect(fields.notes).toEqual({ label: 'notes', state: 'unreadable', reason: 'too-long' });
    expect(fields.amount).toMatchObject({ text: '$5' });
  });

  it('stops after as many fields as it takes, and says so', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => row(`f${i}`, '1')).join('');
    expect(read(card(rows(READ_LIMITS.fieldNodes))).truncated).toBe(false);
    const { truncated, fields } = read(card(rows(READ_LIMITS.fieldNodes + 1)));
    expect(truncated).toBe(true);
    expect(Object.keys(fields)).toHaveLength(READ_LIMITS.fieldNodes);
  });
});

describe('editing, with what was shown before', () => {
  const area = (typed: string) =>
    card(
      row('amount', '').replace(
        /<span data-selenium.*<\/span>(?=<\/div>)/,
        `<textarea data-selenium-test="property-input-amount">${typed}</textarea>`,
      ),
    );

  it('tells an edit from a form that repeats the value', () => {
    const saved = new Map([['amount', '$5.00']]);
    expect(read(area('5'), hubspotPage, saved).fields.amount).toEqual({
      label: 'amount',
      state: 'text',
      text: '$5.00',
    });
    expect(read(area('6'), hubspotPage, saved).fields.amount).toMatchObject({ text: '6', unsaved: true });
    expect(read(area(''), hubspotPage, saved).fields.amount).toEqual({
      label: 'amount',
      state: 'empty',
      unsaved: true,
    });
  });
});

describe('any page at all', () => {
  const hooks = [
    'data-test-id="amount"',
    'data-test-id="highlight-property-display-amount"',
    'data-test-id="all-properties-panel"',
    'data-test-id="property-input-skeleton"',
    'data-selenium-test="property-input-amount"',
    'data-selenium-test="profile-properties-list"',
    'data-deferred-property-input-root="true"',
    'data-card-type="PROPERTIES_V3"',
    'data-target-selection-name="sfdc:RecordField.Opportunity.Amount"',
    'data-target-selection-name="sfdc:RecordField."',
    'class="test-id__output-root"',
    'class="test-id__field-value"',
    'class="slds-path__item slds-is-current"',
    'class="oneContent active"',
    'hidden',
    'role="combobox"',
  ];
  const tags = [
    'div',
    'span',
    'ul',
    'label',
    'textarea',
    'select',
    'button',
    'a',
    'slot',
    'one-record-home-flexipage2',
    'force-lookup',
  ];
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc
      .tuple(
        fc.constantFrom(...tags),
        fc.subarray(hooks, { maxLength: 3 }),
        fc.array(
          fc.oneof({ maxDepth: 5 }, fc.constantFrom('--', '', '$5', '<input value="1">'), tie('node')),
          { maxLength: 4 },
        ),
      )
      .map(([tag, attributes, children]) => `<${tag} ${attributes.join(' ')}>${children.join('')}</${tag}>`),
  })).node;

  it('is read without throwing', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(hubspotPage, salesforcePage), (html, page) => {
        const reading = read(html, page);
        expect(['loading', 'ready', 'failed']).toContain(reading.state);
        for (const { doc } of opened.slice(-1)) expect(page.findField(doc, 'Nope')).toBeNull();
      }),
      { numRuns: 300, seed: 71 },
    );
  });
});
