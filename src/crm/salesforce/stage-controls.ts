import type { StageControls, StageMove } from '../guard/stage-move';
import { closestAcross, closestTagAcross, finderFor, findTagAcross } from '../page/shadow';
import { shownText } from '../page/text';
import { LWC_STEP, PATH_ITEM } from './path-steps';

/** One button for "Mark as Current Stage" and "Mark Stage as Complete", in whatever language. */
const MARK = 'button.slds-path__mark-complete';
const LWC_PATH = 'runtime_sales_pathassistant-path-assistant';
const SAVE = 'button[name="SaveEdit"]';
const FORM = '[role="dialog"], .slds-modal, one-record-home-flexipage2';
const STAGE = '[data-target-selection-name="sfdc:RecordField.Opportunity.StageName"]';
const CHOSEN = '[role="combobox"], select';
const CLOSE_DIALOG = '[role="dialog"], .slds-modal';

/** Path, stage field of a form, and the dialog that closes a deal. */
export function salesforceStageControls(): StageControls {
  /** The Path's last button led to no stage of its own: a dialog asks which closed one it is. */
  let isClosing = false;
  return {
    moveOf(target) {
      const mark = closestAcross(target, MARK);
      if (mark) {
        const move = markedStep(mark as HTMLElement);
        isClosing = move !== null;
        return move;
      }
      const step = closestTagAcross(target, LWC_STEP) ?? closestAcross(target, PATH_ITEM);
      if (step) return { names: namesOf(step), control: step as HTMLElement, does: 'looks' };
      const save = closestAcross(target, SAVE);
      if (save) return chosenIn(closestAcross(save, FORM), STAGE, save as HTMLElement);
      const button = closestAcross(target, 'button.slds-button_brand');
      if (!button || !isClosing) return null;
      return chosenIn(closestAcross(button, CLOSE_DIALOG), null, button as HTMLElement);
    },
  };
}

/** The step that is looked at, or the one after the current step where that is looked at itself. */
function markedStep(button: HTMLElement): StageMove | null {
  const path = closestTagAcross(button, LWC_PATH) ?? closestAcross(button, '.slds-path');
  if (!path) return null;
  const steps = stepsOf(path);
  const current = steps.findIndex((step) => isMarked(step, 'slds-is-current'));
  const active = steps.findIndex((step) => isMarked(step, 'slds-is-active'));
  const step = steps[active < 0 || active === current ? current + 1 : active];
  return step && current >= 0 ? { names: namesOf(step), control: button, does: 'saves' } : null;
}

/** In page order; an item that a component draws is no step of its own. */
function stepsOf(path: Element): Element[] {
  const hosts = findTagAcross(path, LWC_STEP);
  return hosts.length > 0 ? hosts : finderFor(path).all(path, PATH_ITEM);
}

const isMarked = (step: Element, name: string): boolean =>
  step.classList.contains(name) || finderFor(step).first(step, `.${name}`) !== null;

function namesOf(step: Element): string[] {
  const find = finderFor(step);
  const named = step.hasAttribute('data-name') ? step : find.first(step, '[data-name]');
  const title = find.first(step, 'a[title]')?.getAttribute('title');
  return [named?.getAttribute('data-name'), title].filter((name) => typeof name === 'string');
}

/** What a form's stage control holds now; `field` null: the one choice of a small dialog. */
function chosenIn(form: Element | null, field: string | null, control: HTMLElement): StageMove | null {
  if (!form) return null;
  const find = finderFor(form);
  const row = field === null ? form : find.first(form, field);
  const [chosen, second] = row ? finderFor(row).all(row, CHOSEN) : [];
  if (!chosen || second) return null;
  const names = chosenNames(chosen).filter((name) => typeof name === 'string' && name !== '');
  return { names: names.map(String), control, does: 'saves' };
}

function chosenNames(chosen: Element): (string | null | undefined)[] {
  if (chosen.localName === 'select') {
    const { value, selectedOptions } = chosen as HTMLSelectElement;
    return [value, selectedOptions[0]?.textContent];
  }
  const first = chosen.firstElementChild ?? chosen;
  const text = shownText(first);
  const value = chosen.localName === 'input' ? (chosen as HTMLInputElement).value : null;
  return [chosen.getAttribute('data-value'), value, typeof text === 'string' ? text : null];
}
