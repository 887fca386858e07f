import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DAY_MS } from '../../../src/record/format';
import type { CrmRecord, FieldReading, HistoryEntry } from '../../../src/record/types';
import type { PipelineContext, StageContext } from '../../../src/rule-kinds/stages';

/**
 * Our figures against those that an independent program computed from public sets. The sets are
 * no part of the project: where they are missing, nothing of this is collected.
 */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');

export type Row = Record<string, string>;

export const hasSet = (name: string): boolean => existsSync(join(DATA, name));

/** The rows of a file; none where the set is missing, because a suite that is left out is set up too. */
export function rowsOf(file: string): Row[] {
  if (!existsSync(join(DATA, file))) return [];
  return parse(readFileSync(join(DATA, file), 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
}

export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const field = (value: string | number): FieldReading => ({
  state: 'value',
  value,
  text: String(value),
  label: 'Label',
});
export const textField = (text: string | undefined): FieldReading =>
  text ? field(text) : { state: 'empty', label: 'Label' };
export const numberField = (text: string | undefined): FieldReading =>
  text ? field(Number(text)) : textField(text);
/** `2018-02-26` or `2018-02-26 19:58:54`, in UTC. */
export const timeField = (text: string | undefined): FieldReading => {
  if (!text) return textField(text);
  const precision = text.length > 10 ? 'exact' : 'day';
  const value = Date.parse(text.length > 10 ? `${text.replace(' ', 'T')}Z` : `${text}T00:00:00Z`);
  return { state: 'value', value, text, label: 'Label', precision };
};

export function recordOf(
  id: string,
  stage: string | null,
  fields: Record<string, FieldReading>,
  history: HistoryEntry[] = [],
): CrmRecord {
  return {
    identity: { crm: 'salesforce', object: 'deal', id, org: 'example.my.salesforce.com', url: '' },
    title: null,
    fields,
    stage: stage === null ? null : { id: null, label: stage },
    stages: [],
    history,
    asOf: 0,
    coverage: 'page',
    apiNames: {},
  };
}

export function pipelineOf(...stages: [label: string, kind: StageContext['kind']][]): PipelineContext {
  return {
    id: 'default',
    label: 'Default',
    stages: stages.map(([label, kind], position) => ({
      id: label.toLowerCase(),
      label,
      aliases: [],
      kind,
      requiredFields: [],
      staleAfterDays: null,
      position,
    })),
  };
}

export const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 100) / 100;
export const percent = (value: number | null): number | null =>
  value === null ? null : rounded(value * 100);
