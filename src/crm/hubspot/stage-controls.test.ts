import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedPage, openPage } from '../testing/open-page';
import { hubspotStageControls } from './stage-controls';

let opened: OpenedPage;

afterEach(() => opened.close());

function open(body: string) {
  opened = openPage(`<html><body>${body}</body></html>`, 'https://app.hubspot.com/contacts/7/record/0-3/1');
  const { doc } = opened;
  const controls = hubspotStageControls();
  return (selector: string) => {
    const found = doc.querySelector(selector);
    if (!found) throw new Error(`No ${selector}`);
    return controls.moveOf(found);
  };
}

const LIST =
  '<ul role="listbox"><li role="option" data-value="9"><button id="choice"><span id="text">Negotiation</span></button></li></ul>';
const highlight = '<div data-test-id="highlight-property-item-dealstage"><button id="stage">v</button></div>';
const row =
  '<span data-test-id="dealstage"><div><button id="stage" role="combobox">Demo</button></div></span>';
const other = '<span data-test-id="hs_next_step"><button id="other">v</button></span>';

describe('HubSpot’s stage dropdown', () => {
  it.each([
    ['the highlights', highlight],
    ['a property card', row],
  ])('leads to the choice that is pressed, in %s', (_where, control) => {
    const press = open(control + LIST);
    expect(press('#stage')).toBeNull();
    expect(press('#text')).toMatchObject({ names: ['9', 'Negotiation'], does: 'saves' });
    expect(press('#choice')?.control.getAttribute('role')).toBe('option');
  });

  it('is no other dropdown, though a choice there has the name of a stage', () => {
    const press = open(highlight + other + LIST);
    expect(press('#text')).toBeNull();
    press('#stage');
    press('#other');
    expect(press('#text')).toBeNull();
  });

  it('stays the stage’s while the rep presses around in its list', () => {
    const press = open(highlight + LIST);
    press('#stage');
    expect(press('ul')).toBeNull();
    expect(press('#text')).not.toBeNull();
  });

  it('of an associated deal is not this deal’s', () => {
    const press = open(`<section data-card-type="ASSOCIATION_V3">${row}</section>${LIST}`);
    press('#stage');
    expect(press('#text')).toBeNull();
  });
});
