import type { StageControls, StageMove } from '../guard/stage-move';
import { shownText } from '../page/text';

/** The deal's own stage, in the highlights or in a property card; never that of an associated record. */
const STAGE =
  '[data-test-id="dealstage"], [data-test-id="highlight-property-item-dealstage"], [data-test-id="highlight-property-display-dealstage"], [data-selenium-test="property-input-dealstage"]';
const ASSOCIATED = '[data-card-type="ASSOCIATION_V3"]';
const LIST = '[role="listbox"], [role="menu"]';
const OPTION = '[role="option"], [role="menuitem"], [role="menuitemradio"]';

/**
 * HubSpot draws the choices of a dropdown at the end of the page, away from the property they belong to:
 * a choice is a stage when the control that was pressed last stands at the stage.
 */
export function hubspotStageControls(): StageControls {
  let isStageOpen = false;
  return {
    moveOf(target) {
      const option = target.closest<HTMLElement>(OPTION);
      if (option && isStageOpen) return choice(option);
      if (!option && !target.closest(LIST))
        isStageOpen = target.closest(STAGE) !== null && target.closest(ASSOCIATED) === null;
      return null;
    },
  };
}

function choice(option: HTMLElement): StageMove | null {
  const text = shownTextOf(option);
  const names = [option.getAttribute('data-value'), text].filter((name) => name !== null && name !== '');
  return names.length > 0 ? { names: names.map(String), control: option, does: 'saves' } : null;
}

/** `shownText` leaves buttons out, and a choice may be drawn as one. */
function shownTextOf(option: Element): string {
  const text = shownText(option.querySelector('button') ?? option);
  return typeof text === 'string' ? text : '';
}
