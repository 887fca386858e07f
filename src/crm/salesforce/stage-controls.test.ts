import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedPage, openPage } from '../testing/open-page';
import { salesforceStageControls } from './stage-controls';

const URL_6 = 'https://acme.lightning.force.com/lightning/r/Opportunity/006A000000LanT1IAJ/view';
let opened: OpenedPage;

afterEach(() => opened.close());

function open(body: string) {
  opened = openPage(`<html><body>${body}</body></html>`, URL_6);
  const { doc } = opened;
  const controls = salesforceStageControls();
  const at = (selector: string): Element => {
    const root = doc.querySelector('x-host')?.shadowRoot;
    const found = doc.querySelector(selector) ?? root?.querySelector(selector);
    if (!found) throw new Error(`No ${selector}`);
    return found;
  };
  return { at, press: (selector: string) => controls.moveOf(at(selector)) };
}

const step = (name: string, classes = 'slds-is-incomplete') =>
  `<li class="slds-path__item ${classes}" data-name="${name}"><a title="${name} label"><span class="s-${name}">${name}</span></a></li>`;
const path = (...steps: string[]) =>
  `<div class="slds-path"><ul>${steps.join('')}</ul><button class="slds-path__mark-complete"><i>Als aktuell markieren</i></button></div>`;
const current = 'slds-is-current';

describe('the Path', () => {
  it('marks the step that is looked at, whatever the button says', () => {
    const { press } = open(
      path(step('Demo', current), step('Proposal'), step('Negotiation', 'slds-is-active')),
    );
    expect(press('button i')).toMatchObject({ names: ['Negotiation', 'Negotiation label'], does: 'saves' });
  });

  it('completes the current step where no other one is looked at', () => {
    const { press } = open(path(step('Demo', `${current} slds-is-active`), step('Proposal')));
    expect(press('button')?.names[0]).toBe('Proposal');
    const other = open(path(step('Demo', current), step('Proposal')));
    expect(other.press('button')?.names[0]).toBe('Proposal');
  });

  it('is not understood without a current step, or at its end', () => {
    expect(open(path(step('Demo'), step('Proposal', 'slds-is-active'))).press('button')).toBeNull();
    expect(
      open(path(step('Demo'), step('Proposal', `${current} slds-is-active`))).press('button'),
    ).toBeNull();
  });

  it('only looks at a step that is pressed', () => {
    const { press } = open(path(step('Demo', current), step('Proposal')));
    expect(press('.s-Proposal')).toMatchObject({ names: ['Proposal', 'Proposal label'], does: 'looks' });
  });

  it('is read inside an open shadow root, and in its newer component', () => {
    const lwc = (name: string, classes: string) =>
      `<runtime_sales_pathassistant-path-step class="${classes}"><a title="${name}">${name}</a></runtime_sales_pathassistant-path-step>`;
    const { press } = open(
      `<x-host><template shadowrootmode="open"><runtime_sales_pathassistant-path-assistant>${lwc('Demo', current)}${lwc('Proposal', 'slds-is-active')}<button class="slds-path__mark-complete">Go</button></runtime_sales_pathassistant-path-assistant></template></x-host>`,
    );
    expect(press('button')?.names).toEqual(['Proposal']);
  });

  it('knows no other button', () => {
    const { press } = open(
      `${path(step('Demo', current))}<button id="other" class="slds-button_brand">Save</button>`,
    );
    expect(press('#other')).toBeNull();
  });
});

describe('a form', () => {
  const stageRow = (control: string) =>
    `<div data-target-selection-name="sfdc:RecordField.Opportunity.StageName">${control}</div>`;
  const combobox =
    '<button role="combobox" data-value="Negotiation"><span>Verhandlung</span><svg></svg></button>';
  const form = (row: string) =>
    `<one-record-home-flexipage2>${row}<button name="SaveEdit">Save</button></one-record-home-flexipage2>`;

  it('saves the stage that its control holds', () => {
    expect(open(form(stageRow(combobox))).press('[name="SaveEdit"]')).toMatchObject({
      names: ['Negotiation', 'Verhandlung'],
      does: 'saves',
    });
  });

  it('says nothing of a stage it does not show for editing', () => {
    expect(open(form(stageRow('<span>Demo</span>'))).press('[name="SaveEdit"]')).toBeNull();
    expect(open(form('')).press('[name="SaveEdit"]')).toBeNull();
  });

  it('of a dialog counts once the Path’s button has opened it', () => {
    const dialog =
      '<section role="dialog"><select><option value="Closed Won">Gewonnen</option></select><button class="slds-button_brand">OK</button></section>';
    const { press } = open(path(step('Demo', current), step('Closed', 'slds-is-active')) + dialog);
    expect(press('.slds-button_brand')).toBeNull();
    press('.slds-path__mark-complete');
    expect(press('.slds-button_brand')?.names).toEqual(['Closed Won', 'Gewonnen']);
  });
});
