import type { Scope } from '../../../metrics/changes/standing';
import { type PeriodChoice, PRESET_LABEL, type PresetId } from './periods';

/** What was chosen to look at. A preset stays one: it is of the day that it is looked at. */
export interface KeptChanges {
  choice?: PeriodChoice;
  scope?: Scope;
  isBrief?: boolean;
}

/** As it was kept, perhaps by another version: what is not understood is as at first. */
export function readChanges(stored: unknown): KeptChanges {
  const { choice, scope, isBrief } = Object(stored);
  const { owner, pipeline } = Object(scope);
  const period = readChoice(Object(choice));
  return {
    ...(period && { choice: period }),
    scope: { ...(isText(owner) && { owner }), ...(isText(pipeline) && { pipeline }) },
    isBrief: isBrief === true,
  };
}

function readChoice({ preset, fromDay, toDay }: Record<string, unknown>): PeriodChoice | null {
  if (isPreset(preset)) return { preset };
  return isDay(fromDay) && isDay(toDay) ? { fromDay, toDay } : null;
}

const isPreset = (value: unknown): value is PresetId =>
  typeof value === 'string' && Object.hasOwn(PRESET_LABEL, value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
