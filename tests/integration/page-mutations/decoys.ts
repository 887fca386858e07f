/** What stands on CRM pages beside the record and is none of it. */
const propertyRow = (name: string, value: string) =>
  `<span data-test-id="${name}"><div data-deferred-property-input-root="true"><label>${name}</label><span data-selenium-test="property-input-${name}">${value}</span></div></span>`;
const list = (rows: string) => `<ul data-selenium-test="profile-properties-list">${rows}</ul>`;
const recordField = (object: string, name: string, value: string) =>
  `<div data-target-selection-name="sfdc:RecordField.${object}.${name}"><div class="test-id__output-root"><span class="test-id__field-label">${name}</span><span class="test-id__field-value">${value}</span></div></div>`;

export const DECOYS = [
  '<span data-test-id="amount">$1.00</span>',
  '<span data-selenium-test="property-input-amount">$1.00</span>',
  `<div data-card-type="ASSOCIATION_V3">${list(propertyRow('amount', '$2.00'))}</div>`,
  '<div data-card-type="ASSOCIATION_V3"><div data-test-id="property-input-dealname">Decoy</div></div>',
  `<div data-card-type="TICKETS">${list(propertyRow('closedate', '1/1/2001'))}</div>`,
  `<section data-card-type="PROPERTIES_V3" data-card-id="PROPERTIES_V3/0-5/V2">${list(propertyRow('amount', '$2.50') + propertyRow('subject', 'Decoy'))}</section>`,
  `<div role="dialog" aria-modal="true"><h2 data-test-id="highlight-record-label">Decoy</h2><section data-card-type="PROPERTIES_V3">${list(propertyRow('amount', '$2.60') + propertyRow('decoy', 'Decoy'))}</section></div>`,
  `<aside data-test-id="object-preview-panel"><section data-card-type="PROPERTIES_V3">${list(propertyRow('dealstage', 'Decoy'))}</section></aside>`,
  '<div data-test-id="crm-property-list-item"><label>Amount</label><span>$3.00</span></div>',
  '<nav><a data-test-id="deals">Deals</a><a data-test-id="badge">9</a></nav>',
  recordField('Case', 'Amount', '$4.00'),
  `<div class="oneContent" style="display: none"><one-record-home-flexipage2>${recordField('Opportunity', 'Amount', '$5.00')}${recordField('Account', 'Phone', '555')}</one-record-home-flexipage2></div>`,
  '<records-highlights-details-item><p title="Amount">Amount</p><p class="fieldComponent">$6.00</p></records-highlights-details-item>',
  `<section role="dialog" class="slds-modal">${recordField('Opportunity', 'Amount', '$6.50')}${recordField('Lead', 'Company', 'Decoy')}${recordField('Account', 'Name', 'Decoy')}</section>`,
  `<section role="dialog" class="slds-popover">${recordField('Contact', 'Email', 'decoy@example.com')}${recordField('Opportunity', 'StageName', 'Decoy')}</section>`,
  '<div data-component-id="force_relatedRecord7"><records-record-layout-item field-label="Amount"><span class="test-id__field-value">$6.60</span></records-record-layout-item></div>',
  '<ul><li class="slds-is-active">Decoy</li><li class="slds-is-current">Decoy</li></ul>',
  '<div data-field-id="RecordAmountField"><span class="test-id__field-value">$7.00</span></div>',
] as const;
