import { parseArgs } from 'node:util';
import type { Crm } from '../../src/record/types';

export interface StartOptions {
  crm: Crm;
  object: 'deal' | 'lead' | 'review';
  record: string | null;
  dataDir: string | null;
  screenshot: string | null;
  isHeadless: boolean;
  isJson: boolean;
  isDark: boolean;
}

export const USAGE = `npm start -- [options]
  --crm hubspot|salesforce   which CRM to open (default hubspot)
  --object deal|lead|review  which kind of record (default deal), or the review over made-up records
  --record ID                that record instead of one with warnings
  --data DIR                 serve the public set in DIR instead of the seeded data
  --dark                     the browser asks for dark colours
  --headless                 no window: print the assessment, save a screenshot, exit
  --json                     with --headless: print JSON
  --screenshot FILE          where to save it (default .leadlight/screenshot.png)`;

/** Reads the options of `npm start`. Throws an Error that says what was wrong. */
export function parseStartOptions(args: string[], hasDisplay: boolean): StartOptions {
  const { values } = parseArgs({
    args,
    strict: true,
    options: {
      crm: { type: 'string', default: 'hubspot' },
      object: { type: 'string', default: 'deal' },
      record: { type: 'string' },
      data: { type: 'string' },
      screenshot: { type: 'string' },
      headless: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      dark: { type: 'boolean', default: false },
    },
  });
  return {
    crm: oneOf('--crm', values.crm, ['hubspot', 'salesforce']),
    object: oneOf('--object', values.object, ['deal', 'lead', 'review']),
    record: values.record ?? null,
    dataDir: values.data ?? null,
    screenshot: values.screenshot ?? null,
    isHeadless: values.headless || values.json || !hasDisplay,
    isJson: values.json,
    isDark: values.dark,
  };
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new Error(`${option} is "${value}"; it must be ${allowed.join(' or ')}.`);
  return found;
}
